import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { auditEnabled } from './audit.mjs';
import { cleanUp } from './clean-up.mjs';
import { mounts } from './mount-table.mjs';

/** Of the lock, see lock.mjs; every process of the lab that may outlive another has it here. */
const LOCK_DESCRIPTOR = 3;

/**
 * Starts the guardian. What it is told is kept here as well: should it be killed, which only the lab's own user or the
 * out-of-memory killer can do, `onLost` is called, and `end` does the guardian's work.
 */
export async function startGuardian(onLost) {
  const script = fileURLToPath(new URL('guardian.mjs', import.meta.url));
  const state = { spare: [], mountsBefore: new Set(mounts().map(({ id }) => id)), audit: undefined, made: [] };
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'inherit', LOCK_DESCRIPTOR],
    detached: true,
  });
  let ending = false;
  const ended = once(child, 'exit');
  void ended.then(() => ending || onLost());
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const expect = async (word) => {
    const { value } = await lines.next();
    if (value !== word) throw new Error('the guardian is gone; nothing was started that it could not clean up');
  };
  await expect('ready');
  return {
    /** The lab is about to make this directory. */
    made: (path) => {
      state.made.push(path);
      child.stdin.write(`made ${path}\n`);
    },
    /** The lab is about to touch audit. */
    audit: async () => {
      state.audit = { enabledBefore: auditEnabled() };
      child.stdin.write(`audit ${state.audit.enabledBefore}\n`);
      await expect('noted');
    },
    /** Resolves when everything is put back; false where something could not be. */
    end: async () => {
      ending = true;
      child.stdin.end();
      const [code] = await ended;
      if (code !== null) return code === 0;
      const problems = await cleanUp(state);
      for (const problem of problems) process.stderr.write(`lab: clean-up: ${problem}\n`);
      return problems.length === 0;
    },
  };
}
