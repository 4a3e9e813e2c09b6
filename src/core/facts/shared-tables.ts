import type { Fact, Kind } from '../model/fact.ts';
import type { MemberFacts } from './member-reader.ts';

/**
 * sos 3.6 and later copy the mount table of every process, and nearly all of them are the same one. Which of them the
 * collector's own is, a link tells that may come last. So equal tables are kept once, and get their path when chosen.
 */
export class SharedTables {
  readonly #known = new Map<string, ReadonlyMap<Kind, readonly Fact[]>>();

  /** The member, with the facts of an equal one where there is one. */
  of(member: MemberFacts): MemberFacts {
    if (member.parser.homes === 'all' || !(member.parser.from[member.rank] ?? '').includes('*')) return member;
    const key = keyOf(member);
    const same = this.#known.get(key);
    if (same === undefined) this.#known.set(key, member.facts);
    return same === undefined ? member : { ...member, facts: same };
  }
}

function keyOf({ parser, facts }: MemberFacts): string {
  const lines = [...facts].flatMap(([kind, list]) => [
    kind.name,
    ...list.map(({ source }) => `${source.line} ${source.text}`),
  ]);
  return [parser.name, ...lines].join('\n');
}

/** A chosen member's facts, told from its own path. */
export function atOwnPath(member: MemberFacts): MemberFacts {
  const [first] = [...member.facts.values()].flat();
  if (first === undefined || first.source.path === member.path) return member;
  const facts = [...member.facts].map(
    ([kind, list]) => [kind, list.map((fact) => ({ ...fact, source: { ...fact.source, path: member.path } }))] as const,
  );
  return { ...member, facts: new Map(facts) };
}
