import { describe, expect, test } from 'vitest';
import { MAX_ROWS, type MemberFacts, MemberReader } from '../../../src/core/facts/member-reader.ts';
import { Block } from '../../../src/core/facts/search/block.ts';
import { defineKind } from '../../../src/core/model/fact.ts';
import type { Output, Parser, Reader } from '../../../src/core/model/parser.ts';

const words = defineKind('words', 'A word.', { word: 'string' });
const others = defineKind('others', 'Another.', { word: 'string' });

function parserWith(reader: (out: Output) => Reader, more: Partial<Parser> = {}): Parser {
  return { name: 'test', from: ['x'], homes: 'first', emits: [words, others], read: reader, ...more };
}
const everyLine = (out: Output): Reader => ({ line: (line) => out.add(words, line, { word: line.text }) });

function readAll(parser: Parser, lines: readonly string[], complete = true): MemberFacts {
  const reader = new MemberReader(parser, 'x', 3);
  lines.forEach((text, index) => reader.line({ text, line: index + 1 }));
  return reader.end(complete, lines.length);
}

const blockOf = (text: string): Block => new Block(new TextEncoder().encode(text));

describe('a line of any length', () => {
  const long = 'x'.repeat(60_000);
  const short = { path: 'x', line: 1, text: 'x'.repeat(4096), cut: true };
  const stacks = defineKind('stacks', 'A stack.', { frames: 'frames', seenAt: 'origins?' });

  test('is an excerpt as evidence, also as one of the further lines that a fact names', () => {
    const reader = (out: Output): Reader => ({
      line: (line) =>
        out.add(stacks, line, { frames: [{ function: 'f', reliable: true, source: line }], seenAt: [line] }),
    });
    const { facts } = readAll(parserWith(reader, { emits: [stacks] }), [long]);
    const frames = [{ function: 'f', reliable: true, source: short }];
    expect(facts.get(stacks)).toEqual([{ source: short, frames, seenAt: [short] }]);
  });

  test('a stack that facts share stays one', () => {
    const shared = [{ function: 'f', reliable: true, source: { path: 'x', line: 1, text: long } }];
    const reader = (out: Output): Reader => ({ line: (line) => out.add(stacks, line, { frames: shared }) });
    const { facts } = readAll(parserWith(reader, { emits: [stacks] }), ['a', 'b']);
    const [first, second] = (facts.get(stacks) ?? []) as readonly { readonly frames?: unknown }[]; // as it was added
    expect(first?.frames).toBe(second?.frames);
    expect(first?.frames).toMatchObject([{ source: short }]);
  });
});

test('facts know their member and line', () => {
  const read = readAll(parserWith(everyLine), ['a', 'b']);
  expect(read).toMatchObject({ path: 'x', rank: 3, lines: 2, dropped: 0, notes: [] });
  expect(read.facts.get(words)).toEqual([
    { source: { path: 'x', line: 1, text: 'a' }, word: 'a' },
    { source: { path: 'x', line: 2, text: 'b' }, word: 'b' },
  ]);
  expect(read.first).toEqual({ path: 'x', line: 1, text: 'a' });
});

describe('which kinds a member answers', () => {
  const names = (read: MemberFacts): string[] => read.settled.map(({ name }) => name);
  const says = (settled: boolean | undefined) => (): Reader => ({
    line: () => undefined,
    end: () => (settled === undefined ? undefined : { settled }),
  });

  test.each([
    ['read whole', readAll(parserWith(says(undefined)), ['a']), ['words', 'others']],
    ['read whole, and it says so', readAll(parserWith(says(true)), ['a']), ['words', 'others']],
    ['it says that it held no answer', readAll(parserWith(says(false)), ['a']), []],
    ['cut', readAll(parserWith(says(true)), ['a'], false), []],
    ['only some kinds', readAll(parserWith(says(true), { settles: [others] }), ['a']), ['others']],
    ['none, ever', readAll(parserWith(says(true), { settles: [] }), ['a']), []],
  ])('%s', (_, read, expected) => {
    expect(names(read)).toEqual(expected);
  });
});

