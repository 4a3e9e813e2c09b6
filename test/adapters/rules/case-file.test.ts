import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CASE_BYTES, parseCaseFile } from '../../../src/adapters/rules/case-file.ts';
import { readCaseFiles } from '../../../src/adapters/rules/load-rules.ts';
import { BUILT_IN_RULES } from '../../../src/cli/built-in-rules.ts';

const CASES = '- name: one\n  expect: { status: possible }\n';
const problems = (text: string): string[] =>
  parseCaseFile('own/cases/r.yaml', 'r', text).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

test('cases are read with the name of their file as the id of the rule', () => {
  expect(parseCaseFile('own/cases/r.yaml', 'r', CASES)).toMatchObject({
    rule: 'r',
    problems: [],
    cases: [{ name: 'one', expect: { status: 'possible' } }],
  });
});

test('our own are sound', async () => {
  for (const { file, problems: wrong } of await readCaseFiles(BUILT_IN_RULES)) expect(wrong, file).toEqual([]);
});

describe('what is wrong is told by line and column', () => {
  test.each([
    ['no list', 'name: one\n', '1:1 the list of cases must be array'],
    ['an empty one', '[]\n', '1:1 the list of cases must NOT have fewer than 1 items'],
    [
      'a status that there is none of',
      CASES.replace('possible', 'sure'),
      '2:21 0.expect.status must be equal to one of the allowed values',
    ],
    [
      'a number for a command',
      CASES.replace('possible', 'possible, runs: [7150]'),
      '2:38 0.expect.runs.0 must be string',
    ],
    ['a folder outside', `${CASES}  tree: ../x\n`, '3:9 0.tree must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"'],
    ['a key twice', `${CASES}  name: two\n`, '3:3 Map keys must be unique'],
    ['a second document', `${CASES}---\n${CASES}`, '3:1 a second document; a file holds one list of cases'],
  ])('%s', (_what, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test('a file that is too large, and one that just is not', () => {
    const fill = (bytes: number): string => CASES + '#'.repeat(bytes - CASES.length);
    expect(problems(fill(MAX_CASE_BYTES))).toEqual([]);
    expect(problems(fill(MAX_CASE_BYTES + 1))).toEqual([`1:1 larger than ${MAX_CASE_BYTES} bytes`]);
  });
});

test('any text at all is cases or has problems, and throws nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${CASES}  ${text}`),
      ),
      (text) => {
        const { cases, problems: wrong } = parseCaseFile('r.yaml', 'r', text);
        expect(cases === undefined).toBe(wrong.length > 0);
      },
    ),
    { numRuns: 200 },
  );
});
