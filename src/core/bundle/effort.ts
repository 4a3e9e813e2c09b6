import type { Watch } from '../model/watch.ts';
import type { Limits } from './limits.ts';
import { tooLarge } from './too-large.ts';

/** The time that one bundle takes. Without a watch nothing is measured. */
export class Effort {
  readonly #limits: Pick<Limits, 'workSeconds' | 'stallSeconds'>;
  readonly #watch: Watch | undefined;
  readonly #startedAt: number;
  #waited = 0;
  #waitsSince: number | undefined;

  constructor(limits: Pick<Limits, 'workSeconds' | 'stallSeconds'>, watch: Watch | undefined) {
    this.#limits = limits;
    this.#watch = watch;
    this.#startedAt = watch?.seconds() ?? 0;
  }

  waiting(isWaiting: boolean): void {
    if (this.#watch === undefined) return;
    const now = this.#watch.seconds();
    if (this.#waitsSince !== undefined) this.#waited += now - this.#waitsSince;
    this.#waitsSince = isWaiting ? now : undefined;
  }

  /** Throws where too much work was done. */
  check(): void {
    if (this.#watch === undefined) return;
    const { workSeconds } = this.#limits;
    const since = this.#waitsSince ?? this.#watch.seconds();
    if (since - this.#startedAt - this.#waited > workSeconds) throw tooLarge('workSeconds', workSeconds);
  }

  /** A decoder's next answer. One that has its bytes, and does not come, is given up. */
  async supervise<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#watch === undefined) return ask();
    this.check();
    const watch = this.#watch;
    const { stallSeconds } = this.#limits;
    let gaveUp = false;
    let cancel = (): void => undefined;
    const arm = (): void => {
      cancel = watch.after(stallSeconds, () => {
        if (this.#waitsSince !== undefined) {
          arm();
          return;
        }
        gaveUp = true;
        watch.giveUp();
      });
    };
    arm();
    try {
      return await ask();
    } catch (error) {
      throw gaveUp ? tooLarge('stallSeconds', stallSeconds) : error;
    } finally {
      cancel();
    }
  }
}
