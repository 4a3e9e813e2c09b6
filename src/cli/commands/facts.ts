import { composeNeeds } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { allKinds, publicKinds, readFacts } from '../../core/diagnose.ts';
import { isComplete } from '../../core/diagnosis/conclude.ts';
import { factRecord } from '../../core/facts/record.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { EXIT } from '../exit.ts';
import { HELP } from '../help.ts';
import { openInput } from '../input.ts';
import { onlyBundle, parse } from '../options.ts';
import { type Terminal, writeOut } from '../terminal.ts';

const OPTIONS = { kind: { type: 'string', multiple: true } } as const;

/** Lines written at once. */
const BATCH = 1000;

export async function factsCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  if (values.help === true) {
    terminal.stdout.write(HELP);
    return EXIT.analysed;
  }
  const path = onlyBundle(positionals, 'facts');
  const wanted = wantedKinds(values.kind ?? []);
  const needs = composeNeeds(loadConfig(terminal.env));
  const { bundle } = await openInput(path, { needs, terminal, quiet: values.quiet === true });
  const { facts, notes } = await readFacts(bundle, needs.limits);
  for (const name of publicKinds(facts)) {
    if (wanted !== undefined && !wanted.has(name)) continue;
    const kind = allKinds.find((known) => known.name === name);
    const list = facts.named(name) ?? [];
    for (let at = 0; kind !== undefined && at < list.length; at += BATCH) {
      const lines = list.slice(at, at + BATCH).map((fact) => `${JSON.stringify(factRecord(kind, fact))}\n`);
      if (!(await writeOut(terminal.stdout, lines.join('')))) return EXIT.analysed;
    }
  }
  return isComplete([...bundle.notes, ...notes]) ? EXIT.analysed : EXIT.partial;
}

function wantedKinds(lists: readonly string[]): ReadonlySet<string> | undefined {
  const names = lists.flatMap((list) => list.split(',')).filter((name) => name !== '');
  if (names.length === 0) return undefined;
  const known = allKinds.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnhangError('USAGE', `there is no kind ${JSON.stringify(unknown)}; there are ${known.sort().join(', ')}`);
  }
  return new Set(names);
}
