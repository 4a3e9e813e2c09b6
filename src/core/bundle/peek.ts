import type { ByteStream } from '../model/bytes.ts';
import { ByteReader } from './byte-reader.ts';
import type { UnhangError } from '../model/errors.ts';

export interface Peeked {
  /** How the stream begins. */
  readonly head: Uint8Array;
  /** Why `head` is shorter than asked for, where the content's own failure is why. */
  readonly failure: UnhangError | undefined;
  /** The whole stream, its head included. */
  readonly stream: ByteStream;
  /** How it begins, further than `head`; to be asked before the stream is read. */
  further(size: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Looks at the beginning of a stream without using it up. */
export async function peek(source: ByteStream, size: number): Promise<Peeked> {
  const reader = new ByteReader(source);
  const head = await reader.peek(size);
  return {
    head,
    failure: reader.failure,
    stream: streamOf(reader),
    further: (more) => reader.peek(more),
    close: () => reader.close(),
  };
}

/** No generator: one that nobody has begun to read would not close its source. */
function streamOf(reader: ByteReader): ByteStream {
  let failed = false;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (failed) await reader.resume();
    const value = await reader.take(Infinity);
    failed = value === undefined && reader.failure !== undefined;
    if (value !== undefined) return { done: false, value };
    if (reader.failure !== undefined) throw reader.failure;
    return { done: true, value: undefined };
  };
  const end = async (): Promise<IteratorResult<Uint8Array>> => {
    await reader.close();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}
