import { PassThrough, Readable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type BodyLimits, readBody, refuseAnnouncedSize } from '../../src/http/request-body.ts';

const LIMITS: BodyLimits = { maxBytes: 1000, idleMs: 1000, minBytesPerSecond: 1, meanAfterMs: 1000 };

async function read(source: Readable, limits: Partial<BodyLimits> = {}): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let counted = 0;
  for await (const chunk of readBody(source, { ...LIMITS, ...limits }, (count) => (counted += count))) {
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  expect(counted).toBe(whole.length);
  return whole;
}

describe('readBody', () => {
  it.each([1, 7, 1000])('gives the bytes as they are, in chunks of %i', async (size) => {
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));
    const chunks = Array.from({ length: Math.ceil(1000 / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(await read(Readable.from(chunks, { objectMode: false }))).toEqual(bytes);
  });

  it('takes as much as is allowed and not a byte more', async () => {
    expect(await read(Readable.from([Buffer.alloc(400), Buffer.alloc(600)]))).toHaveLength(1000);
    await expect(read(Readable.from([Buffer.alloc(400), Buffer.alloc(601)]))).rejects.toMatchObject({
      code: 'TOO_LARGE',
      details: { maxBytes: 1000 },
    });
  });

  it('refuses a body without a byte', async () => {
    await expect(read(Readable.from([]))).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('says that the connection was lost', async () => {
    const source = new PassThrough();
    const reading = read(source);
    source.write('some');
    source.destroy();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('leaves the rest where it is when its reader stops', async () => {
    const source = new PassThrough();
    source.write('first');
    for await (const chunk of readBody(source, LIMITS, () => undefined)) {
      expect(chunk).toEqual(Buffer.from('first'));
      break;
    }
    expect(source.destroyed).toBe(false);
    expect(source.eventNames()).not.toContain('readable');
  });
});

describe('the patience of readBody', () => {
  const DEFAULTS: BodyLimits = { maxBytes: 2 ** 40, idleMs: 30_000, minBytesPerSecond: 65_536, meanAfterMs: 60_000 };
  let source: PassThrough;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    source = new PassThrough({ highWaterMark: 2 ** 30 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Sends `size` bytes after every `everyMs`, `times` times, and then the end. */
  async function send(size: number, everyMs: number, times: number): Promise<'taken' | 'refused'> {
    const outcome = read(source, DEFAULTS).then(
      () => 'taken' as const,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'TOO_SLOW' });
        return 'refused' as const;
      },
    );
    for (let count = 0; count < times; count++) {
      await vi.advanceTimersByTimeAsync(everyMs);
      source.write(Buffer.alloc(size));
    }
    source.end();
    return outcome;
  }

  it.each([
    ['silence just short of 30 s', 2 ** 20, 29_999, 1, 'taken'],
    ['silence of 30 s', 2 ** 20, 30_001, 1, 'refused'],
    ['a trickle for less than 60 s', 1, 5_000, 11, 'taken'],
    ['a trickle for more than 60 s, never silent for long', 1, 5_000, 13, 'refused'],
    ['66 KiB/s for ten minutes', 66 * 1024, 1_000, 600, 'taken'],
    ['62 KiB/s for ten minutes', 62 * 1024, 1_000, 600, 'refused'],
  ] as const)('with %s', async (_what, size, everyMs, times, outcome) => {
    expect(await send(size, everyMs, times)).toBe(outcome);
  });

  it('does not hold a slow diagnosis against the client', async () => {
    const body = readBody(source, DEFAULTS, () => undefined)[Symbol.asyncIterator]();
    source.write('first');
    expect((await body.next()).value).toEqual(Buffer.from('first'));
    await vi.advanceTimersByTimeAsync(600_000);
    source.end('second');
    expect((await body.next()).value).toEqual(Buffer.from('second'));
    expect((await body.next()).done).toBe(true);
  });
});

describe('refuseAnnouncedSize', () => {
  it.each([undefined, '0', '1000', 'nonsense'])('lets %s pass', (length) => {
    expect(() => refuseAnnouncedSize(length, 1000)).not.toThrow();
  });

  it('refuses more', () => {
    expect(() => refuseAnnouncedSize('1001', 1000)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });
});
