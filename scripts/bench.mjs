// `npm run bench`: wall time and peak memory of `unhang diagnose` against `xz -dc BUNDLE >/dev/null`, in one run.
// Options: --rounds N, --mib N (unpacked size), --check (exit status 1 where an aim is missed), --repetitive (logs that
// pack eleven to one, and not six to one).
import './lib/node-version.mjs';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure } from './ensure.mjs';
import { benchBundle } from './lib/bench-bundle.mjs';
import { measure, median } from './lib/measure.mjs';
import { at } from './lib/root.mjs';

const MEMORY_AIM_MB = 150;
const EXPECTED_RULE = 'fuse-init-audit';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '400' },
    check: { type: 'boolean', default: false },
    repetitive: { type: 'boolean', default: false },
  },
});
if (process.platform !== 'linux') {
  process.stderr.write('bench: memory is read from /proc, which only Linux has\n');
  process.exit(2);
}

await ensure();
const bundle = await benchBundle({ mib: Number(options.mib), seed: 20140303, varied: !options.repetitive });
const folder = mkdtempSync(join(tmpdir(), 'unhang-bench-'));
const ways = [
  { name: 'xz -dc (the floor)', run: () => measure('xz', ['-dc', bundle], { stdio: ['ignore', 'ignore', 'inherit'] }) },
  // What reading another process's output costs by itself: xz hands it over 8 KiB at a time.
  {
    name: 'xz -dc, through a pipe',
    run: () => measure('sh', ['-c', 'xz -dc "$1" | cat', 'sh', bundle], { stdio: ['ignore', 'ignore', 'inherit'] }),
  },
  { name: 'unhang, xz on PATH', run: () => diagnose({}), aim: 1.25 },
  { name: 'unhang, portable decoder', run: () => diagnose({ UNHANG_DECODERS: 'portable' }), aim: 1.6 },
];
try {
  const results = await rounds(Number(options.rounds));
  process.exitCode = report(results) || !options.check ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function diagnose(environment) {
  const answer = join(folder, 'diagnosis.json');
  const output = openSync(answer, 'w');
  const result = await measure(process.execPath, [at('dist/cli/main.js'), 'diagnose', bundle, '--format', 'json'], {
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, ...environment },
  });
  closeSync(output);
  if (result.status !== 0) throw new Error(`unhang diagnose ended with status ${result.status}`);
  const { verdict } = JSON.parse(readFileSync(answer, 'utf8'));
  if (verdict.rule !== EXPECTED_RULE) throw new Error(`wrong diagnosis: ${JSON.stringify(verdict)}`);
  return { ...result, verdict };
}

/** Alternating, so that another load on the machine falls on every way alike; the first round only warms the cache. */
async function rounds(count) {
  const results = ways.map(() => []);
  for (let round = 0; round <= count; round += 1) {
    for (const [index, way] of ways.entries()) {
      const result = await way.run();
      if (result.status !== 0) throw new Error(`${way.name} ended with status ${result.status}`);
      if (round > 0) results[index].push(result);
      process.stderr.write(`round ${round}  ${way.name}: ${result.seconds.toFixed(2)} s\n`);
    }
  }
  return results;
}

/** Prints the table; true where every aim is met. */
function report(results) {
  const seconds = results.map((runs) => median(runs.map((run) => run.seconds)));
  const peaks = results.map((runs) => Math.max(...runs.map((run) => run.peakMB)));
  const size = (statSync(bundle).size / 2 ** 20).toFixed(0);
  const header = ['', 'median', 'of floor', 'aim', 'peak memory', 'aim', ''];
  let allMet = true;
  const rows = ways.map(({ name, aim }, index) => {
    const ratio = seconds[index] / seconds[0];
    const met = aim === undefined || (ratio <= aim && peaks[index] < MEMORY_AIM_MB);
    allMet &&= met;
    return [
      name,
      `${seconds[index].toFixed(2)} s`,
      ratio.toFixed(2),
      aim === undefined ? '' : `<= ${aim}`,
      `${peaks[index].toFixed(0)} MB`,
      aim === undefined ? '' : `< ${MEMORY_AIM_MB} MB`,
      aim === undefined ? '' : met ? 'met' : 'missed',
    ];
  });
  const verdict = results.at(-1).at(-1).verdict;
  process.stdout.write(
    `\n${options.mib} MiB unpacked, ${size} MiB packed; ${options.rounds} rounds; Node ${process.versions.node}\n` +
      `diagnosis: ${verdict.status} ${verdict.rule}\n\n${table([header, ...rows])}`,
  );
  return allMet;
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
