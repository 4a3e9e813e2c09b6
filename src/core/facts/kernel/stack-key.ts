import type { Frame } from '../../model/fact.ts';

/**
 * Two stacks with the same key are the same place to sleep: the same return addresses in the same functions. Leftovers
 * of the unwinder change from report to report and do not count. 64 bits of hash: a collision would only join two
 * reports that one bundle made for that purpose.
 */
export function stackKey(frames: readonly Frame[]): string {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (const frame of frames) {
    if (!frame.reliable) continue;
    const place = placeOf(frame);
    for (let at = 0; at < place.length; at += 1) {
      const code = place.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
    }
    high = Math.imul(high ^ 0x0a, 0x01000193);
  }
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}

/** Frames that mark a stack by its outer end: enough to tell one system call from another. */
const TAIL = 4;

/** What two stacks share if one of them lost its head; undefined where too little is left to tell. */
export function tailKey(frames: readonly Frame[]): string | undefined {
  const tail = reliable(frames).slice(-TAIL);
  return tail.length < TAIL ? undefined : tail.map(placeOf).join(' ');
}

/** Is `part` what a log kept of `whole` when it lost lines: the same frames in the same order, some of them missing? */
export function isPartOf(part: readonly Frame[], whole: readonly Frame[]): boolean {
  const places = reliable(part).map(placeOf);
  let found = 0;
  for (const frame of reliable(whole)) if (placeOf(frame) === places[found]) found += 1;
  return found >= places.length;
}

/** Does `part` end before `whole` does? All stacks of one sort of task end alike, so one of them was cut. */
export function isHeadOf(part: readonly Frame[], whole: readonly Frame[]): boolean {
  const [head, all] = [reliable(part), reliable(whole)];
  return head.length < all.length && head.every((frame, index) => placeOf(frame) === placeOf(all[index] ?? frame));
}

/** Is `part` the outer end of `whole`? */
export function isTailOf(part: readonly Frame[], whole: readonly Frame[]): boolean {
  const [tail, all] = [reliable(part), reliable(whole)];
  const from = all.length - tail.length;
  return from >= 0 && tail.every((frame, index) => placeOf(frame) === placeOf(all[from + index] ?? frame));
}

function reliable(frames: readonly Frame[]): readonly Frame[] {
  return frames.filter((frame) => frame.reliable);
}

function placeOf(frame: Frame): string {
  return `${frame.function}+${frame.offset ?? ''}`;
}
