import { describe, expect, test } from 'vitest';
import { Bzip2Blocks, streamOf, type Bzip2Block } from '../../../src/adapters/decoders/bzip2-blocks.ts';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { stillAlive } from '../../support/alive.ts';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, packed, WAYS } from '../../support/packed.ts';
import { reasonsOf, resumed } from '../../support/resumed.ts';
import { bytesOf, chunked, collect, compare, concat, watched } from '../../support/streams.ts';

const LOG = logLines(1_500_000);
const MAGIC = Uint8Array.from([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);

/** A wrong bit in each of these shares of the data. */
function broken(bytes: Uint8Array, ...shares: number[]): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (const share of shares) {
    const at = Math.floor(copy.length * share);
    copy[at] = (copy[at] ?? 0) ^ 0x10;
  }
  return copy;
}

/** Where each run lies in the log; the runs are as they were, in order, and something is missing between them. */
function places(runs: readonly Uint8Array[]): [from: number, to: number][] {
  const log = Buffer.from(LOG);
  let from = 0;
  return runs.map((run) => {
    const at = run.length === 0 ? from : log.indexOf(Buffer.from(run), from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + run.length;
    return [at, from];
  });
}

describe.skipIf(!needs('bzip2'))(titleNeeding('bzip2 that is damaged', 'bzip2'), () => {
  const ways = WAYS.filter(({ compression }) => compression === 'bzip2');
  const pack = (...args: string[]): Uint8Array<ArrayBuffer> => packed('bzip2', LOG, ...args);

  describe.each(ways)('by $way', ({ decode }) => {
    const read = (bytes: Uint8Array, onFailure?: () => void) => resumed(decode(chunked(bytes, 30_000)), onFailure);

    test('loses the block that is, and goes on with the next', async () => {
      const result = await read(broken(pack('-1'), 0.5), () => {
        // Whoever is told may never ask again.
        expect(stillAlive()).toBe(0);
      });
      expect(reasonsOf(result)).toEqual(['corrupt']);
      const [[from, to] = [0, 0], [again, end] = [0, 0]] = places(result.runs);
      expect(from).toBe(0);
      expect(again - to).toBeGreaterThan(98_000);
      expect(again - to).toBeLessThan(102_000);
      expect(end).toBe(LOG.length);
      expect(stillAlive()).toBe(0);
    });

    test('several times', async () => {
      const result = await read(broken(pack('-1'), 0.1, 0.3, 0.31, 0.8));
      expect(reasonsOf(result)).toEqual(['corrupt', 'corrupt', 'corrupt']);
      expect(result.runs.reduce((size, run) => size + run.length, 0)).toBeGreaterThan(LOG.length - 4 * 102_000);
      expect(places(result.runs).at(-1)?.[1]).toBe(LOG.length);
    });

    test('in its first header', async () => {
      const bytes = pack();
      bytes.fill(0, 0, 4);
      const result = await read(bytes);
      expect(reasonsOf(result)).toEqual(['corrupt']);
      expect(compare(concat(...result.runs), LOG)).toBe('same');
    });

    test('and cut as well', async () => {
      const bytes = broken(pack('-1'), 0.2);
      const result = await read(bytes.subarray(0, Math.floor(bytes.length * 0.7)));
      expect(reasonsOf(result)).toEqual(['corrupt', 'truncated']);
      expect(result.runs[2]).toHaveLength(0);
      expect(places(result.runs)[1]?.[1]).toBeGreaterThan(0.6 * LOG.length);
    });

    test('between two streams: the second one is read', async () => {
      const small = packed('bzip2', bytesOf('second'));
      const result = await read(concat(packed('bzip2', bytesOf('first')), bytesOf('junk'.repeat(1000)), small));
      expect(reasonsOf(result)).toEqual(['trailing']);
      expect(result.runs).toEqual([bytesOf('first'), bytesOf('second')]);
    });

    test('in one stream of many, which pbzip2 makes', async () => {
      const parts = [0, 1, 2, 3].map((index) => packed('bzip2', LOG.subarray(index * 50_000, index * 50_000 + 50_000)));
      const second = broken(parts[1] ?? concat(), 0.5);
      const result = await read(concat(parts[0] ?? concat(), second, ...parts.slice(2)));
      // The sum of the second stream covers what is lost, and says nothing of the third.
      expect(reasonsOf(result)).toEqual(['corrupt']);
      expect(compare(result.runs[0] ?? concat(), LOG.subarray(0, 50_000))).toBe('same');
      expect(compare(result.runs[1] ?? concat(), LOG.subarray(100_000, 200_000))).toBe('same');
    });

    test('everywhere is given up after a while', async () => {
      const tiny = packed('bzip2', bytesOf('x'));
      const wrong = broken(tiny, 0.6);
      const result = await read(concat(tiny, ...Array.from({ length: 130 }, () => wrong), tiny));
      expect(result.failures).toHaveLength(101);
      expect(result.runs[0]).toEqual(bytesOf('x'));
    }, 60_000);

    test('whoever leaves after the damage closes the source', async () => {
      const { stream, seen } = watched(broken(pack('-1'), 0.1), 10_000);
      const iterator = decode(stream)[Symbol.asyncIterator]();
      await expect(
        (async () => {
          while ((await iterator.next()).done !== true);
        })(),
      ).rejects.toMatchObject({ code: 'DAMAGED' });
      expect(stillAlive()).toBe(0);
      await iterator.return?.();
      expect(seen.closed).toBe(true);
    });

    test('a bomb that breaks behind what was handed on', async () => {
      const bomb = new Uint8Array(30_000_000);
      const bytes = concat(packed('bzip2', bomb, '-1'), broken(packed('bzip2', LOG, '-1'), 0.02));
      const result = await read(bytes);
      expect(reasonsOf(result)).toEqual(['corrupt']);
      const whole = concat(...result.runs);
      expect(compare(whole.subarray(0, bomb.length), bomb)).toBe('same');
      expect(compare(whole.subarray(-1_000_000), LOG.subarray(-1_000_000))).toBe('same');
    });
  });

  test('gives the same bytes and failures whichever way it is decoded', async () => {
    const sound = pack('-2');
    const cases = [0.01, 0.13, 0.5, 0.77, 0.999].map((share) => broken(sound, share));
    for (const bytes of [...cases, broken(sound, 0.2, 0.21, 0.6), sound.subarray(0, 100_000)]) {
      const [one, other] = await Promise.all(
        [false, true].map((portable) => resumed(nodeDecoders({ portable }).bzip2(chunked(bytes, 20_000)))),
      );
      if (one === undefined || other === undefined) throw new Error('nothing decoded');
      expect(reasonsOf(one)).toEqual(reasonsOf(other));
      one.runs.forEach((run, index) => {
        expect(compare(run, other.runs[index] ?? concat())).toBe('same');
      });
    }
  });

  test.each(ways)('a magic inside a block is none, by $way', async ({ decode }) => {
    const blocks = new Bzip2Blocks();
    blocks.push(packed('bzip2', LOG.subarray(0, 250_000), '-1'));
    for (let part = blocks.next(); part !== undefined; part = blocks.next()) {
      if (!('block' in part)) continue;
      const bytes = streamOf(withMagicInside(part.block));
      const { bytes: decoded, error } = await collect(decode(chunked(bytes, 5000)));
      expect(error).toBeUndefined();
      expect(decoded.length).toBeGreaterThan(98_000);
      expect(compare(decoded, LOG.subarray(0, decoded.length))).toBe('same');
      break;
    }
  });
});

/** More selectors than the block has groups of symbols: nobody looks at them, and the bits of a magic make sense there. */
function withMagicInside({ bytes, bits }: Bzip2Block): Bzip2Block {
  const text = bitsOf(bytes).slice(0, bits);
  // Magic, checksum, randomised, origin; then the symbols in use, the tables, the selectors (decompress.c).
  const rows = text.slice(105, 121);
  const tables = 121 + 16 * rows.replaceAll('0', '').length;
  const selectors = parseInt(text.slice(tables + 3, tables + 18), 2);
  let end = tables + 18;
  for (let left = selectors; left > 0; end += 1) if (text[end] === '0') left -= 1;
  const magic = `${bitsOf(MAGIC)}0`;
  const count = (selectors + magic.replaceAll('1', '').length).toString(2).padStart(15, '0');
  const more = text.slice(0, tables + 3) + count + text.slice(tables + 18, end) + magic + text.slice(end);
  const padded = more.padEnd(8 * Math.ceil(more.length / 8), '0');
  return { bytes: Uint8Array.from(padded.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2)), bits: more.length };
}

function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}
