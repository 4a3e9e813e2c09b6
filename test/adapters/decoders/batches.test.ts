import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { batches } from '../../../src/adapters/decoders/batches.ts';
import { logLines } from '../../support/packed.ts';
import { collect, compare } from '../../support/streams.ts';

const KIB = 1024;
const LOG = logLines(3_000_000);

/** Writes all of it in small pieces, waiting where the stream wants that. */
async function write(stream: PassThrough, size: number): Promise<number> {
  let waits = 0;
  for (let at = 0; at < LOG.length; at += size) {
    if (stream.write(LOG.subarray(at, at + size))) continue;
    waits += 1;
    await new Promise<void>((resolve) => stream.once('drain', resolve));
  }
  stream.end();
  return waits;
}

test.each([1000, 8192, 300_000])('pieces of %i bytes are handed on in fewer, larger ones', async (size) => {
  const stream = new PassThrough();
  const [{ bytes, chunks }] = await Promise.all([collect(batches(stream)), write(stream, size)]);
  expect(compare(bytes, LOG)).toBe('same');
  expect(chunks).toBeLessThanOrEqual(Math.ceil(LOG.length / (96 * KIB)));
});

test('what is left at the end is handed on however little it is', async () => {
  const stream = new PassThrough();
  stream.end(Buffer.from('little'));
  const { bytes, chunks } = await collect(batches(stream));
  expect(new TextDecoder().decode(bytes)).toBe('little');
  expect(chunks).toBe(1);
});

test('nothing at all is no batch', async () => {
  const stream = new PassThrough();
  stream.end();
  expect(await collect(batches(stream))).toMatchObject({ chunks: 0, error: undefined });
});

test('a reader that does not read on makes the writer wait', async () => {
  const stream = new PassThrough({ highWaterMark: 64 * KIB });
  const iterator = batches(stream)[Symbol.asyncIterator]();
  const first = iterator.next();
  let written = 0;
  while (stream.write(LOG.subarray(written, written + 8192)) || !stream.isPaused()) {
    written += 8192;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await first).done).toBe(false);
  expect(written).toBeLessThan(2 * 1024 * KIB);
  stream.destroy();
  await iterator.return?.();
});

describe('a stream that fails', () => {
  test('hands on what came before', async () => {
    const stream = new PassThrough();
    const error = new Error('EIO');
    const reading = collect(batches(stream));
    stream.write(Buffer.from('before'), () => stream.destroy(error));
    const result = await reading;
    expect(new TextDecoder().decode(result.bytes)).toBe('before');
    expect(result.error).toBe(error);
  });

  test('with nothing before it', async () => {
    const stream = new PassThrough();
    const error = new Error('EIO');
    const reading = collect(batches(stream));
    stream.destroy(error);
    expect(await reading).toMatchObject({ chunks: 0, error });
  });
});
