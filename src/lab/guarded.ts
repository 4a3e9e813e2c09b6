import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { cleanUp } from './clean-up.ts';
import type { Debt } from './debts.ts';
import { mounts } from './mount-table.ts';
import { programOf } from './programs.ts';

/** Of the lock, see lock.ts; every process of the lab that may outlive another has it here. */
const LOCK_DESCRIPTOR = 3;

export interface Guardian {
  /** What the lab is about to do. Resolves once the guardian knows. */
  owe(debt: Debt): Promise<void>;
  /** Resolves when everything is put back; false where something could not be. */
  end(): Promise<boolean>;
}

/**
 * Starts the guardian. What it is told is kept here as well: should it be killed, which only the lab's own user or the
 * out-of-memory killer can do, `onLost` is called, and `end` does the guardian's work.
 */
export async function startGuardian(outside: string | undefined, onLost: () => void): Promise<Guardian> {
  const mountsBefore = new Set(mounts().map(({ id }) => id));
  const debts: Debt[] = [];
  const child = start(outside ?? '');
  let ending = false;
  const ended = once(child, 'exit');
  void ended.then(() => ending || onLost());
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const expect = async (word: string): Promise<void> => {
    const line: IteratorResult<string, unknown> = await lines.next();
    if (line.value !== word) throw new Error('the guardian is gone; nothing was started that it could not clean up');
  };
  await expect('ready');
  return {
    owe: async (debt) => {
      debts.push(debt);
      child.stdin.write(`${JSON.stringify(debt)}\n`);
      await expect('noted');
    },
    end: async () => {
      ending = true;
      child.stdin.end();
      await ended;
      if (child.exitCode !== null) return child.exitCode === 0;
      const problems = await cleanUp({ outside, spare: [], mountsBefore, debts });
      for (const problem of problems) process.stderr.write(`lab: clean-up: ${problem}\n`);
      return problems.length === 0;
    },
  };
}

function start(outside: string): ChildProcess & { stdin: Writable; stdout: Readable } {
  const child = spawn(process.execPath, [programOf('guardian'), outside], {
    stdio: ['pipe', 'pipe', 'inherit', LOCK_DESCRIPTOR],
    detached: true,
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the guardian has no pipes');
  return Object.assign(child, { stdin, stdout });
}
