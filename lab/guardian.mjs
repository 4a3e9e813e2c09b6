/**
 * Cleans up after the lab, however the lab ends: it sits in the lab's mount namespace and waits for its standard input
 * to close, which also happens when the lab is killed with KILL. Lines on that input tell what there is to undo.
 *   audit ENABLED   the lab is about to load its rule; audit's state so far
 *   made PATH       the lab is about to make this directory
 */
import { createInterface } from 'node:readline';
import { cleanUp } from './clean-up.mjs';
import { mounts } from './mount-table.mjs';
import { assertPrivateNamespace } from './namespace.mjs';

assertPrivateNamespace();
// Ctrl-C is for the lab; the clean-up follows from the lab's end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lab = process.ppid;
const mountsBefore = new Set(mounts().map(({ id }) => id));
let audit;
const made = [];

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [, word, value] = /^(\w+) (.*)$/.exec(line) ?? [];
  if (word === 'audit') {
    audit = { enabledBefore: Number(value) };
    process.stdout.write('noted\n');
  } else if (word === 'made') {
    made.push(value);
  }
}

const problems = await cleanUp({ spare: [lab], mountsBefore, audit, made });
for (const problem of problems) process.stderr.write(`lab: clean-up: ${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
