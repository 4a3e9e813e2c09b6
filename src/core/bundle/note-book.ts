import type { Note, NoteCode } from '../model/note.ts';

/** So that a hostile archive cannot fill memory with our own remarks. */
const KEPT_PER_CODE = 1000;

/** Collects notes; from the thousandth of one code on they are only counted. */
export class NoteBook {
  readonly notes: Note[] = [];
  readonly #counts = new Map<NoteCode, number>();

  readonly add = (note: Note): void => {
    const count = (this.#counts.get(note.code) ?? 0) + 1;
    this.#counts.set(note.code, count);
    if (count <= KEPT_PER_CODE) this.notes.push(note);
  };

  /** Says how many notes were not kept. */
  close(): void {
    for (const [code, count] of this.#counts) {
      if (count > KEPT_PER_CODE) {
        this.notes.push({ code, detail: 'more of the same kind', count: count - KEPT_PER_CODE });
      }
    }
    this.#counts.clear();
  }
}
