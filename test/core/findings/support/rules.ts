import {
  compileRule,
  type CompiledRule,
  InvalidRule,
  type RuleProblem,
} from '../../../../src/core/findings/compile.ts';
import { Expressions } from '../../../../src/core/findings/expressions.ts';
import { defineKind, type FactOfKind, Facts, type Origin } from '../../../../src/core/model/fact.ts';
import type { Words } from '../../../../src/core/model/locale.ts';
import type { RuleSource } from '../../../../src/core/model/rule.ts';

/** A kind with a field of every type, and a second one to join it with. */
export const things = defineKind('some-things', 'For tests.', {
  name: 'string',
  count: 'int',
  flag: 'bool',
  tags: 'strings',
  frames: 'frames',
  nick: 'string?',
  age: 'int?',
  more: 'origins',
});
export const others = defineKind('others', 'For tests.', { name: 'string' });

export const KINDS = [things, others] as const;
export const expressions = new Expressions(KINDS);

export type Thing = FactOfKind<typeof things>;

export function line(number: number, text = `line ${number}`, path = 'some/file'): Origin {
  return { path, line: number, text };
}

export function thing(fields: Partial<Thing> = {}): Thing {
  return { source: line(1), name: 'a', count: 1, flag: false, tags: [], frames: [], more: [], ...fields };
}

/** Facts in which both kinds were looked at, unless told otherwise. */
export function factsOf(some: readonly Partial<Thing>[] | 'unknown', names: readonly string[] | 'unknown' = []): Facts {
  const facts = new Facts();
  if (some !== 'unknown') facts.set(things, some.map(thing));
  if (names !== 'unknown')
    facts.set(
      others,
      names.map((name, index) => ({ source: line(index + 1, name, 'other/file'), name })),
    );
  return facts;
}

export function words(en: string, chinese = `中文 ${en}`): Words {
  return { en, 'zh-CN': chinese };
}

/** The smallest rule there is, and what a test wants to be different. */
export function ruleOf(changes: Partial<RuleSource> = {}): RuleSource {
  return {
    id: 'test-rule',
    severity: 'high',
    title: words('Title'),
    headline: words('Headline'),
    summary: words('Summary'),
    needs: [],
    signals: { hit: { see: 'someThings.filter(t, t.flag)', says: words('{{name}} is flagged') } },
    holds: { confirmed: 'hit' },
    ruledOut: [],
    chain: [],
    reproduce: [],
    workarounds: [],
    fix: [],
    verify: [],
    references: [],
    ...changes,
  };
}

export function compiled(changes: Partial<RuleSource> = {}): CompiledRule {
  return compileRule(ruleOf(changes), expressions);
}

export function problemsOf(changes: Partial<RuleSource>): readonly RuleProblem[] {
  try {
    compileRule(ruleOf(changes), expressions);
    return [];
  } catch (error) {
    if (error instanceof InvalidRule) return error.problems;
    throw error;
  }
}
