/**
 * Cleans up after the lab, however the lab ends: it sits in the lab's mount namespace and waits for its standard input
 * to close, which also happens when the lab is killed with KILL. Lines on that input tell what there is to undo.
 *   audit          the lab is about to load its rule
 *   made PATH      the lab is about to make this directory
 */
import { spawnSync } from 'node:child_process';
import { rmdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { auditEnabled, disarmAudit } from './audit.mjs';
import { fuseMounts, mounts } from './mount-table.mjs';
import { assertPrivateNamespace, isRunning, processesHere } from './namespace.mjs';

assertPrivateNamespace();
// Ctrl-C is for the lab; the clean-up follows from the lab's end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lab = process.ppid;
const mountsBefore = new Set(mounts().map(({ id }) => id));
let enabledBefore;
let auditTouched = false;
const made = [];

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'audit') {
    enabledBefore = auditEnabled();
    auditTouched = true;
    process.stdout.write('noted\n');
  } else if (line.startsWith('made ')) {
    made.push(line.slice('made '.length));
  }
}

const problems = [];
await attempt(() => auditTouched && disarmAudit(enabledBefore));
await attempt(abortConnections);
await attempt(endProcesses);
await attempt(unmountAll);
for (const directory of made.reverse()) await attempt(() => removeDirectory(directory));
for (const problem of problems) process.stderr.write(`lab: clean-up: ${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);

async function attempt(step) {
  try {
    await step();
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
}

function ourMounts() {
  return mounts().filter(({ id }) => !mountsBefore.has(id));
}

/** Frees every waiter at once, those included that no signal would end. */
function abortConnections() {
  const ours = new Set(ourMounts().map(({ id }) => id));
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
async function endProcesses() {
  assertPrivateNamespace();
  let left = [];
  for (let round = 0; round < 50; round += 1) {
    left = processesHere([lab]).filter(isRunning);
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

function unmountAll() {
  for (const { target } of ourMounts().reverse()) {
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
