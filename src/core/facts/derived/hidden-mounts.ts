import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { groupBy } from '../group-by.ts';
import { hiddenMounts, processMounts } from '../kinds/hidden-mounts.ts';
import { mounts } from '../kinds/mounts.ts';
import { waits } from '../kinds/waits.ts';
import { kinOf, type Wait } from '../waits/draft.ts';
import { remoteFamilyOfType } from '../waits/filesystems.ts';

type Row = FactOfKind<typeof processMounts>;

const KEPT = 20;

/** A mounted file system has one number in all namespaces. */
export const mountsHiddenFromHost = defineDerivation({
  kind: hiddenMounts,
  after: [waits],
  derive(facts) {
    const rows = facts.of(processMounts);
    const own = (facts.of(mounts) ?? []).filter(({ table }) => table === 'mountinfo');
    if (rows === undefined || own.length === 0) return undefined;
    const numbers = new Set(own.map(({ deviceNumber }) => deviceNumber));
    const lasting = (facts.of(waits) ?? []).filter(({ momentary }) => !momentary);
    const elsewhere = new Elsewhere(own, rows);
    const byPid = groupBy(
      lasting.map((wait) => (elsewhere.isMisled(wait) ? { ...wait, target: undefined } : wait)),
      ({ pid }) => pid,
    );
    const places = groupBy(
      rows.filter(({ deviceNumber }) => !numbers.has(deviceNumber)),
      ({ deviceNumber, target }) => `${deviceNumber} ${target}`,
    );
    const strays = groupBy(lasting.filter(isStray), ({ family }) => kinOf(family));
    return [...places.values()].flatMap((of) => hidden(of, byPid, strays));
  },
});

/**
 * Who cannot wait where the host's table leads: the table of its own process has not that file system. Without a path, a
 * waiter is led to the only mount of its sort that the host has.
 */
class Elsewhere {
  readonly #numbers: ReadonlyMap<string, string | undefined>;
  readonly #tables: ReadonlySet<string>;

  constructor(own: readonly FactOfKind<typeof mounts>[], rows: readonly Row[]) {
    this.#numbers = new Map(own.map(({ target, deviceNumber }) => [target, deviceNumber]));
    this.#tables = new Set(rows.map(({ pid, deviceNumber }) => `${pid} ${deviceNumber}`));
  }

  isMisled({ pid, target }: Wait): boolean {
    const number = target === undefined ? undefined : this.#numbers.get(target);
    return number !== undefined && !this.#tables.has(`${pid} ${number}`);
  }
}

/** Neither a mount of the host's table, nor one of several there. */
function isStray({ mountType, candidates }: Wait): boolean {
  return mountType === undefined && candidates.length === 0;
}

function hidden(
  rows: readonly Row[],
  byPid: ReadonlyMap<number, readonly Wait[]>,
  strays: ReadonlyMap<string, readonly Wait[]>,
): FactOfKind<typeof hiddenMounts>[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { source, target, device, type, deviceNumber } = first;
  const pids = [...new Set(rows.map(({ pid }) => pid))];
  const waiting = pids.flatMap((pid) => (byPid.get(pid) ?? []).filter((wait) => isFor(wait, first)));
  const waiters = [...new Set(waiting.map(({ pid }) => pid))];
  return [
    {
      source,
      target,
      device,
      type,
      deviceNumber,
      processes: pids.length,
      pids: pids.slice(0, KEPT).map(String),
      waiters: waiters.length,
      waiterPids: waiters.slice(0, KEPT).map(String),
      waitRows: waiting.slice(0, KEPT).map((wait) => wait.source),
      strays: strays.get(kinOf(remoteFamilyOfType(type) ?? ''))?.length ?? 0,
    },
  ];
}

/** The host's own table leads a waiter to no mount, or by its path to this one. */
function isFor({ family, target }: Wait, { type, target: own }: Row): boolean {
  const wanted = remoteFamilyOfType(type);
  return wanted !== undefined && kinOf(family) === kinOf(wanted) && (target === undefined || target === own);
}
