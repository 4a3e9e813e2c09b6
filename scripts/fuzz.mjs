// `npm run fuzz`: cases made from captured bundles, from a seed, for as long as it is told; what must hold of each is in
// scripts/lib/fuzz-*.mjs. Exit status 1 where something does not hold, with the case's input in a file.
import './lib/node-version.mjs';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure } from './ensure.mjs';
import { CaseRunner } from './lib/fuzz-runner.mjs';
import { at } from './lib/root.mjs';

const USAGE = `Usage: npm run fuzz [-- OPTION...]

  --seconds N                    how long (30)
  --seed S                       another seed makes other cases (1)
  --only NAME                    targets whose name begins so; may be given again
  --go-on                        tell each finding once, and go on
  --replay FILE --target NAME    one case, from a file
  --dist BUILD                   another build than ./dist
`;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        seconds: { type: 'string', default: '30' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true, default: [''] },
        'go-on': { type: 'boolean', default: false },
        replay: { type: 'string' },
        target: { type: 'string' },
        dist: { type: 'string' },
      },
    });
    if (!(Number(values.seconds) > 0) || (values.replay === undefined) !== (values.target === undefined))
      throw new Error();
    return values;
  } catch {
    process.stderr.write(USAGE);
    process.exit(2);
  }
}

const { seconds, seed, only, replay, target, dist, 'go-on': goOn } = options();
if (dist === undefined) await ensure();
const runner = await CaseRunner.start({ dist: resolve(dist ?? at('dist')), seed });
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
for (const [signal, status] of Object.entries(SIGNALS)) {
  process.once(signal, () => {
    runner.stop();
    process.exit(status);
  });
}
try {
  process.exitCode = replay === undefined ? await fuzz() : await again();
} finally {
  runner.stop();
}

async function again() {
  const { broken } = await runner.run({ target, bytes: readFileSync(replay) });
  process.stdout.write(broken === undefined ? `fuzz: ${replay} is read as it should be\n` : `fuzz: ${broken}\n`);
  return broken === undefined ? 0 : 1;
}

async function fuzz() {
  const targets = runner.targets.filter((name) => only.some((start) => name.startsWith(start)));
  if (targets.length === 0) {
    process.stderr.write(`fuzz: no such target; there are ${runner.targets.join(', ')}\n`);
    return 2;
  }
  const counts = new Map(targets.map((name) => [name, 0]));
  const found = new Map();
  const end = Date.now() + Number(seconds) * 1000;
  for (let number = 0; Date.now() < end && (goOn || found.size === 0); number += 1) {
    for (const name of targets) {
      const { broken, bytes, skipped } = await runner.run({ target: name, number });
      if (skipped !== true) counts.set(name, counts.get(name) + 1);
      if (broken !== undefined) tell(name, number, broken, bytes, found);
      if (Date.now() >= end || (found.size > 0 && !goOn)) break;
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${[...counts].map(([name, count]) => `${String(count).padStart(7)}  ${name}`).join('\n')}\n`);
  process.stdout.write(
    `fuzz: ${all} cases of ${targets.length} targets, seed ${seed}: ${found.size === 0 ? 'nothing found' : `${found.size} found`}\n`,
  );
  return found.size === 0 ? 0 : 1;
}

/** Two cases that differ in numbers and names alone are one finding. */
function tell(name, number, broken, bytes, found) {
  const key = `${name} ${broken.split('\n')[0].replace(/\d+/g, '#').slice(0, 80)}`;
  if (found.has(key)) return;
  const file = join(mkdtempSync(join(tmpdir(), 'unhang-found-')), `${name.replace(':', '-')}-${seed}-${number}`);
  found.set(key, file);
  writeFileSync(file, bytes ?? '');
  process.stdout.write(
    `fuzz: target ${name}, seed ${seed}, case ${number}: ${broken}\n` +
      `  again: npm run fuzz -- --replay ${file} --target ${name}\n\n`,
  );
}