describe('a parser that fails is contained', () => {
  const failing = parserWith((out) => ({
    line(line) {
      if (line.line === 2) throw new TypeError('secret words of the bundle');
      out.add(words, line, { word: line.text });
    },
  }));

  test('in a line: what it had found stays, and nothing is settled', () => {
    const read = readAll(failing, ['a', 'b', 'c']);
    expect(read.facts.get(words)).toHaveLength(1);
    expect(read.settled).toEqual([]);
    expect(read.notes).toEqual([{ code: 'parser-failed', path: 'x', line: 2, detail: 'test: TypeError' }]);
  });

  test('it wants no further block', () => {
    const reader = new MemberReader(failing, 'x', 0);
    expect(reader.wants(blockOf(''))).toBe(true);
    reader.line({ text: 'b', line: 2 });
    expect(reader.wants(blockOf(''))).toBe(false);
  });

  test('at the end', () => {
    const read = readAll(
      parserWith(() => ({
        line: () => undefined,
        end: () => {
          throw new Error('no');
        },
      })),
      ['a'],
    );
    expect(read).toMatchObject({ settled: [], notes: [{ code: 'parser-failed', line: 1, detail: 'test: Error' }] });
  });

  test('with something that is no error', () => {
    const read = readAll(
      parserWith(() => ({
        line: () => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error
          throw 'words';
        },
      })),
      ['a'],
    );
    expect(read.notes).toMatchObject([{ detail: 'test: unknown' }]);
  });
});

test('notes of one sort are counted, with the first line', () => {
  const read = readAll(
    parserWith((out) => ({ line: (line) => out.unreadable(line, line.text) })),
    ['odd', 'odd', 'strange', 'odd'],
  );
  expect(read.notes).toEqual([
    { code: 'unreadable-line', path: 'x', line: 1, detail: 'odd', count: 3 },
    { code: 'unreadable-line', path: 'x', line: 3, detail: 'strange', count: 1 },
  ]);
});

describe('excerpts', () => {
  const excerpt = (text: string): unknown => readAll(parserWith(everyLine), [text]).first;

  test('just as long as may be, and one more', () => {
    expect(excerpt('x'.repeat(4096))).toEqual({ path: 'x', line: 1, text: 'x'.repeat(4096) });
    expect(excerpt('x'.repeat(4097))).toEqual({ path: 'x', line: 1, text: 'x'.repeat(4096), cut: true });
  });

  test('a cut between the halves of a character moves before it', () => {
    expect(excerpt(`${'x'.repeat(4095)}\u{1f600}`)).toEqual({ path: 'x', line: 1, text: 'x'.repeat(4095), cut: true });
    expect(excerpt(`${'x'.repeat(4094)}\u{1f600}x`)).toMatchObject({ text: `${'x'.repeat(4094)}\u{1f600}` });
  });

  test('what the line was stays said', () => {
    const reader = new MemberReader(parserWith(everyLine), 'x', 0);
    reader.line({ text: 'a\ufffd', line: 1, cut: true, lossy: true });
    expect(reader.end(true, 1).first).toEqual({ path: 'x', line: 1, text: 'a\ufffd', cut: true, lossy: true });
  });
});

test('as many rows as may be, and not one more', () => {
  const many = (count: number): MemberFacts =>
    readAll(
      parserWith((out) => ({
        line: (line) => {
          for (let row = 0; row < count; row += 1) out.add(words, line, { word: '' });
        },
      })),
      ['a'],
    );
  expect(many(MAX_ROWS)).toMatchObject({ dropped: 0, notes: [] });
  const over = many(MAX_ROWS + 2);
  expect(over.facts.get(words)).toHaveLength(MAX_ROWS);
  expect(over.notes).toEqual([{ code: 'too-large', path: 'x', detail: `more than ${MAX_ROWS} rows`, count: 2 }]);
});

describe('which blocks are wanted', () => {
  let busy = false;
  const sleepy = parserWith(() => ({ line: () => undefined, busy: () => busy }), { wake: /hit/ });

  test('all of them, where the parser has no wake', () => {
    expect(new MemberReader(parserWith(everyLine), 'x', 0).wants(blockOf('anything'))).toBe(true);
  });

  test('the first; then those that wake the reader, or that it needs', () => {
    const reader = new MemberReader(sleepy, 'x', 0);
    expect(reader.wants(blockOf('anything'))).toBe(true);
    reader.line({ text: 'a', line: 1 });
    expect(reader.wants(blockOf('anything'))).toBe(false);
    expect(reader.wants(blockOf('a hit'))).toBe(true);
    busy = true;
    expect(reader.wants(blockOf('anything'))).toBe(true);
  });
});
