import type { ByteStream } from '../../src/core/model/bytes.ts';
import { concat } from './streams.ts';

/** What a decoder yields between its failures, and how it failed. */
export interface Resumed {
  readonly runs: readonly Uint8Array[];
  readonly failures: readonly unknown[];
}

/** Asks a decoder again after each failure, until it is done. `onFailure` is called before that. */
export async function resumed(stream: ByteStream, onFailure: () => void = () => undefined): Promise<Resumed> {
  const iterator = stream[Symbol.asyncIterator]();
  const runs: Uint8Array[] = [];
  const failures: unknown[] = [];
  let parts: Uint8Array[] = [];
  for (;;) {
    try {
      const next = await iterator.next();
      if (next.done === true) break;
      parts.push(new Uint8Array(next.value));
    } catch (error) {
      onFailure();
      failures.push(error);
      runs.push(concat(...parts));
      parts = [];
    }
  }
  runs.push(concat(...parts));
  return { runs, failures };
}

/** The reasons, in short. */
export function reasonsOf({ failures }: Resumed): unknown[] {
  return failures.map((failure) => (failure as { details?: { reason?: unknown } }).details?.reason ?? failure);
}
