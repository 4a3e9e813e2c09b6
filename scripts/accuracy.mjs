// How often the rules are right, over the cases of the catalog, and, with a folder of inputs with answers that other
// projects made, how often the facts are: kernel logs with the titles of their reports, and outputs of commands with
// their rows.
//   node scripts/accuracy.mjs [FOLDER] [--wrong] [--dist BUILD]
// `--wrong` lists what is wrong; `--dist` measures another build than ./dist, to compare two.
import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { kernelLogScores } from './accuracy-kernel-logs.mjs';
import { parserScores } from './accuracy-parsers.mjs';
import { claimScores, ruleFigures, rulesOf, sayFigures } from './accuracy-rules.mjs';
import { ensure } from './ensure.mjs';
import { at } from './lib/root.mjs';

const USAGE = `Usage: node scripts/accuracy.mjs [FOLDER] [--wrong] [--dist BUILD]

FOLDER holds kernel-logs/{input/NNNN.log,expected/NNNN.json}, parser-inputs/KIND/{NN.txt,NN.json}, and cases/RULE.yaml
in the form of docs/writing-rules.md; each may be missing.
`;

/** Reads one text as a member of a bundle, or, with `byContent`, as a loose file of no known name. */
async function readerOf(dist) {
  const load = (path) => import(pathToFileURL(resolve(dist, path)).href);
  const [{ readFacts }, { DEFAULT_LIMITS }] = await Promise.all([
    load('core/diagnose.js'),
    load('core/bundle/limits.js'),
  ]);
  return async (path, bytes, { byContent = false } = {}) => {
    const body = (async function* () {
      yield bytes;
    })();
    const entries = (async function* () {
      yield { path, type: 'file', size: bytes.length, body };
    })();
    const bundle = { format: byContent ? 'file' : 'directory', entries, notes: [], count: () => 1 };
    const { facts, notes } = await readFacts(bundle, DEFAULT_LIMITS);
    return { of: (kind) => facts.named(kind), notes };
  };
}

function percent({ right, of }) {
  return `${((100 * right) / of).toFixed(1)} %`;
}

/** Columns as wide as they must be, numbers to the right; the first `texts` columns are words. */
function table(rows, texts = 1) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < texts ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  '),
    )
    .join('\n');
}

function print(scores, withWrong) {
  const rows = [...scores].map(([what, score]) => [what, String(score.right), String(score.of), percent(score)]);
  process.stdout.write(`${table([['', 'right', 'of', ''], ...rows])}\n`);
  if (!withWrong) return;
  for (const [what, { wrong }] of scores) for (const one of wrong) process.stdout.write(`\n${what}: ${one}\n`);
}

const { values: options, positionals } = parseArgs({
  options: { wrong: { type: 'boolean', default: false }, dist: { type: 'string' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder !== undefined && !existsSync(folder)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
if (options.dist === undefined) await ensure();
const dist = options.dist ?? at('dist');
const rules = await rulesOf(dist);
process.stdout.write(`${sayFigures(await ruleFigures(folder, rules), table)}\n`);
if (folder !== undefined) {
  const read = await readerOf(dist);
  const scores = [
    ...(await claimScores(folder, rules)),
    ...(await kernelLogScores(folder, read)),
    ...(await parserScores(folder, read)),
  ];
  print(new Map(scores), options.wrong);
}
