import { type Holder, WAITER_ROLES, type WaiterRole } from '../../model/diagnosis.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { groupBy } from '../group-by.ts';
import type { waits } from '../kinds/waits.ts';
import type { Holders } from './servers.ts';

export type Wait = FactOfKind<typeof waits>;

/** Tasks that wait for the same thing, at the same place, behind the same holder. */
export interface Group {
  readonly first: Wait;
  readonly members: readonly Wait[];
  readonly heldBy: Holder | undefined;
}

/** A group at its place: so many groups stand above it. */
export interface Placed {
  readonly group: Group;
  readonly depth: number;
}

export function groupsOf(waiting: readonly Wait[], holders: Holders): readonly Group[] {
  const held = waiting.map((wait) => ({ wait, heldBy: holders.of(wait) }));
  const groups = groupBy(held, ({ wait, heldBy }) =>
    [
      wait.family,
      wait.anchor,
      wait.filesystem,
      wait.call,
      wait.via,
      wait.role,
      heldBy?.pid ?? '',
      wait.target ?? '',
    ].join('\0'),
  );
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    const members = of.map(({ wait }) => wait);
    return first === undefined ? [] : [{ first: first.wait, members, heldBy: first.heldBy }];
  });
}

/**
 * In the order of the chain: what the worst mount holds up first; below each group those that one of its tasks holds up;
 * `df` behind the rest. Where tasks hold each other, the chain is cut where it is met first. `rankOf` is the place of a
 * mount among those that hang.
 */
export function inChain(groups: readonly Group[], rankOf: (target: string | undefined) => number): readonly Placed[] {
  const sorted = groups
    .map((group) => ({ group, ranks: [rankOf(group.first.target), roleRank(group), group.first.pid] }))
    .sort((a, b) => compare(a.ranks, b.ranks))
    .map(({ group }) => group);
  const groupOf = new Map(sorted.flatMap((group) => group.members.map(({ pid }) => [pid, group] as const)));
  const above = (group: Group): Group | undefined => {
    const holder = group.heldBy === undefined ? undefined : groupOf.get(group.heldBy.pid);
    return holder === group ? undefined : holder;
  };
  const below = groupBy(sorted, above);
  const placed = new Map<Group, Placed>();
  const place = (root: Group): void => {
    const open: Placed[] = [{ group: root, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { group, depth } = next;
      if (placed.has(group)) continue;
      placed.set(group, next);
      const held = below.get(group) ?? [];
      open.push(...held.toReversed().map((one) => ({ group: one, depth: depth + 1 })));
    }
  };
  for (const root of below.get(undefined) ?? []) place(root);
  for (const group of sorted) if (!placed.has(group)) place(group);
  return [...placed.values()];
}

function roleRank({ first, members }: Group): number {
  const isDf = members.some(({ comm }) => comm === 'df');
  return isDf ? WAITER_ROLES.length : WAITER_ROLES.indexOf(roleOf(first));
}

export function roleOf({ role }: Wait): WaiterRole {
  return WAITER_ROLES.find((known) => known === role) ?? 'victim';
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
