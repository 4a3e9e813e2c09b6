import { describe, expect, test } from 'vitest';
import { exportsOf, generatedFiles } from '../../scripts/lib/generated.mjs';

describe('what the indexes list', () => {
  test.each([
    ['a typed constant', 'export const mounts: Parser = {};', ['mounts'], []],
    ['a list', 'export const logs: readonly Parser[] = [];', [], ['logs']],
    ['a defined one', 'export const waiters = defineParser({', ['waiters'], []],
    ['several', 'export const a: Parser = {};\nexport const b: Parser = {};', ['a', 'b'], []],
    ['nothing that is not exported', 'const hidden: Parser = {};', [], []],
    ['nothing of another type', 'export const other: ParserTable = {};', [], []],
    ['no functions', 'export function parserOf(): Parser {}', [], []],
  ])('%s', (_what, text, one, many) => {
    expect(exportsOf(text, 'Parser')).toEqual({ one, many });
  });
});

test('two runs make the same files', async () => {
  expect([...(await generatedFiles())]).toEqual([...(await generatedFiles())]);
});
