import { describe, expect, test } from 'vitest';
import { ByteReader } from '../../../../src/core/bundle/byte-reader.ts';
import { CountedExtent, type Extent, Raw } from '../../../../src/core/bundle/zip/extent.ts';
import { noise } from '../../../support/packed.ts';
import { readStreamed } from '../../../support/read-zip.ts';
import { bytesOf, chunked, collect, whole } from '../../../support/streams.ts';
import { zip, type ZipPart } from '../../../support/zip-bytes.ts';

describe.each(['signed', 'bare', 'signed64', 'bare64'] as const)('a descriptor behind the data (%s)', (descriptor) => {
  // Looked at are 512 bytes at first, and then twice as many each time.
  const lengths = Array.from({ length: 1400 }, (_, index) => index).concat([16_383, 16_384, 16_385, 40_000]);
  const bytes = noise(40_000);
  const parts = lengths.map((length): ZipPart => ({ name: `${length}`, body: bytes.subarray(0, length), descriptor }));

  test('is found wherever it lies', async () => {
    const { entries, notes } = await readStreamed(chunked(zip(parts), 10_000));
    expect(entries.map((entry) => entry.bytes.length)).toEqual(lengths);
    expect(notes).toEqual([]);
  });
});

describe('a decoder', () => {
  test('that goes on asking gets nothing more once its member is of no interest', async () => {
    const raw = new Raw(new CountedExtent(new ByteReader(whole(bytesOf('abcdef'))), 3));
    expect(await raw.next()).toMatchObject({ done: false });
    await raw.stop();
    expect(await raw.next()).toEqual({ done: true, value: undefined });
  });

  test('that is waiting for bytes is waited for, since there is one source for all', async () => {
    const order: string[] = [];
    let arrive: () => void = () => undefined;
    const slow: Pick<Extent, 'next'> = {
      next: async () => {
        await new Promise<void>((resolve) => (arrive = resolve));
        order.push('arrived');
        return undefined;
      },
    };
    const raw = new Raw({ ...slow, pass: async () => undefined, descriptor: undefined, lack: undefined });
    const asked = raw.next();
    const stopped = raw.stop().then(() => order.push('stopped'));
    arrive();
    await Promise.all([asked, stopped]);
    expect(order).toEqual(['arrived', 'stopped']);
  });

  test('that ends early leaves the rest to be passed over', async () => {
    const reader = new ByteReader(chunked(bytesOf('abcdefgh'), 2));
    const extent = new CountedExtent(reader, 6);
    for await (const part of new Raw(extent)) {
      expect(part.length).toBe(2);
      break;
    }
    await extent.pass();
    expect(extent.lack).toBeUndefined();
    expect(new TextDecoder().decode(await reader.peek(8))).toBe('gh');
  });
});

test('bytes that are counted are told where they are missing', async () => {
  const extent = new CountedExtent(new ByteReader(whole(bytesOf('abc'))), 5);
  expect((await collect(new Raw(extent))).bytes).toEqual(bytesOf('abc'));
  expect(extent.lack).toEqual({ how: 'cut', detail: '2 of 5 bytes are missing' });
});
