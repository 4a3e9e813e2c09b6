import { refuseNothingKnown } from '../../cases/nothing-known.ts';
import { composeNeeds } from '../../compose.ts';
import { loadConfig } from '../../config.ts';
import { allKinds, publicKinds, readFacts } from '../../core/diagnose.ts';
import { isComplete } from '../../core/diagnosis/conclude.ts';
import { factRecord } from '../../core/facts/record.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { Facts } from '../../core/model/fact.ts';
import { EXIT } from '../exit.ts';
import { withInput } from '../input.ts';
import { jsonLine } from '../json-line.ts';
import { localeOf, onlyBundle, parse } from '../options.ts';
import { type Terminal, writeOut } from '../terminal.ts';
import { warnIncomplete } from '../warnings.ts';

const OPTIONS = { kind: { type: 'string', multiple: true } } as const;

/** Lines written at once. */
const BATCH = 1000;

export async function factsCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args, OPTIONS);
  // Facts have no words, but a wrong language is wrong usage here as well.
  localeOf(values.lang, terminal);
  const path = onlyBundle(positionals, 'facts');
  const quiet = values.quiet === true;
  const wanted = wantedKinds(values.kind ?? []);
  const needs = composeNeeds(loadConfig(terminal.env));
  const { hosts, notes } = await withInput(path, { needs, terminal, quiet }, async ({ bundle }) => {
    const read = await readFacts(bundle, needs.limits);
    const hosts = [read, ...read.others];
    const all = [...bundle.notes, ...read.notes, ...read.others.flatMap((host) => host.notes)];
    if (hosts.every(({ facts }) => publicKinds(facts).length === 0)) refuseNothingKnown(bundle.format, all);
    return { hosts, notes: all };
  });
  let goesOn = true;
  for (const { facts, root } of hosts) {
    const place = hosts.length === 1 ? undefined : root;
    goesOn &&= await printFacts(facts, place, wanted, terminal);
  }
  if (!goesOn || isComplete(notes)) return EXIT.analysed;
  if (!quiet) warnIncomplete(notes, terminal);
  return EXIT.partial;
}

/** False where the reader has gone away. `root` tells several hosts apart. */
async function printFacts(
  facts: Facts,
  root: string | undefined,
  wanted: ReadonlySet<string>,
  { stdout }: Terminal,
): Promise<boolean> {
  for (const kind of [...allKinds].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const list = wanted.has(kind.name) ? (facts.named(kind.name) ?? []) : [];
    for (let at = 0; at < list.length; at += BATCH) {
      const lines = list.slice(at, at + BATCH).map((fact) => jsonLine(factRecord(kind, fact, root)));
      if (!(await writeOut(stdout, lines.join('')))) return false;
    }
  }
  return true;
}

function wantedKinds(lists: readonly string[]): ReadonlySet<string> {
  const names = lists.flatMap((list) => list.split(',')).filter((name) => name !== '');
  const known = knownKinds();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnhangError('USAGE', `there is no kind ${JSON.stringify(unknown)}; there are ${known.join(', ')}`);
  }
  return new Set(names.length === 0 ? known : names);
}

/** The kinds that are meant to be built on. */
function knownKinds(): string[] {
  const all = new Facts();
  for (const kind of allKinds) all.set(kind, []);
  return publicKinds(all).sort();
}
