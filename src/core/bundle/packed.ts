import { BLOCK, parseHeader } from './tar/header.ts';

/** A folder of a report that lies in it as a tar. */
export interface PackedFolder {
  /** Where a member of the tar would lie had nobody packed it; undefined for a name that is none of the folder's. */
  readonly place: (name: string) => string | undefined;
}

/** What stands at the top of a report: folders of the host, and those that sos makes. */
const TOPS =
  /^(?:bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|sos_(?:commands|logs|reports|strings))$/;
/** Folders above a report's own top; bundles that were packed again have some. */
const MAX_ABOVE = 4;
const SUFFIX = '.tar';
/** A first member with the extension headers before it: Python writes one for a time with a fraction. */
export const PACKED_HEAD_BYTES = 8 * BLOCK;
/** Headers that are about the next one (POSIX.1-2001 pax, GNU long names). */
const EXTENSION = /^[xgLK]$/;

interface Candidate {
  /** With the slash behind it: what lies above the host's own path. */
  readonly above: string;
  /** The folder's path on the host, without the leading slash. */
  readonly folder: string;
}

/** May a member of this path be a packed folder? */
export function mayBePacked(path: string): boolean {
  return candidateOf(path) !== undefined;
}

/**
 * `sos report --pack-dir` (since 4.12) turns a folder that it collected into one tar beside its place, uncompressed:
 * `proc/fs/` into `proc/fs.tar`. Told by its place and by its first member, so that an archive which the host itself
 * kept in its folders stays a file. `head`: as many of its bytes as `PACKED_HEAD_BYTES`, or all.
 */
export function packedFolder(path: string, head: Uint8Array): PackedFolder | undefined {
  const candidate = candidateOf(path);
  const first = candidate === undefined ? undefined : firstName(head);
  if (candidate === undefined || first === undefined || placeIn(candidate, first) === undefined) return undefined;
  return { place: (name) => placeIn(candidate, name) };
}

function candidateOf(path: string): Candidate | undefined {
  if (!path.endsWith(SUFFIX)) return undefined;
  const names = path.slice(0, -SUFFIX.length).split('/');
  const top = names.slice(0, MAX_ABOVE + 1).findIndex((name) => TOPS.test(name));
  if (top < 0) return undefined;
  const above = names.slice(0, top).map((name) => `${name}/`);
  return { above: above.join(''), folder: names.slice(top).join('/') };
}

/** Members are named from the folder on, as `tar -C proc fs` has it, or from the report's top. */
function placeIn({ above, folder }: Candidate, name: string): string | undefined {
  const parent = folder.slice(0, folder.lastIndexOf('/') + 1);
  if (isIn(name, folder)) return `${above}${name}`;
  return isIn(name, folder.slice(parent.length)) ? `${above}${parent}${name}` : undefined;
}

function isIn(name: string, folder: string): boolean {
  return name === folder || name.startsWith(`${folder}/`);
}

function firstName(head: Uint8Array): string | undefined {
  for (let at = 0; at + BLOCK <= head.length; ) {
    const header = parseHeader(head.subarray(at, at + BLOCK));
    if (header === undefined) return undefined;
    if (!EXTENSION.test(header.type)) return header.name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
    at += BLOCK * (1 + Math.ceil(header.size / BLOCK));
  }
  return undefined;
}
