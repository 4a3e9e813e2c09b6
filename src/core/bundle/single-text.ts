import type { ByteStream } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import { isContentFailure, noteOfFailure } from './failures.ts';
import type { ReadOptions } from './tar/read-tar.ts';

/** A log, or one command's output: a bundle of one member whose size nobody declared (it counts as 0). */
export async function* readText(
  source: ByteStream,
  { note, budget }: ReadOptions,
  name: string,
): AsyncGenerator<Entry, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  const body = {
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
      while (!ended) {
        try {
          const next = await iterator.next();
          ended = next.done === true;
          if (next.done !== true) yield next.value;
        } catch (error) {
          if (!isContentFailure(error)) throw error;
          ended = true;
          note(noteOfFailure(error, false));
        }
      }
    },
  };
  try {
    budget.takeEntry();
    yield { path: name, type: 'file', size: 0, body };
  } finally {
    ended = true;
    await iterator.return?.();
  }
}
