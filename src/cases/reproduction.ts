import type { Catalog } from '../core/findings/catalog.ts';
import { fillCommand, fillWords, type Values } from '../core/findings/templates.ts';
import type { Step } from '../core/model/diagnosis.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Locale } from '../core/model/locale.ts';
import type { Reproduction } from '../core/model/reproduction.ts';
import type { ReproductionSource, RuleSource } from '../core/model/rule.ts';
import { closest } from './closest.ts';

/** Throws UnhangError `NOT_FOUND`, which tells names that are near. */
export function reproductionOf(catalog: Catalog, id: string, locale: Locale): Reproduction {
  const rule = catalog.rules.find(({ source }) => source.id === id)?.source;
  if (rule === undefined) {
    throw unknownRule(
      id,
      catalog.rules.map(({ source }) => source.id),
    );
  }
  const values = defaultsOf(rule);
  const inWords = (step: ReproductionSource): Step => ({
    do: fillWords(step.do, locale, values),
    run: step.run === undefined ? undefined : fillCommand(step.run.trimEnd(), values),
  });
  return {
    rule: id,
    title: fillWords(rule.title, locale, values),
    steps: rule.reproduce.filter(({ cleansUp }) => cleansUp !== true).map(inWords),
    cleanUp: rule.reproduce.filter(({ cleansUp }) => cleansUp === true).map(inWords),
  };
}

function unknownRule(id: string, known: readonly string[]): UnhangError {
  const near = closest(id, known);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see unhang rules list';
  return new UnhangError('NOT_FOUND', `there is no rule ${JSON.stringify(id)}; ${hint}`);
}

function defaultsOf({ values }: RuleSource): Map<string, Values> {
  return new Map(
    Object.entries(values ?? {}).map(([name, value]): [string, Values] => [name, { all: [], fallback: value.default }]),
  );
}
