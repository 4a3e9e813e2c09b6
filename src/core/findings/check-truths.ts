import { HELD } from './assess.ts';
import type { TextProblem } from './check-texts.ts';
import type { CompiledRule } from './compile.ts';
import { isAlways, isNever, isReachable, MAX_NAMES, type TruthTable, truthTable } from './truth-table.ts';

interface Truth {
  readonly at: readonly (string | number)[];
  readonly text: string;
}

const NEVER = 'is never true, whatever is seen';

/** Truths that never come true, whatever is seen, and those before which another one is always true. */
export function checkTruths(rule: CompiledRule): TextProblem[] {
  return [...rulings(rule), ...outcomes(rule), ...chains(rule), ...missing(rule), ...steps(rule), ...verdicts(rule)];
}

/** In order; a bundle that was cut is asked only those that do not rest on absence. */
function rulings(rule: CompiledRule): TextProblem[] {
  const { ruledOut } = rule.source;
  return ruledOut.flatMap(({ byAbsence }, index) => {
    const earlier = ruledOut.flatMap((other, place) =>
      place < index && (byAbsence === true || other.byAbsence !== true) ? [rulingAt(rule, place)] : [],
    );
    return unreached(rule, rulingAt(rule, index), earlier);
  });
}

function rulingAt({ source }: CompiledRule, index: number): Truth {
  return { at: ['ruledOut', index, 'when'], text: source.ruledOut[index]?.when ?? '' };
}

function outcomes(rule: CompiledRule): TextProblem[] {
  const { ruledOut, holds } = rule.source;
  const stronger: Truth[] = [];
  return HELD.flatMap((outcome) => {
    const text = holds[outcome];
    if (text === undefined) return [];
    const truth = { at: ['holds', outcome], text };
    // At risk is said of whole bundles only, and there what was not found counts as well.
    const before = ruledOut.flatMap(({ byAbsence }, index) =>
      byAbsence !== true || outcome === 'at-risk' ? [rulingAt(rule, index)] : [],
    );
    const problems = unreached(rule, truth, [...before, ...stronger]);
    stronger.push(truth);
    return problems;
  });
}

function chains(rule: CompiledRule): TextProblem[] {
  const links = [
    ...rule.source.chain.map((link, index) => ({ link, at: ['chain', index] })),
    ...(rule.source.atRisk?.chain ?? []).map((link, index) => ({ link, at: ['atRisk', 'chain', index] })),
  ];
  return links.flatMap(({ link: { observed, inferred }, at }) => {
    const first = { at: [...at, 'observed'], text: observed };
    const then = inferred === undefined ? undefined : { at: [...at, 'inferred'], text: inferred };
    return [...unreached(rule, first, []), ...(then === undefined ? [] : unreached(rule, then, [first]))];
  });
}

function missing(rule: CompiledRule): TextProblem[] {
  return (rule.source.missing ?? []).flatMap(({ unless }, index) => {
    const truth = { at: ['missing', index, 'unless'], text: unless };
    return isAlwaysTrue(rule, truth) ? [{ ...placed(truth), message: 'is always true: this is never asked for' }] : [];
  });
}

function steps(rule: CompiledRule): TextProblem[] {
  return (['reproduce', 'workarounds', 'fix', 'verify'] as const).flatMap((list) =>
    rule.source[list].flatMap(({ when }, index) =>
      when === undefined ? [] : unreached(rule, { at: [list, index, 'when'], text: when }, []),
    ),
  );
}

/** Of the bundle made after a fix: that a step does not hold is asked before that it does. */
function verdicts(rule: CompiledRule): TextProblem[] {
  return rule.source.verify.flatMap(({ held, broken }, index) => {
    const no = broken === undefined ? [] : [{ at: ['verify', index, 'broken'], text: broken }];
    const yes = held === undefined ? [] : [{ at: ['verify', index, 'held'], text: held }];
    return [
      ...no.flatMap((truth) => unreached(rule, truth, [])),
      ...yes.flatMap((truth) => unreached(rule, truth, no)),
    ];
  });
}

/** What is wrong where `truth` is only asked once all of `before` were not true. */
function unreached(rule: CompiledRule, truth: Truth, before: readonly Truth[]): TextProblem[] {
  if (isShadowed(rule, truth, [])) return [{ ...placed(truth), message: NEVER }];
  const shadow = before.find((other) => isShadowed(rule, truth, [other]));
  if (shadow !== undefined)
    return [{ ...placed(truth), message: `never counts: where it is true, so is ${shadow.at.join('.')}, asked first` }];
  if (!isShadowed(rule, truth, before)) return [];
  return [{ ...placed(truth), message: 'never counts: where it is true, so is one of those that are asked first' }];
}

/** Is there no way for it to be true while none of the others is? False where that cannot be told. */
function isShadowed(rule: CompiledRule, truth: Truth, before: readonly Truth[]): boolean {
  const [own, ...others] = tablesOf(rule, [truth, ...before]);
  if (own === undefined) return false;
  return others.length === 0 ? isNever(own) : !isReachable(own, others);
}

function isAlwaysTrue(rule: CompiledRule, truth: Truth): boolean {
  const [own] = tablesOf(rule, [truth]);
  return own !== undefined && isAlways(own);
}

/** Tables over the same names; none where one of them cannot be made. */
function tablesOf({ truths, laterTruths }: CompiledRule, asked: readonly Truth[]): TruthTable[] {
  const expressions = asked.flatMap(({ text }) => truths.get(text) ?? laterTruths.get(text) ?? []);
  const names = [...new Set(expressions.flatMap(({ reads }) => reads))];
  if (names.length > MAX_NAMES) return [];
  const tables = expressions.map(({ ast }) => truthTable(ast, names));
  return tables.includes(undefined) || tables.length < asked.length ? [] : tables.flatMap((table) => table ?? []);
}

function placed({ at }: Truth): Pick<TextProblem, 'at' | 'offset'> {
  return { at, offset: 0 };
}
