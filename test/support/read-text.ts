import type { Fact, Fields, Kind } from '../../src/core/model/fact.ts';
import type { Line, Parser } from '../../src/core/model/parser.ts';

export interface ReadResult {
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly unreadable: readonly { readonly line: number; readonly why: string }[];
}

/** Runs one parser over one member's text, line by line, without the `wake` shortcut. */
export function readText(parser: Parser, path: string, text: string, complete = true): ReadResult {
  const facts = new Map<string, Fact[]>();
  const unreadable: { line: number; why: string }[] = [];
  const reader = parser.read(
    {
      add(kind, source, fields) {
        if (!parser.emits.some(({ name }) => name === kind.name))
          throw new Error(`${parser.name} emits no ${kind.name}`);
        const list = facts.get(kind.name) ?? [];
        list.push({ source, ...fields } as Fact);
        facts.set(kind.name, list);
      },
      unreadable(at, why) {
        unreadable.push({ line: at.line, why });
      },
      limited: () => undefined,
    },
    path,
  );
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, index) => {
    reader.line({ path, line: index + 1, text: line.replace(/\r$/, '') } satisfies Line);
  });
  reader.end?.(complete);
  return { facts, unreadable };
}

/** The facts of one kind without their sources, for comparing with a table of expected fields. */
export function fieldsOf<F extends Fields>(result: ReadResult, kind: Kind<F>): Record<string, unknown>[] {
  return (result.facts.get(kind.name) ?? []).map(({ source: _source, ...fields }) => fields);
}
