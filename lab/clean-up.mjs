import { spawnSync } from 'node:child_process';
import { rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { disarmAudit } from './audit.mjs';
import { fuseMounts, mounts } from './mount-table.mjs';
import { assertPrivateNamespace, isRunning, processesHere } from './namespace.mjs';

/**
 * Puts everything back; one step's failure does not keep the next from its work. Gives what went wrong.
 * `spare`: processes of the namespace to leave alone; `mountsBefore`: ids of the mounts that are not the lab's;
 * `audit`: `{ enabledBefore }` where the lab touched it; `made`: directories, outermost first.
 */
export async function cleanUp({ spare, mountsBefore, audit, made }) {
  const problems = [];
  const attempt = async (step) => {
    try {
      await step();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  const ourMounts = () => mounts().filter(({ id }) => !mountsBefore.has(id));
  await attempt(() => audit && disarmAudit(audit.enabledBefore));
  await attempt(() => abortConnections(ourMounts()));
  await attempt(() => endProcesses(spare));
  await attempt(() => unmountAll(ourMounts()));
  for (const directory of made.toReversed()) await attempt(() => removeDirectory(directory));
  return problems;
}

/** Frees every waiter at once, those included that no signal would end. */
function abortConnections(ourMounts) {
  const ours = new Set(ourMounts.map(({ id }) => id));
  for (const { id, minor } of fuseMounts()) {
    if (!ours.has(id)) continue;
    try {
      writeFileSync(`/sys/fs/fuse/connections/${minor}/abort`, '1');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

/** The namespace was made for the lab, so every process in it is the lab's. */
async function endProcesses(spare) {
  assertPrivateNamespace();
  let left = [];
  for (let round = 0; round < 50; round += 1) {
    left = processesHere(spare).filter(isRunning);
    if (left.length === 0) return;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
    await wait(100);
  }
  throw new Error(`still running: ${left.join(' ')}`);
}

function unmountAll(ourMounts) {
  for (const { target } of ourMounts.reverse()) {
    const run = spawnSync('umount', ['-l', '--', target], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr.trim());
  }
}

function removeDirectory(directory) {
  try {
    rmdirSync(directory);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
