import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonScalar, JsonWalker } from '../../../../src/core/facts/text/json-walker.ts';

function walk(text: string): (readonly [string, JsonScalar, number])[] {
  const seen: (readonly [string, JsonScalar, number])[] = [];
  let line = 0;
  const walker = new JsonWalker((path, value) => seen.push([path.join('.'), value, line]));
  for (const part of text.split('\n')) {
    line += 1;
    walker.line(part);
  }
  return seen;
}

test('every scalar comes with its path and its line', () => {
  const text = '{\n "a": "x",\n "b": {\n  "c": [1, {"d": true}, null]\n },\n "e": -2.5\n}';
  expect(walk(text)).toEqual([
    ['a', 'x', 2],
    ['b.c.0', 1, 4],
    ['b.c.1.d', true, 4],
    ['b.c.2', null, 4],
    ['e', -2.5, 6],
  ]);
});

test('punctuation and escapes inside strings mean nothing', () => {
  expect(walk('{"k": "a,{}[]:\\"b\\\\", "l": "\\u5171"}')).toEqual([
    ['k', 'a,{}[]:"b\\', 1],
    ['l', '共', 1],
  ]);
});

test('a cut document gives what it holds', () => {
  expect(walk('{\n "a": {\n  "b": 1,\n  "c": "unfinis')).toEqual([
    ['a.b', 1, 3],
    ['a.c', 'unfinis', 4],
  ]);
});

test('the scalars of any document are those that JSON.parse finds', () => {
  const scalars = (value: unknown, path: readonly string[]): (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => scalars(inner, [...path, key]))
      : [[path.join('.'), value]];
  const document = fc.object({ maxDepth: 4, values: [fc.string(), fc.boolean(), fc.integer(), fc.constant(null)] });
  fc.assert(
    fc.property(document, (value) => {
      const read = walk(JSON.stringify(value, undefined, 1)).map(([path, found]) => [path, found]);
      expect(read).toEqual(scalars(JSON.parse(JSON.stringify(value)), []));
    }),
  );
});

test('any text is walked in linear time and without complaint', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(walk(text))));
  const hostile = ['"'.repeat(65_536), '\\"'.repeat(32_768), '['.repeat(65_536), '{"a":'.repeat(13_000)];
  const started = performance.now();
  for (const text of hostile) walk(`{"a": "${text}`);
  expect(performance.now() - started).toBeLessThan(2000);
});
