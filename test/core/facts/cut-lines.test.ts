import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CutLimits, type CutLine, cutLines, type CutResult } from '../../../src/core/facts/cut-lines.ts';
import { bytesOf, chunked } from './entries.ts';
import type { Block } from '../../../src/core/facts/search/block.ts';

const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 28 };

async function cut(
  text: string | Uint8Array,
  {
    chunk,
    limits = LIMITS,
    wants = () => true,
  }: { chunk?: number; limits?: CutLimits; wants?: (text: string) => boolean } = {},
): Promise<{ lines: CutLine[]; result: CutResult }> {
  const lines: CutLine[] = [];
  const result = await cutLines(
    chunked(bytesOf(text), chunk),
    { wants: ({ text: block }) => wants(block), line: (line) => lines.push(line) },
    limits,
  );
  return { lines, result };
}
const texts = (lines: readonly CutLine[]): string[] => lines.map(({ text }) => text);

describe('lines and their numbers', () => {
  test.each([
    ['nothing', '', []],
    ['one line', 'a\n', ['a']],
    ['no final newline', 'a\nb', ['a', 'b']],
    ['empty lines', '\na\n\nb\n', ['', 'a', '', 'b']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['CRLF without the last newline', 'a\r\nb\r', ['a', 'b']],
    ['a carriage return alone is no line ending', 'a\rb\n', ['a\rb']],
    ['two carriage returns', 'a\r\r\n', ['a\r']],
    ['NULs', 'a\0b\0\n\0\0\n', ['a\0b\0', '\0\0']],
    ['escape sequences stay', '\u001b[31mred\u001b[0m\n', ['\u001b[31mred\u001b[0m']],
    ['UTF-8', 'é\n文\n', ['é', '文']],
    ['line separators of Unicode end no line', 'a\u2028b\u0085c\n', ['a\u2028b\u0085c']],
    ['a byte order mark before the text', '\ufeffa\nb\n', ['a', 'b']],
    ['and in the middle of it', 'a\n\ufeffb\n', ['a', '\ufeffb']],
  ])('%s', async (_, text, expected) => {
    for (const chunk of [1, 2, 3, 7, 65_536]) {
      const { lines, result } = await cut(text, { chunk });
      expect(texts(lines)).toEqual(expected);
      expect(lines.map(({ line }) => line)).toEqual(expected.map((__, index) => index + 1));
      expect(result).toEqual({ bytes: bytesOf(text).length, lines: expected.length, whole: true });
    }
  });

  test('what no encoding explains is said', async () => {
    const { lines } = await cut(Uint8Array.from([0x61, 0xff, 0x0a, 0x62, 0x0a]));
    expect(lines).toEqual([
      { text: 'a\ufffd', line: 1, lossy: true },
      { text: 'b', line: 2 },
    ]);
  });

  test('each line has its own encoding', async () => {
    // `中文` in GB18030, then in UTF-8.
    const { lines } = await cut(
      Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a, 0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87, 0x0a]),
    );
    expect(texts(lines)).toEqual(['中文', '中文']);
  });
});

