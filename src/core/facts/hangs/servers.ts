import type { Holder } from '../../model/diagnosis.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { commOf } from '../derived/tasks.ts';
import { fuseDaemons } from '../kinds/fuse.ts';
import { mounts } from '../kinds/mounts.ts';
import { processes } from '../kinds/processes.ts';
import type { waits } from '../kinds/waits.ts';

type Wait = FactOfKind<typeof waits>;

/** Who holds what a task waits for, or has to answer it. */
export class Holders {
  readonly #names: ReadonlyMap<number, string>;
  /** By mount point, the daemon of the mount that is seen there. */
  readonly #fuse = new Map<string, Holder>();
  readonly #autofs = new Map<string, Holder>();

  constructor(facts: Facts, waiting: readonly Wait[]) {
    const listed = (facts.of(processes) ?? []).map(({ pid, command }) => [pid, commOf(command)] as const);
    this.#names = new Map([...listed, ...waiting.map(({ pid, comm }) => [pid, comm] as const)]);
    for (const { target, pid, comm, latest } of facts.of(fuseDaemons) ?? []) {
      if (target !== undefined && (latest || !this.#fuse.has(target)))
        this.#fuse.set(target, { pid, comm, basis: 'serves' });
    }
    for (const { type, target, options } of facts.of(mounts) ?? []) {
      const pid = type === 'autofs' ? daemonOf(options) : undefined;
      const comm = pid === undefined ? undefined : this.#names.get(pid);
      if (pid !== undefined && comm !== undefined) this.#autofs.set(target, { pid, comm, basis: 'serves' });
    }
  }

  of(wait: Wait): Holder | undefined {
    const holder = this.#holder(wait) ?? this.#server(wait);
    return holder?.pid === wait.pid ? undefined : holder;
  }

  #holder({ heldBy, heldByBasis }: Wait): Holder | undefined {
    if (heldBy === undefined) return undefined;
    return { pid: heldBy, comm: this.#names.get(heldBy), basis: heldByBasis === 'kernel' ? 'kernel' : 'inferred' };
  }

  #server({ family, target }: Wait): Holder | undefined {
    if (target === undefined) return undefined;
    if (family.startsWith('fuse-')) return this.#fuse.get(target);
    return family === 'autofs' ? this.#autofs.get(target) : undefined;
  }
}

/** Process group that the daemon gave when it mounted, which is its own pid: fs/autofs/inode.c. */
function daemonOf(options: readonly string[]): number | undefined {
  const digits = options.map((option) => /^pgrp=(\d{1,10})$/.exec(option)?.[1]).find((found) => found !== undefined);
  return digits === undefined ? undefined : Number(digits);
}
