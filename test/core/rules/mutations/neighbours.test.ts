import { describe, expect, test } from 'vitest';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import type { Outcome } from '../../../../src/core/model/diagnosis.ts';
import { catalog, deriveAll, type Hit, hitsOf, look } from './support/hits.ts';
import { type Host, merged, naming } from './support/merge.ts';

/** Beside a hang these say themselves that they are not what hangs: nobody waits for them. */
const GIVE_WAY = ['disk-full', 'overlay-many-mounts'];

/** Neighbours that cannot be told for sure beside the rule, and are held as `possible`. */
const UNCERTAIN: readonly {
  readonly beside: readonly string[];
  readonly neighbours: readonly string[];
  readonly because: string;
}[] = [
  {
    beside: ['fuse-daemon-hung', 'fuse-daemon-net', 'glusterfs-fuse', 'host-share-gone', 'reclaim-deadlock'],
    neighbours: ['fuse-self-deadlock'],
    because: 'a daemon that waits in FUSE may stand on the other FUSE mount, which does not answer either',
  },
  {
    beside: ['stacked-dead-mount'],
    neighbours: ['fuse-init-audit', 'fuse-init-unanswered'],
    because:
      'a waiter of another namespace is led to the only FUSE mount of the host, as if INIT had been answered there',
  },
  {
    beside: ['fuse-init-unanswered'],
    neighbours: ['fuse-init-audit'],
    because: 'of two mounts before INIT, the waiters of one came there without audit',
  },
];

/** Of each rule the hit of which most is known: with a table of mounts and a list of processes, and the first of these. */
async function fullestHit(id: string): Promise<Hit> {
  const rule = catalog.rules.find(({ source }) => source.id === id);
  const hits = rule === undefined ? [] : await hitsOf(rule);
  const [first, ...others] = hits;
  if (first === undefined) throw new Error(`${id} has no hit`);
  return others.reduce((best, hit) => (fullness(hit) > fullness(best) ? hit : best), first);
}

function fullness({ raw }: Hit): number {
  const isTable = raw.of(mounts)?.some(({ table }) => table !== 'fstab') === true;
  return (isTable ? 2 : 0) + ((raw.of(processes) ?? []).length > 0 ? 1 : 0);
}

const ids = catalog.rules.map(({ source }) => source.id);
const hits = new Map(await Promise.all(ids.map(async (id) => [id, await fullestHit(id)] as const)));
const pairs = (id: string): readonly (readonly [Hit, Hit])[] => {
  const own = hits.get(id);
  return [...hits.values()].flatMap((other) => (own === undefined || other === own ? [] : [[own, other] as const]));
};

/** What two rules make of one host with both hangs. */
function together(
  first: Host,
  second: Host,
  [one, other]: readonly [Hit, Hit],
): { readonly own: Outcome; readonly other: Outcome } {
  const facts = deriveAll(merged(first, second));
  return { own: look(one.rule, facts).status, other: look(other.rule, facts).status };
}

const used = new Set<string>();

/** Is the neighbour held, or does it give way for a reason? */
function isHeld(status: Outcome, neighbour: Hit, beside: string): boolean {
  if (status === 'confirmed' || status === 'probable') return true;
  const { id, behind = [] } = neighbour.rule.source;
  if (status !== 'possible') return false;
  if (behind.includes(beside) || GIVE_WAY.includes(id)) return true;
  const excuse = UNCERTAIN.find((one) => one.beside.includes(beside) && one.neighbours.includes(id));
  if (excuse !== undefined) used.add(`${beside} ${id}`);
  return excuse !== undefined;
}

describe.each(ids)('%s, on a host with another hang as well', (id) => {
  test('is not all that is held, or falls', { timeout: 60_000 }, () => {
    const alone = pairs(id).flatMap(([own, other]) => {
      const status = together(naming(own), naming(other), [own, other]);
      if (status.own !== own.best || isHeld(status.other, other, id)) return [];
      return [`${other.rule.source.id} is ${status.other}`];
    });
    expect(alone).toEqual([]);
  });

  test('is not ruled out, nor is the other, where df names no mount', { timeout: 60_000 }, () => {
    const wrong = pairs(id).flatMap(([own, other]) => {
      const status = together(own, other, [own, other]);
      return status.own === 'ruled-out' || status.other === 'ruled-out'
        ? [`${other.rule.source.id} is ${status.other}, it is ${status.own}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});

test('what is said to be uncertain is so', () => {
  const listed = UNCERTAIN.flatMap(({ beside, neighbours }) =>
    beside.flatMap((one) => neighbours.map((other) => `${one} ${other}`)),
  );
  expect([...used].sort()).toEqual(listed.sort());
});
