import { checkCost } from './check-cost.ts';
import { checkReferences } from './check-references.ts';
import type { TextProblem } from './check-texts.ts';
import { checkTruths } from './check-truths.ts';
import { checkUse } from './check-use.ts';
import { checkWords } from './check-words.ts';
import type { CompiledRule } from './compile.ts';
import type { Expressions } from './expressions.ts';

/** What is wrong with a rule that compiles: its writer should know, and a diagnosis does not suffer from it. */
export function checkRule(rule: CompiledRule, expressions: Expressions): TextProblem[] {
  return [
    ...checkTruths(rule),
    ...checkUse(rule),
    ...checkCost(rule, expressions),
    ...checkWords(rule.source),
    ...checkReferences(rule.source),
  ];
}
