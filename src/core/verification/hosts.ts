import { hosts } from '../facts/kinds/host.ts';
import { UnhangError } from '../model/errors.ts';
import type { Examination, Examined } from './examined.ts';

/** Bundles of one host, as far as their names tell. */
export interface Pair {
  readonly before: Examined;
  readonly after: Examined;
  readonly names: 'same' | 'other' | 'unknown';
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Hosts that only one of the two has. */
  readonly alone: readonly string[];
}

/**
 * Pairs what was sent before a fix with what was sent after it. Throws `OTHER_HOST` where they have no host in common,
 * unless two hosts are wanted and there are but two.
 */
export function pairHosts(before: Examination, after: Examination, otherHost: boolean): Pairing {
  const [first, ...more] = before.hosts;
  const [last, ...others] = after.hosts;
  if (first === undefined || last === undefined) throw new RangeError('a bundle has a host');
  if (more.length > 0 || others.length > 0) return pairsByName(before.hosts, after.hosts);
  const names = compare(first, last);
  if (names === 'other' && !otherHost) throw otherHosts([first], [last]);
  return { pairs: [{ before: first, after: last, names }], alone: [] };
}

export function nameOf({ diagnosis }: Examined): string | undefined {
  return diagnosis.bundle.host;
}

/** At most `MAX_HOSTS` on either side. One without a name is left out: it could be any of them. */
function pairsByName(before: readonly Examined[], after: readonly Examined[]): Pairing {
  const left = after.filter((host) => namesOf(host).length > 0);
  const pairs: Pair[] = [];
  for (const host of before.filter((one) => namesOf(one).length > 0)) {
    const found = left.find((candidate) => compare(host, candidate) !== 'other');
    if (found === undefined) continue;
    left.splice(left.indexOf(found), 1);
    pairs.push({ before: host, after: found, names: compare(host, found) });
  }
  if (pairs.length === 0) throw otherHosts(before, after);
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  return { pairs, alone: [...before, ...after].filter((host) => !paired.has(host)).map(called) };
}

/** Names of one host that are compared; a bundle tells its name in a few places. */
const COMPARED = 20;

/** As uname and hostname tell it, in full or short. `localhost` names nobody. */
function namesOf({ facts, diagnosis }: Examined): readonly string[] {
  const told = (facts.of(hosts) ?? []).slice(0, COMPARED).map(({ name }) => name);
  const all = [diagnosis.bundle.host ?? '', ...told].map((name) => name.toLowerCase());
  return [...new Set(all)].filter((name) => name !== '' && !/^localhost(?:\.|$)/.test(name));
}

function compare(before: Examined, after: Examined): Pair['names'] {
  const [earlier, later] = [namesOf(before), namesOf(after)];
  if (earlier.length === 0 || later.length === 0) return 'unknown';
  const shared = earlier.filter((name) => later.some((other) => isSame(name, other)));
  if (shared.length === 0) return 'other';
  return shared.every(isMadeUp) ? 'unknown' : 'same';
}

/** With and without the domain it is one name. */
function isSame(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** `host0.obfuscateddomain0.com`: `sos clean` (4.1 and later) numbers the hosts of each report it cleans. */
function isMadeUp(name: string): boolean {
  return /^host\d{1,6}(?:\.|$)/.test(name);
}

/** Hosts that a refusal names. */
const NAMED = 5;

function otherHosts(before: readonly Examined[], after: readonly Examined[]): UnhangError {
  const [earlier, later] = [before, after].map((all) => {
    const names = all.slice(0, NAMED).map(called);
    return all.length > NAMED ? `${names.join(', ')}, …` : names.join(', ');
  });
  const cleaned = [...before, ...after].some((host) => namesOf(host).some(isMadeUp));
  const single = before.length === 1 && after.length === 1;
  return new UnhangError(
    'OTHER_HOST',
    `The earlier bundle is of ${earlier}, the later one of ${later}: whether a fix held shows only on the host that it ` +
      `was made on.${cleaned ? ' A name looks like one that sos clean made up; compare the reports as they were.' : ''}` +
      (single ? ' If it is one host all the same, say so with --other-host.' : ' They have no host in common.'),
    { details: { before: earlier ?? '', after: later ?? '' } },
  );
}

function called(host: Examined): string {
  return nameOf(host) ?? '?';
}
