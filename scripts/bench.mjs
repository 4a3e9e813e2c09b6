// `npm run bench`: wall time, CPU time and peak memory of `unhang diagnose` against the format's own tool, in one run.
// Options: --sizes 50,500,3000 (MB unpacked), --formats xz,xz-blocks,gz,bz2,zst, --rounds N, --check (exit status 1
// where an aim is missed), --repetitive (logs that pack eleven to one, and not six to one).
import './lib/node-version.mjs';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensure } from './ensure.mjs';
import { benchBundle, FORMATS } from './lib/bench-bundle.mjs';
import { waysFor } from './lib/bench-ways.mjs';
import { median } from './lib/measure.mjs';
import { table } from './lib/table.mjs';

const MEMORY_AIM_MB = 150;
const START_AIM_SECONDS = 0.3;
/** Of the wall time, on bundles of this size and more; what the rules cost does not grow with the logs. */
const RULES_AIM = 0.05;
const RULES_AIM_FROM_MB = 500;
/** Of logs; with its small files it is about 1 MB as it is sent. */
const SMALL_MB = 3;
const HEAD = ['', 'wall', 'CPU', 'of floor', 'aim', 'peak memory', 'aim', ''];

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '50,500' },
    formats: { type: 'string', default: Object.keys(FORMATS).join(',') },
    rounds: { type: 'string', default: '3' },
    check: { type: 'boolean', default: false },
    repetitive: { type: 'boolean', default: false },
  },
});
if (process.platform !== 'linux') {
  process.stderr.write('bench: memory is read from /proc, which only Linux has\n');
  process.exit(2);
}

await ensure();
const folder = mkdtempSync(join(tmpdir(), 'unhang-bench-'));
try {
  process.stdout.write(`Node ${process.versions.node}; median of ${options.rounds} rounds; sizes in MB unpacked\n`);
  const results = [await start()];
  for (const size of options.sizes.split(',').map(Number)) {
    for (const format of options.formats.split(',')) results.push(...(await benchOne(size, format)));
  }
  reportGrowth(results);
  process.exitCode = !options.check || results.every(({ met }) => met) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchOne(size, format) {
  const bundle = await benchBundle({ mb: size, seed: 20140303, varied: !options.repetitive, format });
  const ways = waysFor(format, bundle, folder);
  const runs = await rounds(ways, Number(options.rounds));
  const floor = median(runs[0].map(({ seconds }) => seconds));
  const results = ways.map((way, index) => resultOf(way, runs[index], floor, { size, format }));
  const packed = Math.round(statSync(bundle).size / 1e6);
  process.stdout.write(
    `\n${format}, ${size} MB unpacked, ${packed} MB packed\n${table([HEAD, ...results.map(rowOf)])}`,
  );
  return [...results, ...ruleShare(size, ways, runs)];
}

/** What all rules together take of a run. */
function ruleShare(size, ways, runs) {
  const own = runs[ways.findIndex(({ name }) => name === 'unhang')];
  const rules = median(own.map(({ rulesSeconds }) => rulesSeconds));
  const all = median(own.map(({ allSeconds }) => allSeconds));
  const isAimed = size >= RULES_AIM_FROM_MB;
  const met = !isAimed || rules / all < RULES_AIM;
  const aim = isAimed ? `, aim < ${100 * RULES_AIM} %, ${met ? 'met' : 'missed'}` : '';
  process.stdout.write(
    `rules: ${rules.toFixed(2)} s of ${all.toFixed(2)} s (${((100 * rules) / all).toFixed(1)} %)${aim}\n`,
  );
  return [{ met }];
}

/** What a person waits for where the bundle is small. */
async function start() {
  const bundle = await benchBundle({ mb: SMALL_MB, seed: 20140303, varied: true, format: 'xz' });
  const ways = waysFor('xz', bundle, folder).filter(({ name }) => name === 'unhang');
  const [runs] = await rounds(ways, 10);
  const wall = median(runs.map(({ seconds }) => seconds));
  const cpu = median(runs.map((run) => run.cpu));
  const met = wall <= START_AIM_SECONDS;
  process.stdout.write(
    `\na bundle of ${(statSync(bundle).size / 1e6).toFixed(1)} MB: ${wall.toFixed(2)} s from start to exit ` +
      `(aim: ${START_AIM_SECONDS} s, ${met ? 'met' : 'missed'}), ${cpu.toFixed(2)} s of processor time, xz's included\n`,
  );
  return { met };
}

/** Alternating, so that another load on the machine falls on every way alike; the first round only warms the cache. */
async function rounds(ways, count) {
  const runs = ways.map(() => []);
  for (let round = 0; round <= count; round += 1) {
    for (const [index, way] of ways.entries()) {
      const run = await way.run();
      if (run.status !== 0) throw new Error(`${way.name} ended with status ${run.status}`);
      if (round > 0) runs[index].push(run);
    }
  }
  return runs;
}

function resultOf({ name, aim }, runs, floor, about) {
  const seconds = median(runs.map((run) => run.seconds));
  const peakMB = Math.max(...runs.map((run) => run.peakMB));
  const ratio = seconds / floor;
  const met = aim === undefined || (ratio <= aim && peakMB < MEMORY_AIM_MB);
  return { ...about, name, aim, seconds, cpu: median(runs.map((run) => run.cpu)), peakMB, ratio, met };
}

function rowOf({ name, aim, seconds, cpu, peakMB, ratio, met }) {
  const aimed = aim !== undefined;
  return [
    name,
    `${seconds.toFixed(2)} s`,
    `${cpu.toFixed(2)} s`,
    ratio.toFixed(2),
    aimed ? `<= ${aim}` : '',
    `${peakMB.toFixed(0)} MB`,
    aimed ? `< ${MEMORY_AIM_MB} MB` : '',
    aimed ? (met ? 'met' : 'missed') : '',
  ];
}

/** Time should grow as the bundle does, and memory not at all. */
function reportGrowth(results) {
  const series = Map.groupBy?.(results, keyOf) ?? groupBy(results, keyOf);
  const rows = [...series].flatMap(([key, list]) => {
    const sorted = list.filter(({ aim }) => aim !== undefined).sort((a, b) => a.size - b.size);
    const [smallest, largest] = [sorted[0], sorted.at(-1)];
    if (smallest === undefined || smallest === largest) return [];
    const time = sorted.map(({ size, seconds }) => `${((1000 * seconds) / size).toFixed(1)}`).join(' → ');
    const memory = sorted.map(({ peakMB }) => peakMB.toFixed(0)).join(' → ');
    return [[key, time, memory]];
  });
  if (rows.length > 0) process.stdout.write(`\n${table([['growth', 'ms per MB', 'peak MB'], ...rows])}`);
}

function keyOf({ format, name }) {
  return `${format}, ${name}`;
}

function groupBy(list, key) {
  const groups = new Map();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
