import { type Fact, type FactOf, Facts, type Fields, type Kind } from '../model/fact.ts';
import type { Parser } from '../model/parser.ts';
import { members } from './kinds/members.ts';
import type { MemberFacts } from './member-reader.ts';

/** Best home first, and of a table with several homes only the best one. */
export function chooseHomes(read: readonly MemberFacts[]): MemberFacts[] {
  const sorted = [...read].sort(
    (a, b) => a.rank - b.rank || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.parser.name < b.parser.name ? -1 : 1),
  );
  const taken = new Set<Parser>();
  return sorted.filter(({ parser, settled, facts }) => {
    if (parser.homes === 'all') return true;
    if (taken.has(parser)) return false;
    if (settled.length > 0 || facts.size > 0) taken.add(parser);
    return true;
  });
}

/** All facts of the chosen members, best home first, and a fact for each member. */
export function gather(chosen: readonly MemberFacts[]): Facts {
  const byKind = new Map<Kind, Fact[]>();
  const read: FactOf<(typeof members)['fields']>[] = [];
  for (const member of chosen) {
    for (const kind of member.settled) listOf(byKind, kind);
    for (const [kind, facts] of member.facts) {
      const list = listOf(byKind, kind);
      for (const fact of facts) list.push(fact);
    }
    const rows = [...member.facts.values()].reduce((sum, { length }) => sum + length, 0);
    const kinds = new Set([...member.settled, ...member.facts.keys()].map(({ name }) => name));
    const source = member.first ?? { path: member.path, line: 0, text: '' };
    read.push({ source, parser: member.parser.name, kinds: [...kinds].sort(), rows, lines: member.lines });
  }
  const facts = new Facts();
  for (const [kind, list] of byKind) setFacts(facts, kind, list);
  facts.set(members, read);
  return facts;
}

function listOf(byKind: Map<Kind, Fact[]>, kind: Kind): Fact[] {
  const list = byKind.get(kind) ?? [];
  byKind.set(kind, list);
  return list;
}

function setFacts<F extends Fields>(facts: Facts, kind: Kind<F>, list: readonly Fact[]): void {
  // A parser's output is typed by `Output.add`, which pairs each kind with its fields.
  facts.set(kind, list as readonly FactOf<F>[]);
}
