import type { Expression } from './expressions.ts';

/** More signals than this left open, and a truth over them is not asked: each doubles the questions. */
const MAX_OPEN = 6;

/**
 * The truths of one rule on one bundle. A signal that could not be evaluated within its bounds is open: what is said
 * must then hold whether it would have been seen or not.
 */
export class Truths {
  readonly #truths: ReadonlyMap<string, Expression>;
  readonly #known: Readonly<Record<string, boolean>>;
  readonly #open: ReadonlySet<string>;

  constructor(
    truths: ReadonlyMap<string, Expression>,
    known: Readonly<Record<string, boolean>>,
    open: ReadonlySet<string>,
  ) {
    this.#truths = truths;
    this.#known = known;
    this.#open = open;
  }

  /** True whatever the open signals are. */
  certain(text: string | undefined): boolean {
    const answers = this.#answers(text);
    return answers.length > 0 && answers.every(Boolean);
  }

  /** True for one at least of what the open signals may be. */
  possible(text: string | undefined): boolean {
    if (text !== undefined && this.#openIn(text).length > MAX_OPEN) return true;
    return this.#answers(text).some(Boolean);
  }

  /** One answer for each way the open signals may be; none where they are too many. */
  #answers(text: string | undefined): boolean[] {
    const truth = text === undefined ? undefined : this.#truths.get(text);
    if (text === undefined || truth === undefined) return [];
    const open = this.#openIn(text);
    if (open.length > MAX_OPEN) return [];
    return Array.from({ length: 2 ** open.length }, (_, way) => {
      const assumed = open.map((name, index): [string, boolean] => [name, (way >> index) % 2 === 1]);
      return truth.evaluate({ ...this.#known, ...Object.fromEntries(assumed) }) === true;
    });
  }

  #openIn(text: string): string[] {
    return (this.#truths.get(text)?.reads ?? []).filter((name) => this.#open.has(name));
  }
}
