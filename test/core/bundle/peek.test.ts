import { describe, expect, test } from 'vitest';
import { peek } from '../../../src/core/bundle/peek.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { bytesOf, chunked, collect, failing, watched } from '../../support/streams.ts';

const CONTENT = bytesOf('abcdefghij');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe.each([1, 3, 100])('with chunks of %i', (size) => {
  test('shows how the stream begins, and loses nothing of it', async () => {
    const peeked = await peek(chunked(CONTENT, size), 4);
    expect(text(peeked.head)).toBe('abcd');
    expect(peeked.failure).toBeUndefined();
    expect(text((await collect(peeked.stream)).bytes)).toBe('abcdefghij');
  });

  test('shows all of a short stream', async () => {
    const peeked = await peek(chunked(CONTENT, size), 40);
    expect(text(peeked.head)).toBe('abcdefghij');
    expect(text((await collect(peeked.stream)).bytes)).toBe('abcdefghij');
  });
});

test('an empty stream has an empty head', async () => {
  const peeked = await peek(chunked(new Uint8Array(0)), 4);
  expect(peeked.head).toHaveLength(0);
  expect((await collect(peeked.stream)).bytes).toHaveLength(0);
});

test('tells why the head is short, and the stream throws it behind its bytes', async () => {
  const failure = new UnhangError('DAMAGED', 'cut');
  const peeked = await peek(failing(CONTENT, failure), 40);
  expect(peeked.failure).toBe(failure);
  const { bytes, error } = await collect(peeked.stream);
  expect(text(bytes)).toBe('abcdefghij');
  expect(error).toBe(failure);
});

test('what is not the content’s fault is thrown at once', async () => {
  const failure = new UnhangError('UNREADABLE', 'the disk');
  await expect(peek(failing(CONTENT, failure), 40)).rejects.toBe(failure);
});

test('reads no more than it has to', async () => {
  const { stream, seen } = watched(CONTENT, 2);
  await peek(stream, 3);
  expect(seen.read).toBe(4);
});

test('closing, or leaving the stream, closes the source', async () => {
  const first = watched(CONTENT, 2);
  await (await peek(first.stream, 3)).close();
  expect(first.seen.closed).toBe(true);
  const second = watched(CONTENT, 2);
  for await (const _ of (await peek(second.stream, 3)).stream) break;
  expect(second.seen.closed).toBe(true);
});

test('a stream that nobody began to read closes the source as well', async () => {
  const { stream, seen } = watched(CONTENT, 2);
  await (await peek(stream, 3)).stream[Symbol.asyncIterator]().return?.();
  expect(seen.closed).toBe(true);
});
