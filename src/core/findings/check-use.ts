import type { TextProblem } from './check-texts.ts';
import type { CompiledRule } from './compile.ts';
import { placeholdersIn } from './templates.ts';

const UNUSED = 'nobody uses this signal: no truth names it, and it is not shown';

/** Signals that are never shown and that no truth names, and values that no text is filled with. */
export function checkUse(rule: CompiledRule): TextProblem[] {
  return [...unusedSignals(rule), ...unusedValues(rule)];
}

/** A signal for or against is shown wherever it is seen; any other only where a truth names it. */
function unusedSignals({ signals, after, truths, laterTruths }: CompiledRule): TextProblem[] {
  const named = new Set([...truths.values(), ...laterTruths.values()].flatMap(({ reads }) => reads));
  const unused = (list: string, name: string): TextProblem[] =>
    named.has(name) ? [] : [{ at: [list, name], offset: 0, message: UNUSED }];
  return [
    ...signals.flatMap(({ name, source }) => (source.role === 'context' ? unused('signals', name) : [])),
    ...after.flatMap(({ name }) => unused('after', name)),
  ];
}

function unusedValues({ source, after }: CompiledRule): TextProblem[] {
  const used = new Set(after.flatMap(({ see }) => see.before));
  for (const text of textsOf({ ...source, signals: undefined, after: undefined })) {
    for (const { name } of placeholdersIn(text)) used.add(name);
  }
  return Object.keys(source.values ?? {}).flatMap((name) =>
    used.has(name) ? [] : [{ at: ['values', name], offset: 0, message: 'nobody uses this value' }],
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
