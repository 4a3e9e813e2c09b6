import type { BundleNote } from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import { INCOMPLETE, type Note, type NoteCode } from '../model/note.ts';
import { detailIn } from './note-details.ts';
import { NOTES } from './phrases.ts';

/** Notes of one code that are listed; a hostile bundle could earn hundreds of thousands. */
const LISTED = 50;

/**
 * The notes as the document lists them: what makes a bundle incomplete first, then by code and place, whatever order
 * the archive had. What is said more than once, and what is too much to list, is counted.
 */
export function bundleNotes(notes: readonly Note[], locale: Locale): BundleNote[] {
  const byCode = new Map<NoteCode, Note[]>();
  for (const note of merged(notes)) {
    const same = byCode.get(note.code);
    if (same === undefined) byCode.set(note.code, [note]);
    else same.push(note);
  }
  return [...byCode]
    .sort(([a], [b]) => rank(a) - rank(b) || compare(a, b))
    .flatMap(([code, all]) => listed(code, all.sort(byPlace)))
    .map((note) => bundleNote(note, locale));
}

function merged(notes: readonly Note[]): Note[] {
  const known = new Map<string, Note>();
  for (const note of notes) {
    const key = keyOf(note);
    const same = known.get(key);
    known.set(key, same === undefined ? note : { ...same, count: (same.count ?? 1) + (note.count ?? 1) });
  }
  return [...known.values()];
}

function keyOf({ code, path, line, detail }: Note): string {
  return JSON.stringify([code, path, line, detail]);
}

function listed(code: NoteCode, notes: readonly Note[]): Note[] {
  if (notes.length <= LISTED) return [...notes];
  const rest = notes.slice(LISTED);
  const count = rest.reduce((sum, note) => sum + (note.count ?? 1), 0);
  return [...notes.slice(0, LISTED), { code, detail: 'more of the same kind', count }];
}

function rank(code: NoteCode): number {
  return INCOMPLETE.has(code) ? 0 : 1;
}

function byPlace(a: Note, b: Note): number {
  return (
    // What is said of the bundle as a whole stands last: it sums up.
    Number(a.path === undefined) - Number(b.path === undefined) ||
    compare(a.path ?? '', b.path ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compare(keyOf(a), keyOf(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bundleNote({ code, path, line, detail, count }: Note, locale: Locale): BundleNote {
  const text = NOTES[code][locale];
  const more = detail === undefined ? '' : detailIn(locale, detail);
  const said = more === '' ? text : locale === 'en' ? `${text} (${more})` : `${text}（${more}）`;
  return { code, text: said, path, line, count };
}
