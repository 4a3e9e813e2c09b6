import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { stillAlive } from '../../support/alive.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, noise, packed } from '../../support/packed.ts';
import { reasonsOf, resumed } from '../../support/resumed.ts';
import { bytesOf, chunked, collect, compare, concat, watched } from '../../support/streams.ts';

const LOG = logLines(6_000_000);
const BLOCK = 1_000_000;
const NOTHING = new Uint8Array(0);

/** With sizes in the headers of its blocks, as every `xz -T` writes it. */
const SIZED = ['-T2', `--block-size=${BLOCK}`, '-1'];
/** Without them. */
const UNSIZED = ['-T1', `--block-size=${BLOCK}`, '-1'];

function broken(bytes: Uint8Array, ...shares: number[]): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (const share of shares) {
    const at = Math.floor(copy.length * share);
    copy.fill(0xff, at, at + 40);
  }
  return copy;
}

describe.skipIf(!needs('xz'))(titleNeeding('xz that is damaged', 'xz'), () => {
  const pack = (bytes: Uint8Array, ...args: string[]): Uint8Array<ArrayBuffer> => packed('xz', bytes, ...args);

  describe.each([
    ['command', false],
    ['worker', true],
  ])('by %s', (_way, portable) => {
    const decode = (bytes: Uint8Array) => nodeDecoders({ portable }).xz(chunked(bytes, 30_000));
    const read = (bytes: Uint8Array, onFailure?: () => void) => resumed(decode(bytes), onFailure);

    test.each([
      ['whose sizes are known', SIZED],
      ['whose sizes are not', UNSIZED],
    ])('many blocks %s: all but the damaged one are read', async (_case, args) => {
      const sound = pack(LOG, ...args);
      const { bytes, error } = await collect(decode(sound));
      expect(error).toBeUndefined();
      expect(compare(bytes, LOG)).toBe('same');

      const result = await read(broken(sound, 0.42), () => {
        expect(stillAlive()).toBe(0);
      });
      expect(reasonsOf(result)).toEqual(['corrupt']);
      const [before = NOTHING, after = NOTHING] = result.runs;
      // What comes out of the damaged block may be rubbish from the damage on.
      expect(before.length).toBeGreaterThanOrEqual(2 * BLOCK);
      expect(before.length).toBeLessThan(3 * BLOCK);
      expect(compare(before.subarray(0, 2 * BLOCK), LOG.subarray(0, 2 * BLOCK))).toBe('same');
      expect(compare(after, LOG.subarray(-after.length))).toBe('same');
      // Where a block's size has to be followed through its damaged data, the rest of the stream may be lost.
      if (args === SIZED) expect(after.length).toBe(3 * BLOCK);
      expect(stillAlive()).toBe(0);
    });

    test('several times', async () => {
      const result = await read(broken(pack(LOG, ...SIZED), 0.1, 0.7, 0.72));
      expect(reasonsOf(result)).toEqual(['corrupt', 'corrupt']);
      expect(compare((result.runs[1] ?? NOTHING).subarray(0, 3 * BLOCK), LOG.subarray(BLOCK, 4 * BLOCK))).toBe('same');
      expect(compare(result.runs[2] ?? NOTHING, LOG.subarray(5 * BLOCK))).toBe('same');
    });

    test.each([
      ['in its data', 0.5],
      ['in its header', 0],
      ['in the header of its block', 14 / 40_000],
      ['in its index', 1 - 14 / 40_000],
    ])('one stream of several, %s: the others are read', async (_case, share) => {
      const content = noise(40_000);
      const [first, last] = [bytesOf('first'), LOG.subarray(0, 70_000)];
      const result = await read(concat(pack(first), broken(pack(content), share), pack(last)));
      expect(reasonsOf(result)).toEqual([share === 0 ? 'trailing' : 'corrupt']);
      expect((result.runs[0] ?? NOTHING).subarray(0, 5)).toEqual(first);
      expect(compare(result.runs[1] ?? NOTHING, last)).toBe('same');
    });

    test('in its first header', async () => {
      const result = await read(concat(bytesOf('junk'), pack(LOG.subarray(0, 1000))));
      expect(reasonsOf(result)).toEqual(['corrupt']);
      expect(compare(result.runs[1] ?? NOTHING, LOG.subarray(0, 1000))).toBe('same');
    });

    test('in the only block there is: nothing comes behind it', async () => {
      const result = await read(broken(pack(LOG.subarray(0, BLOCK)), 0.5));
      expect(reasonsOf(result)[0]).toBe('corrupt');
      expect(result.runs.slice(1).every((run) => run.length === 0)).toBe(true);
    });

    test('and cut as well', async () => {
      const bytes = broken(pack(LOG, ...SIZED), 0.1);
      const result = await read(bytes.subarray(0, Math.floor(0.55 * bytes.length)));
      expect(reasonsOf(result)).toEqual(['corrupt', 'truncated']);
      const run = result.runs[1] ?? NOTHING;
      expect(compare(run, LOG.subarray(BLOCK, BLOCK + run.length))).toBe('same');
      expect(run.length).toBeGreaterThan(2 * BLOCK);
    });

    test('everywhere is given up after a while', async () => {
      const tiny = broken(pack(noise(200)), 0.5);
      const result = await read(concat(...Array.from({ length: 130 }, () => tiny)));
      expect(result.failures).toHaveLength(101);
    }, 90_000);

    test('thousands of small streams are not as many programs', async () => {
      const tiny = pack(bytesOf('x'));
      const { bytes, error } = await collect(decode(concat(...Array.from({ length: 3000 }, () => tiny))));
      expect(error).toBeUndefined();
      expect(bytes).toEqual(bytesOf('x'.repeat(3000)));
    });

    test('whoever leaves after the damage closes the source', async () => {
      const { stream, seen } = watched(broken(pack(LOG, ...SIZED), 0.1), 10_000);
      const iterator = nodeDecoders({ portable }).xz(stream)[Symbol.asyncIterator]();
      const drain = async (): Promise<void> => {
        while ((await iterator.next()).done !== true);
      };
      await expect(drain()).rejects.toMatchObject({ code: 'DAMAGED' });
      expect(stillAlive()).toBe(0);
      await iterator.return?.();
      expect(seen.closed).toBe(true);
    });

    test('an abort while several blocks are decoded ends them all', async () => {
      const abort = new AbortController();
      const bytes = pack(LOG, ...SIZED);
      const iterator = nodeDecoders({ portable, signal: abort.signal })
        .xz(chunked(bytes, 65_536))
        [Symbol.asyncIterator]();
      await iterator.next();
      expect(stillAlive()).toBeGreaterThan(0);
      abort.abort();
      await expect(iterator.next()).rejects.toMatchObject({ code: 'ABORTED' });
      expect(stillAlive()).toBe(0);
    });
  });

  test('without a program, one thread decodes all blocks: a second one would not fit into memory', async () => {
    const decoded = nodeDecoders({ portable: true }).xz(chunked(pack(LOG, ...SIZED), 30_000));
    const alive = new Set<number>();
    for await (const _ of decoded) alive.add(stillAlive());
    expect([...alive]).toEqual([1]);
  });

  test('an index that tells of other blocks than there are is damage, behind all bytes', async () => {
    const one = pack(LOG.subarray(0, 1000));
    const other = pack(LOG.subarray(0, 2000));
    const indexOf = (bytes: Uint8Array): number => bytes.length - 12 - 4 * ((bytes[bytes.length - 8] ?? 0) + 1);
    const mixed = concat(one.subarray(0, indexOf(one)), other.subarray(indexOf(other)));
    const { bytes, error } = await collect(nodeDecoders().xz(chunked(mixed, 500)));
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    expect(compare(bytes, LOG.subarray(0, 1000))).toBe('same');
  });
});
