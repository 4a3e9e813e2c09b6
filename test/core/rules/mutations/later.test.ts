import { describe, expect, test } from 'vitest';
import { loadRules, readCaseFiles } from '../../../../src/adapters/rules/load-rules.ts';
import { BUILT_IN_RULES } from '../../../../src/cli/built-in-rules.ts';

const rules = await loadRules([BUILT_IN_RULES]);
const files = new Map((await readCaseFiles(BUILT_IN_RULES)).map(({ rule, cases = [] }) => [rule, cases]));

/** The cases themselves are run by `rules.test.ts`; here is what they have to show between them. */
describe.each(rules)('$id', ({ id, verify }) => {
  const later = (files.get(id) ?? []).flatMap((one) => one.later ?? []);

  test('shows each step of verification that can tell, in a bundle after which the fix held and in one after which not', () => {
    const shown = (step: number, outcome: string): boolean => later.some((one) => one.verify[step] === outcome);
    const unshown = verify.flatMap(({ held, broken }, step) => [
      ...(held === undefined || shown(step, 'held') ? [] : [`verify.${step}.held`]),
      ...(broken === undefined || shown(step, 'not-held') ? [] : [`verify.${step}.broken`]),
    ]);
    expect(unshown).toEqual([]);
  });
});