describe('a long line', () => {
  const limits: CutLimits = { ...LIMITS, lineBytes: 8 };

  test.each([
    [
      'just as long as may be',
      '12345678\nb\n',
      [
        { text: '12345678', line: 1 },
        { text: 'b', line: 2 },
      ],
    ],
    [
      'just over',
      '123456789\nb\n',
      [
        { text: '12345678', line: 1, cut: true },
        { text: 'b', line: 2 },
      ],
    ],
    [
      'just as long, with CRLF',
      '12345678\r\nb\r\n',
      [
        { text: '12345678', line: 1 },
        { text: 'b', line: 2 },
      ],
    ],
    [
      'just over, with CRLF',
      '123456789\r\nb\n',
      [
        { text: '12345678', line: 1, cut: true },
        { text: 'b', line: 2 },
      ],
    ],
    [
      'the last, just as long',
      'b\n12345678',
      [
        { text: 'b', line: 1 },
        { text: '12345678', line: 2 },
      ],
    ],
    [
      'the last, just over',
      'b\n123456789',
      [
        { text: 'b', line: 1 },
        { text: '12345678', line: 2, cut: true },
      ],
    ],
    [
      'cut inside a character',
      '123456文\nb\n',
      [
        { text: '123456', line: 1, cut: true },
        { text: 'b', line: 2 },
      ],
    ],
    [
      'cut behind a character',
      '12345文9\nb\n',
      [
        { text: '12345文', line: 1, cut: true },
        { text: 'b', line: 2 },
      ],
    ],
    ['cut inside one of four bytes', '12345\u{1f600}\n', [{ text: '12345', line: 1, cut: true }]],
  ])('%s', async (_, text, expected) => {
    for (const chunk of [1, 2, 3, 5, 65_536]) expect((await cut(text, { chunk, limits })).lines).toEqual(expected);
  });

  test('of several megabytes keeps its head, and the next line its number', async () => {
    const { lines, result } = await cut(`a\n${'x'.repeat(5_000_000)}\nb\n`, { chunk: 4096 });
    expect(lines.map(({ text, line, cut: isCut }) => [text.length, line, isCut])).toEqual([
      [1, 1, undefined],
      [65_536, 2, true],
      [1, 3, undefined],
    ]);
    expect(result.bytes).toBe(5_000_005);
  });

  test('byte by byte takes no longer than it must', async () => {
    const started = performance.now();
    await cut('x'.repeat(60_000), { chunk: 1 });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('UTF-16 with its byte order mark', () => {
  const utf16 = (text: string, bigEndian = false): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return Uint8Array.from(bigEndian ? bytes.swap16() : bytes);
  };

  test.each([
    ['little endian', utf16('df -h\r\n文件系统 容量\r\n')],
    ['big endian', utf16('df -h\r\n文件系统 容量\r\n', true)],
  ])('%s', async (_, bytes) => {
    for (const chunk of [1, 2, 3, 5, 65_536]) {
      const { lines, result } = await cut(bytes, { chunk });
      expect(lines).toEqual([
        { text: 'df -h', line: 1 },
        { text: '文件系统 容量', line: 2 },
      ]);
      expect(result).toEqual({ bytes: bytes.length, lines: 2, whole: true });
    }
  });

  test('a newline inside a character is none', async () => {
    // U+0A0D and U+0D0A hold the bytes of both line endings.
    expect(texts((await cut(utf16('\u0a0d\u0d0a\nb'))).lines)).toEqual(['\u0a0d\u0d0a', 'b']);
  });

  test('half a character at its end is said to be lost', async () => {
    for (const chunk of [1, 2, 65_536]) {
      expect((await cut(utf16('a\nbc').subarray(0, 9), { chunk })).lines).toEqual([
        { text: 'a', line: 1 },
        { text: 'b\ufffd', line: 2, lossy: true },
      ]);
    }
  });

  test('blocks are asked for as ASCII', async () => {
    const { lines } = await cut(utf16('plain\nhit\n'), { chunk: 6, wants: (block) => block.includes('hit') });
    expect(texts(lines)).toContain('hit');
  });

  test.each([
    ['a mark and no more', [0xff, 0xfe], []],
    ['the first byte alone', [0xff], [{ text: '\ufffd', line: 1, lossy: true }]],
    [
      'a mark in the middle',
      [0x61, 0x0a, 0xff, 0xfe, 0x62],
      [
        { text: 'a', line: 1 },
        { text: '\ufffd\ufffdb', line: 2, lossy: true },
      ],
    ],
  ])('%s', async (_, bytes, lines) => {
    for (const chunk of [1, 65_536]) expect((await cut(Uint8Array.from(bytes), { chunk })).lines).toEqual(lines);
  });
});

test('200 MiB without a newline are held as one line of the allowed length', async () => {
  const piece = new Uint8Array(65_536).fill(0x78);
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 200 << 20; sent += piece.length) yield piece;
    yield bytesOf('\nb\n');
  }
  const lines: CutLine[] = [];
  const before = process.memoryUsage().arrayBuffers;
  let held = 0;
  const wants = ({ text: block }: Block): boolean => {
    held = Math.max(held, block.length, process.memoryUsage().arrayBuffers - before);
    return true;
  };
  const result = await cutLines(endless(), { wants, line: (line) => lines.push(line) }, LIMITS);
  expect(lines.map(({ text, line, cut: isCut }) => [text.length, line, isCut])).toEqual([
    [65_536, 1, true],
    [1, 2, undefined],
  ]);
  expect(result).toMatchObject({ bytes: (200 << 20) + 3, lines: 2 });
  expect(held).toBeLessThan(4 << 20);
});

describe('a member that is too large', () => {
  test.each([
    ['just as large as may be', 4, true, ['a', 'b']],
    ['just over', 3, false, ['a', 'b']],
    ['cut inside a line', 1, false, ['a']],
  ])('%s', async (_, memberBytes, whole, expected) => {
    for (const chunk of [1, 3, 65_536]) {
      const { lines, result } = await cut('a\nb\n', { chunk, limits: { ...LIMITS, memberBytes } });
      expect(texts(lines)).toEqual(expected);
      expect(result.whole).toBe(whole);
    }
  });
});

describe('blocks that the sink does not want', () => {
  test('become no lines and still count', async () => {
    const text = `${'plain\n'.repeat(100)}hit\n${'plain\n'.repeat(100)}`;
    const { lines, result } = await cut(text, { chunk: 60, wants: (block) => block.includes('hit') });
    expect(lines.find(({ text: line }) => line === 'hit')?.line).toBe(101);
    expect(lines.length).toBeLessThan(30);
    expect(result.lines).toBe(201);
  });

  test('are asked for as ASCII, whatever the encoding', async () => {
    const blocks: string[] = [];
    await cut('文\u0085\n', { wants: (block) => blocks.push(block) > 0 });
    expect(blocks.map((block) => block.length)).toEqual([6]);
  });
});

test('lines do not depend on where the chunks end', async () => {
  const piece = fc.oneof(fc.constantFrom('\n', '\r\n', '\r', '\0', 'abc', '文', '\ufeff', '12345678'), fc.string());
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => bytesOf(pieces.join(''))),
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }).map((body) => Uint8Array.of(0xff, 0xfe, ...body)),
    fc.uint8Array({ maxLength: 60 }).map((body) => Uint8Array.of(0xfe, 0xff, ...body)),
  );
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      async (text, chunk, lineBytes) => {
        const limits = { ...LIMITS, lineBytes };
        expect(await cut(text, { chunk, limits })).toEqual(await cut(text, { limits }));
      },
    ),
  );
});
