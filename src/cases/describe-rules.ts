import type { Catalog } from '../core/findings/catalog.ts';
import type { CompiledRule } from '../core/findings/compile.ts';
import { wordsIn } from '../core/findings/templates.ts';
import type { Locale, Words } from '../core/model/locale.ts';
import type { RuleDetail, RuleSummary } from './app.ts';

export function ruleSummaries(catalog: Catalog, locale: Locale): RuleSummary[] {
  return catalog.rules.map((rule) => summary(rule, locale));
}

export function ruleDetail(catalog: Catalog, id: string, locale: Locale): RuleDetail | undefined {
  const rule = catalog.rules.find(({ source }) => source.id === id);
  if (rule === undefined) return undefined;
  const { source } = rule;
  return {
    ...summary(rule, locale),
    signals: rule.signals.map((signal) => ({ name: signal.name, says: wordsIn(signal.source.says, locale) })),
    reproduce: source.reproduce.map((step) => ({
      do: wordsIn(step.do, locale),
      run: step.run,
      ...(step.cleansUp === true && { cleansUp: true }),
    })),
    workarounds: source.workarounds.map((step) => ({
      do: wordsIn(step.do, locale),
      run: step.run,
      risk: step.risk,
      undo: optional(step.undo, locale),
    })),
    fix: source.fix.map((step) => ({
      do: wordsIn(step.do, locale),
      run: step.run,
      patch: step.patch === undefined ? undefined : catalog.patches.get(step.patch),
      since: optional(step.since, locale),
    })),
    verify: source.verify.map((step) => ({
      do: wordsIn(step.do, locale),
      run: step.run,
      expect: wordsIn(step.expect, locale),
    })),
    references: source.references.map(({ title, url }) => ({ title, url })),
  };
}

function summary({ source }: CompiledRule, locale: Locale): RuleSummary {
  return {
    id: source.id,
    title: wordsIn(source.title, locale),
    summary: wordsIn(source.summary, locale),
    severity: source.severity,
  };
}

function optional(words: Words | undefined, locale: Locale): string | undefined {
  return words === undefined ? undefined : wordsIn(words, locale);
}
