import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import { stillAlive } from '../../support/alive.ts';
import { canPack, logLines, noise, packed, titleOf, WAYS } from '../../support/packed.ts';
import { chunked, collect, compare, concat, watched } from '../../support/streams.ts';

const MIB = 2 ** 20;
const LOG = logLines(MIB);
const NOISE = noise(6 * MIB);
const ZEROS = new Uint8Array(40 * MIB);

/** Yields these bytes, then tells that it is being waited for, and never answers. */
function silentAfter(bytes: Uint8Array): { stream: ByteStream; waiting: Promise<void> } {
  let tell: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (tell = resolve));
  async function* pass(): ByteStream {
    yield* chunked(bytes, 1000);
    tell();
    await new Promise(() => undefined);
  }
  return { stream: pass(), waiting };
}

setFlagsFromString('--expose-gc');
// The flag gives new contexts a function of this name.
const collectGarbage = runInNewContext('gc') as () => void;

/** Buffers that somebody still holds. */
function memoryInUse(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** Once round the event loop, so that whoever could go on does. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

// What Node itself decodes ends with its source.
const OUTSIDE = WAYS.filter(({ way }) => way !== 'built-in');

describe.each(OUTSIDE.map((way) => [titleOf(way), way] as const))('%s', (_title, { compression, way, decode }) => {
  const pack = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => packed(compression, bytes, '-1');

  describe.skipIf(!canPack(compression))('an abort', () => {
    test('from before the start starts nothing', async () => {
      const { stream, seen } = watched(pack(LOG), 1000);
      const { error } = await collect(decode(stream, AbortSignal.abort()));
      expect(error).toMatchObject({ code: 'ABORTED' });
      expect(seen.read).toBe(0);
      expect(stillAlive()).toBe(0);
    });

    test('between two chunks ends the program or thread', async () => {
      const abort = new AbortController();
      let chunks = 0;
      const reading = (async () => {
        for await (const _ of decode(chunked(pack(LOG), 65_536), abort.signal)) {
          chunks += 1;
          abort.abort();
        }
      })();
      await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
      expect(chunks).toBe(1);
      expect(stillAlive()).toBe(0);
    });

    test('while the source is silent', async () => {
      const abort = new AbortController();
      const { stream, waiting } = silentAfter(pack(LOG).subarray(0, 5000));
      const reading = collect(decode(stream, abort.signal));
      await waiting;
      abort.abort();
      expect((await reading).error).toMatchObject({ code: 'ABORTED' });
      expect(stillAlive()).toBe(0);
    });

    test('while nobody reads on ends them too', async () => {
      const abort = new AbortController();
      const iterator = decode(chunked(pack(NOISE), 65_536), abort.signal)[Symbol.asyncIterator]();
      await iterator.next();
      expect(stillAlive()).toBeGreaterThan(0);
      abort.abort();
      while (way === 'worker' && stillAlive() > 0) await turn();
      // A program is only gone once its pipes are, and those are the reader's.
      await expect(iterator.next()).rejects.toMatchObject({ code: 'ABORTED' });
      expect(stillAlive()).toBe(0);
    });

    test('after the end changes nothing, and no listener was left behind', async () => {
      const abort = new AbortController();
      const { bytes, error } = await collect(decode(chunked(pack(LOG), 65_536), abort.signal));
      abort.abort();
      await turn();
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');
    });
  });
});

describe.each(WAYS.map((way) => [titleOf(way), way] as const))('%s', (_title, { compression, decode }) => {
  const pack = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => packed(compression, bytes, '-1');

  test.skipIf(!canPack(compression))('leaving the loop ends program, thread and source', async () => {
    const { stream, seen } = watched(pack(NOISE), 65_536);
    for await (const chunk of decode(stream)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(stillAlive()).toBe(0);
    while (!seen.closed) await turn();
    expect(seen.read).toBeLessThan(4 * MIB);
  });

  test.skipIf(!canPack(compression))('a decoder that nobody reads starts nothing', async () => {
    const { stream, seen } = watched(pack(LOG), 1000);
    await decode(stream)[Symbol.asyncIterator]().return?.();
    expect(seen.read).toBe(0);
    expect(stillAlive()).toBe(0);
  });

  test.skipIf(!canPack(compression))('a slow reader makes it wait: memory stays bounded', async () => {
    const bytes = pack(ZEROS);
    const before = memoryInUse();
    let peak = 0;
    let size = 0;
    let looked = 0;
    for await (const chunk of decode(chunked(bytes, 65_536))) {
      size += chunk.length;
      if (size < looked + 2 * MIB) continue;
      looked = size;
      await turn();
      peak = Math.max(peak, memoryInUse());
    }
    expect(size).toBe(ZEROS.length);
    expect(peak - before).toBeLessThan(0.6 * ZEROS.length);
  });

  test.skipIf(!canPack(compression))('several at once do not disturb one another', async () => {
    const parts = [LOG, LOG, LOG.subarray(0, 1000)];
    const results = await Promise.all(parts.map((part) => collect(decode(chunked(pack(part), 65_536)))));
    results.forEach(({ bytes, error }, index) => {
      expect(error).toBeUndefined();
      expect(compare(bytes, parts[index] ?? concat())).toBe('same');
    });
    expect(stillAlive()).toBe(0);
  });
});
