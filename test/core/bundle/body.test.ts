import { expect, test } from 'vitest';
import { Body } from '../../../src/core/bundle/body.ts';
import { ByteReader } from '../../../src/core/bundle/byte-reader.ts';
import { bytesOf, chunked, collect } from '../../support/streams.ts';

const CONTENT = bytesOf('abcdefghij');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function bodyOf(size: number): { body: Body; reader: ByteReader } {
  const reader = new ByteReader(chunked(CONTENT, 3));
  return { body: new Body(reader, size), reader };
}

test('yields its own bytes and not the next member', async () => {
  const { body, reader } = bodyOf(7);
  expect(text((await collect(body)).bytes)).toBe('abcdefg');
  expect(await body.discard()).toBe(0);
  expect(text(await reader.peek(3))).toBe('hij');
});

test('can be read once', async () => {
  const { body } = bodyOf(4);
  await collect(body);
  expect((await collect(body)).bytes).toHaveLength(0);
});

test('a second reader gets nothing of what the first one left', async () => {
  const { body } = bodyOf(7);
  for await (const _ of body) break;
  expect((await collect(body)).bytes).toHaveLength(0);
});

test('what was left unread is discarded', async () => {
  const { body, reader } = bodyOf(7);
  for await (const part of body) {
    expect(text(part)).toBe('abc');
    break;
  }
  expect(await body.discard()).toBe(0);
  expect(text(await reader.peek(3))).toBe('hij');
});

test('tells how many bytes the stream fell short', async () => {
  const { body } = bodyOf(14);
  expect(text((await collect(body)).bytes)).toBe('abcdefghij');
  expect(await body.discard()).toBe(4);
});

test('yields nothing once it was discarded, to an iterator from before as well', async () => {
  const { body, reader } = bodyOf(7);
  const iterator = body[Symbol.asyncIterator]();
  await iterator.next();
  await body.discard();
  expect((await iterator.next()).done).toBe(true);
  expect((await collect(body)).bytes).toHaveLength(0);
  expect(text(await reader.peek(3))).toBe('hij');
});
