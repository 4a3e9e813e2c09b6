import type { ByteStream } from '../../core/model/bytes.ts';
import type { UnhangError } from '../../core/model/errors.ts';

/**
 * What a decoder yields that can go on behind damage: bytes, and between them the failures it got over. It holds no
 * program and no thread while it yields a failure, for whoever is told of damage may never ask again.
 */
export type Pieces = AsyncGenerator<Uint8Array | UnhangError, void, undefined>;

/** A stream that throws the failures among the pieces and, asked again, yields what comes behind them. */
export function resuming(open: () => Pieces): ByteStream {
  return {
    [Symbol.asyncIterator]() {
      const pieces = open();
      return {
        next: async () => {
          const next = await pieces.next();
          if (next.done === true) return { done: true, value: undefined };
          if (next.value instanceof Uint8Array) return { done: false, value: next.value };
          throw next.value;
        },
        return: async () => {
          await pieces.return();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
