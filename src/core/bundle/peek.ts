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
  close(): Promise<void>;
}

/** Looks at the beginning of a stream without using it up. */
export async function peek(source: ByteStream, size: number): Promise<Peeked> {
  const reader = new ByteReader(source);
  const head = await reader.peek(size);
  return { head, failure: reader.failure, stream: streamOf(reader), close: () => reader.close() };
}

async function* streamOf(reader: ByteReader): ByteStream {
  try {
    for (let chunk = await reader.take(Infinity); chunk !== undefined; chunk = await reader.take(Infinity)) yield chunk;
    if (reader.failure !== undefined) throw reader.failure;
  } finally {
    await reader.close();
  }
}
