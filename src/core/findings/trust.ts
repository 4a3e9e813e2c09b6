import type { RuleSource, SignalSource } from '../model/rule.ts';
import { type CompiledRule, type CompiledSignal, compileRule, HANGING } from './compile.ts';
import type { Expression, Expressions } from './expressions.ts';
import { filteredList, LazyExpression } from './lazy-expression.ts';
import { TruthExpression } from './truth-expression.ts';
import { laterTruthTexts, truthTexts } from './truth-texts.ts';

/**
 * A rule that was checked before it got here, as the built-in ones are by the tests. To check them all takes longer than
 * most diagnoses; this takes next to nothing.
 */
export function trustRule(source: RuleSource, expressions: Expressions): CompiledRule {
  const overFacts = (text: string): Expression => new LazyExpression(text, () => expressions.unchecked(text));
  const signals = signalsOf(source.signals, expressions, overFacts);
  const after = signalsOf(source.after ?? {}, expressions, overFacts);
  if (signals === undefined || after === undefined) return compileRule(source, expressions);
  const truth = (text: string): Expression => TruthExpression.of(text, () => expressions.uncheckedTruth(text));
  const truths = mapOf(truthTexts(source), truth);
  const laterTruths = mapOf(
    laterTruthTexts(source).filter((text) => !new RegExp(`\\b${HANGING}\\b`).test(text)),
    (text) => truths.get(text) ?? truth(text),
  );
  const values = new Map(Object.entries(source.values ?? {}).map(([name, { see }]) => [name, overFacts(see)]));
  return { source, signals, values, truths, after, laterTruths };
}

/** `undefined` where it takes a check to know what kind of facts one yields. */
function signalsOf(
  sources: Readonly<Record<string, SignalSource>>,
  expressions: Expressions,
  compile: (text: string) => Expression,
): CompiledSignal[] | undefined {
  const signals: CompiledSignal[] = [];
  for (const [name, source] of Object.entries(sources)) {
    const list = /\.map\(/.test(source.see) ? undefined : filteredList(source.see);
    const view = expressions.kinds.find(({ variable }) => variable === list);
    if (view === undefined) return undefined;
    signals.push({ name, source, see: compile(source.see), kind: view.kind });
  }
  return signals;
}

function mapOf(texts: readonly string[], compile: (text: string) => Expression): ReadonlyMap<string, Expression> {
  return new Map(texts.map((text) => [text, compile(text)]));
}
