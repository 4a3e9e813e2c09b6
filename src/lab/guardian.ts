/**
 * Cleans up after the lab, however the lab ends: guardian.js OUTSIDE. It sits in the lab's mount namespace and waits for
 * its standard input to close, which also happens when the lab is killed with KILL. Each line on that input is a debt,
 * as JSON; it is answered with "noted".
 */
import { createInterface } from 'node:readline';
import { cleanUp } from './clean-up.ts';
import type { Debt } from './debts.ts';
import { mounts } from './mount-table.ts';
import { assertPrivateNamespace } from './namespace.ts';

const [outside] = process.argv.slice(2);
assertPrivateNamespace(outside);
// Ctrl-C is for the lab; the clean-up follows from the lab's end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lab = process.ppid;
const mountsBefore = new Set(mounts().map(({ id }) => id));
const debts: Debt[] = [];

process.stdout.on('error', () => undefined);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  debts.push(JSON.parse(line) as Debt); // written by guarded.ts, in this very room
  process.stdout.write('noted\n');
}

const problems = await cleanUp({ outside, spare: [lab], mountsBefore, debts });
for (const problem of problems) process.stderr.write(`lab: clean-up: ${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
