import type { Container } from './diagnosis/conclude.ts';
import type { HostReading } from './facts/collector.ts';
import type { OpenBundle } from './model/bundle.ts';
import type { Note } from './model/note.ts';

/** Where a host's bundle lies in what was sent, and what of it is about that bundle. */

type Place = Pick<Container, 'format' | 'root' | 'within'>;

/** The top folder is told from the archive that holds it. */
export function placeOf({ root, within }: HostReading, { format, nested }: OpenBundle): Place {
  if (within === undefined) return { format, root };
  return { format: `${nested?.get(within) ?? '?'} in ${format}`, root: root.slice(within.length + 1), within };
}

/** One of several hosts. Neither length nor checksum of its own bundle are known: they are those of the whole. */
export function containerOf(host: HostReading, bundle: OpenBundle): Container {
  const about = bundle.notes.filter((note) => concerns(note, host));
  const notes = [...about.map((note) => fromRoot(note, host)), ...host.notes];
  return { ...placeOf(host, bundle), entries: host.entries, notes };
}

/** A host's own notes, with paths as the whole has them. */
export function notesFromTop({ root, notes }: HostReading): Note[] {
  return notes.map((note) =>
    note.path === undefined || root === '' ? note : { ...note, path: `${root}/${note.path}` },
  );
}

/** What ended the whole may have ended any of them. */
function concerns({ path }: Note, { root, within }: HostReading): boolean {
  return path === undefined || isAt(path, root) || (within !== undefined && isAt(path, within));
}

function isAt(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function fromRoot(note: Note, { root }: HostReading): Note {
  const below = note.path !== undefined && root !== '' && note.path.startsWith(`${root}/`);
  return below ? { ...note, path: note.path?.slice(root.length + 1) } : note;
}
