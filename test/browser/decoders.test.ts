import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../src/adapters/decoders/node-decoders.ts';
import { decoders } from '../../src/browser/decoders.ts';
import type { ByteStream, Coding } from '../../src/core/model/bytes.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { logLines, packed } from '../support/packed.ts';
import { bytesOf, chunked, concat, failing, watched } from '../support/streams.ts';

const LOG = logLines(400_000);
const SMALL = logLines(2000);

/** What comes out, with the failures where they were said: `1000 corrupt 2000`. */
async function outcome(stream: ByteStream): Promise<{ readonly said: string; readonly bytes: Uint8Array }> {
  const iterator: AsyncIterator<Uint8Array, unknown> = stream[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  const said: (string | number)[] = [0];
  for (;;) {
    try {
      const { done, value } = await iterator.next();
      if (done === true) return { said: said.join(' '), bytes: concat(...parts) };
      parts.push(value.slice());
      said.push(Number(said.pop()) + value.length);
    } catch (error) {
      if (!(error instanceof UnhangError)) throw error;
      said.push(`${error.code} ${error.message}`, 0);
    }
  }
}

const deflated = (bytes: Uint8Array): Uint8Array => packed('gzip', bytes).subarray(10, -8);

interface Format {
  readonly coding: Coding;
  readonly pack: (bytes: Uint8Array) => Uint8Array;
  /** Where streams may follow one another. */
  readonly many: boolean;
}

const FORMATS: readonly Format[] = [
  { coding: 'xz', pack: (bytes) => packed('xz', bytes), many: true },
  { coding: 'xz', pack: (bytes) => packed('xz', bytes, '--block-size=65536', '--check=crc32'), many: true },
  { coding: 'gzip', pack: (bytes) => packed('gzip', bytes), many: true },
  { coding: 'bzip2', pack: (bytes) => packed('bzip2', bytes, '-1'), many: true },
  { coding: 'zstd', pack: (bytes) => packed('zstd', bytes), many: true },
  { coding: 'lzma', pack: (bytes) => packed('xz', bytes, '--format=lzma'), many: false },
  {
    coding: 'lzma',
    pack: (bytes) => packed('xz', bytes, '--format=lzma', '--lzma1=dict=4KiB,lc=1,lp=2,pb=1'),
    many: false,
  },
  { coding: 'deflate', pack: deflated, many: false },
];

const isReady = needs('xz', 'bzip2', 'zstd');
const title = titleNeeding('a browser decodes', 'xz', 'bzip2', 'zstd');

describe.skipIf(!isReady)(title, () => {
  const cases = (isReady ? FORMATS : []).map((format, index) => [`${format.coding} (${index})`, format] as const);

  test.each(cases)('%s, whatever chunks it comes in', async (_, { coding, pack }) => {
    const data = pack(LOG);
    for (const sizes of [[65_536], [1, 4096, 777], [data.length]]) {
      const { said, bytes } = await outcome(decoders[coding](chunked(data, ...sizes)));
      expect([said, Buffer.compare(bytes, LOG)]).toEqual([`${LOG.length}`, 0]);
    }
  });

  test.each(cases)('%s, little of it or nothing', async (_, { coding, pack }) => {
    for (const text of ['', 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']) {
      const { said, bytes } = await outcome(decoders[coding](chunked(pack(bytesOf(text)), 10)));
      expect([said, new TextDecoder().decode(bytes)]).toEqual([`${text.length}`, text]);
    }
  });

  test.each(cases.filter(([, { many }]) => many))('%s, stream behind stream', async (_, { coding, pack }) => {
    const data = concat(pack(SMALL), pack(LOG), pack(bytesOf('end')));
    const { said } = await outcome(decoders[coding](chunked(data, 1000)));
    expect(said).toBe(`${SMALL.length + LOG.length + 3}`);
  });

  test.each(cases)('%s in %s at once, for archives hold archives', async (_, { coding, pack }) => {
    const outer = decoders[coding](chunked(pack(pack(LOG)), 1000));
    const { bytes } = await outcome(decoders[coding](outer));
    expect(Buffer.compare(bytes, LOG)).toBe(0);
  });

  test.each(cases)('%s: what is behind the end is said to be', async (_, { coding, pack }) => {
    const data = concat(pack(SMALL), bytesOf('behind its end'));
    const inNode = await outcome(nodeDecoders({ portable: true })[coding](chunked(data, 1000)));
    const { said, bytes } = await outcome(decoders[coding](chunked(data, 1000)));
    expect(Buffer.compare(bytes, SMALL)).toBe(0);
    expect(said).toContain('follow behind its end');
    expect(said).toBe(inNode.said);
  });

  test.each(cases)('%s: where it is cut, what came before is there', async (_, { coding, pack }) => {
    const data = pack(SMALL);
    await fc.assert(
      fc.asyncProperty(fc.nat(data.length - 1), async (end) => {
        const { said, bytes } = await outcome(decoders[coding](chunked(data.subarray(0, end), 100)));
        expect(said).toContain('ends too early');
        expect(Buffer.compare(bytes, SMALL.subarray(0, bytes.length))).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  // zlib drops the last of what it had before damage: gzip and deflate are compared with it in inflate.test.ts.
  test.each(cases.filter(([, { coding }]) => coding !== 'gzip' && coding !== 'deflate'))(
    '%s: what Node makes of damage, a browser makes of it too',
    async (_, { coding, pack, many }) => {
      const packedLog = pack(LOG);
      const data = many ? concat(packedLog, pack(SMALL)) : packedLog;
      for (const share of [0.1, 0.5, 0.8]) {
        const changed = new Uint8Array(data);
        const at = Math.floor(data.length * share);
        changed.set([(data[at] ?? 0) ^ 0x10], at);
        const inNode = await outcome(nodeDecoders({ portable: true })[coding](chunked(changed, 65_536)));
        const { said, bytes } = await outcome(decoders[coding](chunked(changed, 65_536)));
        expect(said).toBe(inNode.said);
        expect(Buffer.compare(bytes, inNode.bytes)).toBe(0);
      }
    },
  );

  test.each(cases)('%s: whatever is done to it, only typed failures come of it', async (_, { coding, pack }) => {
    const data = pack(SMALL);
    const change = fc.record({ at: fc.nat(data.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = new Uint8Array(data);
        for (const { at, byte } of changes) changed[at] = byte;
        const { bytes } = await outcome(decoders[coding](chunked(changed, 500)));
        expect(bytes.length).toBeLessThan(2 ** 26);
      }),
      { numRuns: 100 },
    );
  });

  test.each(cases)('%s: any bytes at all', async (_, { coding, pack }) => {
    const head = pack(SMALL).subarray(0, 24);
    await fc.assert(
      fc.asyncProperty(fc.nat(24), fc.uint8Array({ maxLength: 300 }), async (kept, bytes) => {
        await outcome(decoders[coding](chunked(concat(head.subarray(0, kept), bytes), 50)));
      }),
      { numRuns: 200 },
    );
  });

  test.each(cases)('%s: what the source throws comes behind what could be decoded', async (_, { coding, pack }) => {
    const data = pack(LOG);
    const error = new UnhangError('UNREADABLE', 'the disk is gone');
    const { said, bytes } = await outcome(decoders[coding](failing(data.subarray(0, data.length - 6000), error, 4096)));
    expect(said).toMatch(/^\d+ UNREADABLE the disk is gone 0$/);
    expect(bytes.length).toBeGreaterThan(LOG.length / 2);
    expect(Buffer.compare(bytes, LOG.subarray(0, bytes.length))).toBe(0);
  });

  test.each(cases)('%s: the source is closed when nobody reads on', async (_, { coding, pack }) => {
    const { stream, seen } = watched(pack(LOG), 4096);
    for await (const _chunk of decoders[coding](stream)) break;
    expect(seen.closed).toBe(true);
  });
});
