import type { RuleSource } from '../model/rule.ts';

/** Every truth over a rule's signals, wherever in the rule it stands. */
export function truthTexts(rule: RuleSource): readonly string[] {
  const { holds, ruledOut, chain, missing = [], atRisk } = rule;
  const links = [...chain, ...(atRisk?.chain ?? [])];
  const steps = [...rule.reproduce, ...rule.workarounds, ...rule.fix, ...rule.verify];
  const texts = [
    ...Object.values(holds),
    ...ruledOut.map(({ when }) => when),
    ...links.flatMap(({ observed, inferred }) => [observed, inferred]),
    ...missing.map(({ unless }) => unless),
    ...steps.map(({ when }) => when),
  ];
  return [...new Set(texts)].filter((text) => text !== undefined);
}

/** Every truth that is asked of a later bundle. Where a fix is called for no longer, it is in place. */
export function laterTruthTexts({ verify, fix }: RuleSource): readonly string[] {
  const texts = [...verify.flatMap(({ held, broken }) => [held, broken]), ...fix.map(({ when }) => when)];
  return [...new Set(texts)].filter((text) => text !== undefined);
}
