import type { Catalog } from '../core/findings/catalog.ts';
import type { CompiledRule } from '../core/findings/compile.ts';
import type { Locale } from '../core/model/locale.ts';
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
    signals: rule.signals.map((signal) => ({ name: signal.name, says: signal.source.says[locale] })),
    reproduce: source.reproduce.map((step) => ({ do: step.do[locale], run: step.run })),
    workarounds: source.workarounds.map((step) => ({
      do: step.do[locale],
      run: step.run,
      risk: step.risk,
      undo: step.undo?.[locale],
    })),
    fix: source.fix.map((step) => ({
      do: step.do[locale],
      run: step.run,
      patch: step.patch === undefined ? undefined : catalog.patches.get(step.patch),
      since: step.since?.[locale],
    })),
    verify: source.verify.map((step) => ({ do: step.do[locale], run: step.run, expect: step.expect[locale] })),
    references: source.references.map(({ title, url }) => ({ title, url })),
  };
}

function summary({ source }: CompiledRule, locale: Locale): RuleSummary {
  return { id: source.id, title: source.title[locale], summary: source.summary[locale], severity: source.severity };
}
