import type { MemberFacts } from './member-reader.ts';

/** Rows kept of all members together; a large host has some hundred thousand. */
export const MAX_KEPT_ROWS = 1_000_000;

/** Bounds what a bundle of many large tables can make us hold. */
export class KeptRows {
  readonly #max: number;
  #rows = 0;

  constructor(max: number = MAX_KEPT_ROWS) {
    this.#max = max;
  }

  /** The member, or without its rows where there is no more room: what they say is then unknown. */
  take(member: MemberFacts): MemberFacts {
    const rows = rowsOf(member);
    if (this.#rows + rows <= this.#max) {
      this.#rows += rows;
      return member;
    }
    const { path } = member;
    const note = { code: 'too-large', path, detail: `more than ${this.#max} rows of all members` } as const;
    return { ...member, facts: new Map(), settled: [], notes: [...member.notes, note] };
  }

  drop(member: MemberFacts): void {
    this.#rows -= rowsOf(member);
  }
}

function rowsOf({ facts }: MemberFacts): number {
  return [...facts.values()].reduce((sum, { length }) => sum + length, 0);
}
