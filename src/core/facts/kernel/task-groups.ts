import type { FactOfKind } from '../../model/fact.ts';
import type { tasks } from '../kinds/tasks.ts';

type Task = FactOfKind<typeof tasks>;

/** Tasks that a task is compared with, of all that share a key with it. */
const CANDIDATES = 16;

interface Group {
  reports: number[];
  /** Set where another group turned out to be the same. */
  into?: Group;
}

/** Reports of one task, of which more and more turn out to be of the same. Near linear in the number of reports. */
export class TaskGroups {
  readonly #tasks: readonly Task[];
  readonly #groups: readonly Group[];

  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
    this.#groups = tasks.map((_, index) => ({ reports: [index] }));
  }

  /** Joins what shares a key, if `fits` agrees. */
  join(keysOf: (task: Task) => readonly string[], fits: (a: Task, b: Task) => boolean = () => true): void {
    const known = new Map<string, number>();
    for (const [index, task] of this.#tasks.entries()) {
      for (const key of keysOf(task)) {
        const first = known.get(key);
        const other = first === undefined ? undefined : this.#tasks[first];
        if (first === undefined || other === undefined) known.set(key, index);
        else if (fits(other, task)) this.#unite(first, index);
      }
    }
  }

  /** Gives each report that lost something to one that holds the whole. */
  absorb(
    keysOf: (task: Task) => { readonly part?: string | undefined; readonly whole?: string | undefined },
    fits: (part: Task, whole: Task) => boolean,
  ): void {
    const keys = this.#tasks.map(keysOf);
    const wholes = new Map<string, number[]>();
    for (const [index, { whole }] of keys.entries()) {
      if (whole === undefined) continue;
      const known = wholes.get(whole);
      if (known === undefined) wholes.set(whole, [index]);
      else if (known.length < CANDIDATES && !this.#areOne(known.at(-1) ?? index, index)) known.push(index);
    }
    for (const [index, { part }] of keys.entries()) {
      const task = this.#tasks[index];
      if (part === undefined || task === undefined) continue;
      const home = wholes.get(part)?.find((whole) => fits(task, this.#tasks[whole] ?? task));
      if (home !== undefined) this.#unite(home, index);
    }
  }

  /** Each group in the order of the reports, the groups in the order of their first. */
  all(): (readonly Task[])[] {
    const left = this.#groups.filter(({ into }) => into === undefined).map(({ reports }) => reports.sort(ascending));
    return left
      .sort(([a = 0], [b = 0]) => a - b)
      .map((reports) => reports.flatMap((index) => this.#tasks[index] ?? []));
  }

  #areOne(a: number, b: number): boolean {
    return this.#rootOf(a) === this.#rootOf(b);
  }

  /** The smaller into the larger, so that no report moves more often than a logarithm of their number. */
  #unite(one: number, other: number): void {
    const [a, b] = [this.#rootOf(one), this.#rootOf(other)];
    if (a === undefined || b === undefined || a === b) return;
    const [child, parent] = a.reports.length < b.reports.length ? [a, b] : [b, a];
    for (const report of child.reports) parent.reports.push(report);
    child.reports = [];
    child.into = parent;
  }

  #rootOf(index: number): Group | undefined {
    let root = this.#groups[index];
    while (root?.into !== undefined) root = root.into;
    return root;
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
