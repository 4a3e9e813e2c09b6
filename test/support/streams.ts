import type { ByteStream } from '../../src/core/model/bytes.ts';

/**
 * Bytes in chunks of these sizes, over and over. All chunks lie in one buffer, which is overwritten as soon as the next
 * one is asked for: whoever keeps a chunk for longer than the port allows gets rubbish. They are Node's buffers, as
 * most sources' are, whose `slice` is no copy.
 */
export async function* chunked(bytes: Uint8Array, ...sizes: readonly number[]): ByteStream {
  const buffer = Buffer.alloc(Math.max(1, ...sizes.map((size) => Math.min(size, bytes.length))));
  let turn = 0;
  for (let at = 0; at < bytes.length; turn += 1) {
    const part = bytes.subarray(at, at + Math.max(1, sizes[turn % sizes.length] ?? bytes.length));
    const target = buffer.length >= part.length ? buffer : Buffer.alloc(part.length);
    target.set(part);
    yield target.subarray(0, part.length);
    target.fill(0xa5);
    at += part.length;
  }
}

/** All of it in one chunk. */
export function whole(bytes: Uint8Array): ByteStream {
  return chunked(bytes, Math.max(1, bytes.length));
}

/** Bytes, and then a failure. */
export async function* failing(bytes: Uint8Array, error: Error, size = 1024): ByteStream {
  yield* chunked(bytes, size);
  throw error;
}

export interface Collected {
  readonly bytes: Uint8Array;
  readonly chunks: number;
  /** What the stream threw. */
  readonly error: Error | undefined;
}

/** Reads a stream to its end, however it ends. */
export async function collect(stream: ByteStream): Promise<Collected> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of stream) parts.push(new Uint8Array(chunk));
  } catch (error) {
    return {
      bytes: concat(...parts),
      chunks: parts.length,
      error: error instanceof Error ? error : new Error(String(error)),
    };
  }
  return { bytes: concat(...parts), chunks: parts.length, error: undefined };
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** A source that tells whether it was closed, and how far it was read. */
export function watched(
  bytes: Uint8Array,
  size: number,
): { stream: ByteStream; seen: { read: number; closed: boolean } } {
  const seen = { read: 0, closed: false };
  async function* pass(): ByteStream {
    try {
      for await (const chunk of chunked(bytes, size)) {
        seen.read += chunk.length;
        yield chunk;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { stream: pass(), seen };
}

/** `same`, or where two long runs of bytes part; a diff of them would be of no use to anybody. */
export function compare(actual: Uint8Array, expected: Uint8Array): string {
  const end = Math.min(actual.length, expected.length);
  let at = 0;
  while (at < end && actual[at] === expected[at]) at += 1;
  if (at < end) return `differs at byte ${at}`;
  return actual.length === expected.length ? 'same' : `${actual.length} bytes in place of ${expected.length}`;
}
