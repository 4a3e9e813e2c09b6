/** Letters of logs, the frequent ones first; what is not here is rare. */
const FREQUENT = 'e0t1a 2oinsr3d45l6-c7:8u9mp.fhbgyv[]=/_kw';

const BUCKETS = 8;

/** The `length` letters in a row of a literal that logs have least often. */
export function rarest(literal: string, length: number): string {
  let best = literal.slice(0, length);
  for (let at = 1; at + length <= literal.length; at += 1) {
    const other = literal.slice(at, at + length);
    if (frequency(other) < frequency(best)) best = other;
  }
  return best;
}

/** About the logarithm of how often it occurs. */
function frequency(finger: string): number {
  let sum = 0;
  for (const letter of finger) {
    const place = FREQUENT.indexOf(letter);
    sum -= place < 0 ? 2 * FREQUENT.length : place;
  }
  return sum;
}

/**
 * Shares fingers out among eight buckets, like to like: what a bucket lets through is every mixture of the half-bytes
 * that its fingers have at the same place.
 */
export function bucketsOf(fingers: readonly string[]): readonly (readonly string[])[] {
  const buckets: string[][] = Array.from({ length: BUCKETS }, () => []);
  for (const finger of [...new Set(fingers)].sort()) {
    const costs = buckets.map((bucket) => passes([...bucket, finger]) - passes(bucket));
    buckets[costs.indexOf(Math.min(...costs))]?.push(finger);
  }
  return buckets;
}

/** Of 256 ** length random texts, how many would pass. */
function passes(bucket: readonly string[]): number {
  if (bucket.length === 0) return 0;
  let product = 1;
  for (let at = 0; at < (bucket[0]?.length ?? 0); at += 1) {
    const codes = bucket.map((finger) => finger.charCodeAt(at));
    product *= new Set(codes.map((code) => code & 15)).size * new Set(codes.map((code) => code >> 4)).size;
  }
  return product;
}
