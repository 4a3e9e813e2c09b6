import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDeflate } from '../../../src/adapters/decoders/deflate.ts';
import { logLines, noise } from '../../support/packed.ts';
import { bytesOf, chunked, collect, compare, concat, failing, watched } from '../../support/streams.ts';

const LOG = logLines(200_000);
const deflate = (bytes: Uint8Array, level = 6): Uint8Array<ArrayBuffer> =>
  new Uint8Array(deflateRawSync(bytes, { level }));
const read = (bytes: Uint8Array, size = 4096) => collect(decodeDeflate(chunked(bytes, size)));

test.each([
  ['text', LOG],
  ['what does not compress', noise(100_000)],
  ['nothing', new Uint8Array(0)],
  ['a byte', bytesOf('x')],
])('%s', async (_case, content) => {
  for (const level of [0, 1, 9])
    for (const size of [100, 65_536]) {
      const { bytes, error } = await read(deflate(content, level), size);
      expect(error).toBeUndefined();
      expect(compare(bytes, content)).toBe('same');
    }
});

describe('failures', () => {
  test.each([0, 1, 1000, -1])('a cut at byte %i', async (at) => {
    const { bytes, error } = await read(deflate(LOG).subarray(0, at));
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated', compression: 'deflate' } });
    expect(compare(bytes, LOG.subarray(0, bytes.length))).toBe('same');
  });

  test('a block of the kind that does not exist', async () => {
    const { error } = await read(concat(Uint8Array.of(0x07), deflate(LOG)));
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt', compression: 'deflate' } });
  });

  test.each([1, 4096, 10_000_000])('bytes behind the end, in chunks of %i', async (size) => {
    const { bytes, error } = await read(concat(deflate(LOG), bytesOf('PK')), size);
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'trailing', compression: 'deflate' } });
    expect(compare(bytes, LOG)).toBe('same');
  });

  test('a source that fails throws its own error', async () => {
    const error = new Error('the disk');
    expect((await collect(decodeDeflate(failing(deflate(LOG).subarray(0, 5000), error)))).error).toBe(error);
  });
});

test('a bomb comes in pieces', async () => {
  let largest = 0;
  const bomb = deflate(new Uint8Array(2 ** 25), 9);
  for await (const chunk of decodeDeflate(chunked(bomb, 65_536))) largest = Math.max(largest, chunk.length);
  expect(largest).toBeLessThanOrEqual(2 ** 20);
});

test('leaving the loop ends the source', async () => {
  const { stream, seen } = watched(deflate(noise(3_000_000)), 65_536);
  for await (const _ of decodeDeflate(stream)) break;
  expect(seen.closed).toBe(true);
});

test('any bytes end in damage of some kind, or decode', async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
    const { error } = await read(bytes, 50);
    if (error !== undefined) expect(error).toMatchObject({ code: 'DAMAGED' });
  });
  await fc.assert(property, { numRuns: 200 });
});
