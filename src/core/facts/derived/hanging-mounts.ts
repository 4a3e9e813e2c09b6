import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { isFuse } from '../fuse-programs.ts';
import { diskUsage } from '../kinds/disk-usage.ts';
import { timeouts } from '../kinds/timeouts.ts';
import { unreachableMounts } from '../kinds/unreachable-mounts.ts';
import { hangingMounts, waits } from '../kinds/waits.ts';
import { remoteFamilyOfType } from '../waits/filesystems.ts';
import type { MountTable } from '../waits/mount-table.ts';
import { operandsOf } from '../waits/paths.ts';
import { mountTableOf } from '../waits/placing.ts';

type Wait = FactOfKind<typeof waits>;
type Hanging = FactOfKind<typeof hangingMounts>;

export const mountsThatHang = defineDerivation({
  kind: hangingMounts,
  after: [waits, timeouts],
  derive(facts) {
    const waiting = facts.of(waits);
    if (waiting === undefined && facts.of(unreachableMounts) === undefined && facts.of(timeouts) === undefined)
      return undefined;
    const found = new Rows(mountTableOf(facts), new Set((facts.of(diskUsage) ?? []).map(({ target }) => target)));
    const lasting = (waiting ?? []).filter(({ momentary }) => !momentary);
    for (const wait of lasting)
      if (wait.target !== undefined && !isNotYet(wait)) found.add(wait.target, wait, 'waiter');
    addMessages(facts, found);
    for (const wait of lasting) for (const target of wait.candidates) found.addCandidate(target, wait);
    return found.all();
  },
});

/** Its mount is being made: what stands in the table at that place is another one. */
function isNotYet({ role, mountRows, filesystem }: Wait): boolean {
  return role === 'mount-helper' && mountRows.length === 0 && filesystem !== 'fuse';
}

function addMessages(facts: Facts, found: Rows): void {
  for (const { source, target, by, type } of facts.of(unreachableMounts) ?? []) {
    // df is told at once of a dead mount, and root is refused by the FUSE mounts of users: neither is a hang.
    const where = found.typeOf(target) ?? type ?? '';
    if (by === 'lsof' && !isFuse(where) && remoteFamilyOfType(where) !== undefined)
      found.say(target, source, 'unreachable');
  }
  for (const { source, command } of facts.of(timeouts) ?? []) {
    for (const word of operandsOf(command)) if (found.isMount(word)) found.say(word, source, 'timeout');
  }
}

/** PIDs that a row names. */
const PIDS_KEPT = 20;
/** Lines that a row keeps beside its waiters. */
const SAID_KEPT = 16;

interface Open {
  readonly first: Hanging;
  readonly families: Set<string>;
  readonly pids: Set<number>;
  readonly said: Hanging['source'][];
  oldest: number | undefined;
}

class Rows {
  readonly #table: MountTable | undefined;
  readonly #passed: ReadonlySet<string>;
  readonly #rows = new Map<string, Open>();

  constructor(table: MountTable | undefined, passed: ReadonlySet<string>) {
    this.#table = table;
    this.#passed = passed;
  }

  isMount(target: string): boolean {
    return target !== '/' && this.#table?.at(target) !== undefined;
  }

  typeOf(target: string): string | undefined {
    return this.#table?.at(target)?.type;
  }

  add(target: string, wait: Wait, basis: string): void {
    const row = this.#open(target, wait.source, basis, wait);
    row.families.add(wait.family);
    row.pids.add(wait.pid);
    const seconds = wait.blockedForSeconds ?? wait.ageSeconds;
    if (seconds !== undefined) row.oldest = Math.max(row.oldest ?? seconds, seconds);
  }

  /** Of the mounts that one waits for somebody already, no more candidates are made. */
  addCandidate(target: string, wait: Wait): void {
    const known = this.#rows.get(target);
    if (known === undefined || known.first.basis === 'candidate') this.add(target, wait, 'candidate');
  }

  say(target: string, source: Hanging['source'], basis: string): void {
    const { said } = this.#open(target, source, basis);
    if (said.length < SAID_KEPT) said.push(source);
  }

  all(): readonly Hanging[] {
    return [...this.#rows.values()].map(({ first, families, pids, said, oldest }) => ({
      ...first,
      families: [...families],
      waiters: pids.size,
      pids: [...pids].slice(0, PIDS_KEPT).map(String),
      oldestSeconds: oldest,
      said,
    }));
  }

  #open(target: string, source: Hanging['source'], basis: string, wait?: Wait): Open {
    const known = this.#rows.get(target);
    if (known !== undefined) return known;
    const mount = this.#table?.at(target);
    const isOwn = wait?.target === target;
    const first: Hanging = {
      source: mount?.rows[0] ?? source,
      target,
      type: mount?.type ?? (isOwn ? wait.mountType : undefined),
      device: mount?.device ?? (isOwn ? wait.device : undefined),
      families: [],
      waiters: 0,
      pids: [],
      basis,
      dfPassed: this.#passed.has(target),
      said: [],
      mountRows: mount?.rows ?? [],
    };
    const row: Open = { first, families: new Set(), pids: new Set(), said: [], oldest: undefined };
    this.#rows.set(target, row);
    return row;
  }
}
