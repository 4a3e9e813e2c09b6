import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashing } from '../../../src/adapters/sources/hashing.ts';
import { logLines } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, failing, watched } from '../../support/streams.ts';

const LOG = logLines(100_000);

test.each([1000, 4096, 100_000])(
  'the digest is one of all bytes, which pass unchanged (chunks of %i)',
  async (size) => {
    const { stream, digest } = hashing(chunked(LOG, size));
    expect(compare((await collect(stream)).bytes, LOG)).toBe('same');
    expect(digest()).toEqual({ sha256: createHash('sha256').update(LOG).digest('hex'), bytes: LOG.length });
  },
);

test('of nothing', async () => {
  const { stream, digest } = hashing(chunked(new Uint8Array(0)));
  await collect(stream);
  expect(digest()).toEqual({ sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', bytes: 0 });
});

test('there is none before the end, nor where the end was not reached', async () => {
  const { stream, seen } = watched(LOG, 1000);
  const hashed = hashing(stream);
  expect(hashed.digest()).toBeUndefined();
  for await (const _ of hashed.stream) {
    expect(hashed.digest()).toBeUndefined();
    break;
  }
  expect(hashed.digest()).toBeUndefined();
  expect(seen.closed).toBe(true);
});

test('there is none where the source failed, and its error passes', async () => {
  const error = new Error('the disk');
  const { stream, digest } = hashing(failing(bytesOf('abc'), error));
  expect((await collect(stream)).error).toBe(error);
  expect(digest()).toBeUndefined();
});
