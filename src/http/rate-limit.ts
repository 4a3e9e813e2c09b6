import type { Clock } from './clock.ts';

/** What one request did to a key's allowance. */
export interface Allowance {
  readonly allowed: boolean;
  /** Requests that are left at once. */
  readonly remaining: number;
  /** Seconds until there is one more. */
  readonly seconds: number;
}

export interface RateLimit {
  readonly policy: string;
  take(key: string): Allowance;
}

const WINDOW_SECONDS = 60;
/** Past it, buckets that have filled up again are forgotten: a full one and none are the same. */
const MANY = 10_000;

/** A token bucket for each key, in this process: it holds a minute's worth, and fills at that speed. */
export function createRateLimit(perMinute: number, clock: Clock): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / (WINDOW_SECONDS * 1000);

  function filled(key: string): number {
    const bucket = buckets.get(key);
    return bucket === undefined ? perMinute : Math.min(perMinute, bucket.tokens + (clock.now() - bucket.at) * perMs);
  }

  function forgetFull(): void {
    for (const key of [...buckets.keys()]) if (filled(key) >= perMinute) buckets.delete(key);
  }

  return {
    policy: `"perkey";q=${perMinute};w=${WINDOW_SECONDS}`,
    take(key) {
      if (buckets.size >= MANY) forgetFull();
      const before = filled(key);
      const allowed = before >= 1;
      const tokens = allowed ? before - 1 : before;
      buckets.set(key, { tokens, at: clock.now() });
      const remaining = Math.floor(tokens);
      return { allowed, remaining, seconds: Math.ceil((remaining + 1 - tokens) / perMs / 1000) };
    },
  };
}
