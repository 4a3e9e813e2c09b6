import type { Clock } from '../../../src/http/clock.ts';

/** A clock that stands still but for `pass`, and for those who wait: they are woken at once, that much later. */
export function handClock(onWait: (ms: number) => void = () => undefined): Clock & { pass(ms: number): void } {
  let now = 0;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    async wait(ms) {
      now += ms;
      onWait(ms);
    },
  };
}
