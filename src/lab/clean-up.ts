import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf, messageOf, run } from './commands.ts';
import { type Debt, release, remove } from './debts.ts';
import { fuseMounts, type Mounted, mounts } from './mount-table.ts';
import { assertPrivateNamespace, isRunning, processesHere } from './namespace.ts';

export interface Owed {
  /** The mount namespace that the lab was started from, and must never touch. */
  readonly outside: string | undefined;
  /** Processes of the namespace to leave alone. */
  readonly spare: readonly number[];
  /** Ids of the mounts that are not the lab's. */
  readonly mountsBefore: ReadonlySet<string>;
  /** In the order in which they were made. */
  readonly debts: readonly Debt[];
}

/** Puts everything back; one step's failure does not keep the next from its work. Gives what went wrong. */
export async function cleanUp({ outside, spare, mountsBefore, debts }: Owed): Promise<string[]> {
  assertPrivateNamespace(outside);
  const problems: string[] = [];
  const attempt = async (step: () => void | Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      problems.push(messageOf(error));
    }
  };
  const ours = (): Mounted[] => mounts().filter(({ id }) => !mountsBefore.has(id));
  const latestFirst = debts.toReversed();
  for (const debt of latestFirst) await attempt(() => release(debt));
  await attempt(() => abortConnections(ours()));
  await attempt(() => endProcesses(spare));
  await attempt(() => unmountAll(ours));
  for (const debt of latestFirst) await attempt(() => remove(debt));
  return problems;
}

/** Frees every waiter at once, those included that no signal would end. */
function abortConnections(ourMounts: readonly Mounted[]): void {
  const ours = new Set(ourMounts.map(({ id }) => id));
  for (const { id, minor } of fuseMounts()) {
    if (!ours.has(id)) continue;
    try {
      writeFileSync(`/sys/fs/fuse/connections/${minor}/abort`, '1');
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
    }
  }
}

/** The namespace was made for the lab, so every process in it is the lab's. */
async function endProcesses(spare: readonly number[]): Promise<void> {
  let left: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    left = processesHere(spare).filter(isRunning);
    if (left.length === 0) return;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (errnoOf(error) !== 'ESRCH') throw error;
      }
    }
    await wait(100);
  }
  throw new Error(`still running: ${left.join(' ')}`);
}

/** A lazy unmount takes everything below along, so what was mounted first goes first: thousands may lie below it. */
function unmountAll(ours: () => readonly Mounted[]): void {
  for (let left = ours(); left[0] !== undefined; ) {
    const before = left.length;
    run('umount', '-l', '--', left[0].target);
    left = ours();
    if (left.length >= before) throw new Error(`still mounted: ${left[0]?.target ?? ''}`);
  }
}
