import type { ByteStream } from '../../core/model/bytes.ts';
import { calledOff } from './damage.ts';

/** The same stream, but an abort does not wait for it to answer. */
export function interruptible(source: ByteStream, signal: AbortSignal | undefined): ByteStream {
  if (signal === undefined) return source;
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      let waiting = false;
      return {
        async next() {
          waiting = true;
          const next = await unlessAborted(iterator.next(), signal);
          waiting = false;
          return next;
        },
        async return() {
          const closing = iterator.return?.();
          // A source that is being waited for closes when it answers, which may be never.
          if (waiting) closing?.catch(() => undefined);
          else await closing;
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** The listener goes with the chunk: a bundle has many, and one signal. */
function unlessAborted<T>(pending: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(calledOff());
    };
    signal.addEventListener('abort', abort, { once: true });
    const settled = (): void => {
      signal.removeEventListener('abort', abort);
    };
    pending.finally(settled).then(resolve, reject);
    if (signal.aborted) abort();
  });
}
