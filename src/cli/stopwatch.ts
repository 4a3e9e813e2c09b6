import type { Stage } from '../core/diagnose.ts';

/** Where a run spends its time. Moments are milliseconds since the process began, as `performance.now` tells them. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #spent = new Map<string, number>();
  /** Node and unhang are loaded, and the rules compiled. */
  #stage: Stage | 'start' = 'start';
  #since = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(stage: Stage): void {
    this.#end();
    this.#stage = stage;
  }

  /** `0.31 s start, 4.20 s reading, 0.08 s rules (1.7 %), 4.59 s in all` */
  report(): string {
    this.#end();
    const all = [...this.#spent.values()].reduce((sum, spent) => sum + spent, 0);
    const parts = [...this.#spent].map(([stage, spent]) => {
      const share = stage === 'rules' ? ` (${((100 * spent) / all).toFixed(1)} %)` : '';
      return `${seconds(spent)} ${stage}${share}`;
    });
    return [...parts, `${seconds(all)} in all`].join(', ');
  }

  #end(): void {
    const now = this.#now();
    this.#spent.set(this.#stage, (this.#spent.get(this.#stage) ?? 0) + now - this.#since);
    this.#since = now;
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
