import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { at } from './root.mjs';

const EXPECTED_RULE = 'fuse-init-audit';
const SILENT = { stdio: ['ignore', 'ignore', 'inherit'] };

/** The tool of each format, and how much longer than it unhang is to take: with the machine's programs, and without. */
const TOOLS = {
  xz: { tool: 'xz', auto: 1.1, portable: 1.5 },
  'xz-blocks': { tool: 'xz', auto: 1.1, portable: 1.5 },
  gz: { tool: 'gzip', auto: 1.5, portable: 1.5 },
  bz2: { tool: 'bzip2', auto: 1.2, portable: 3 },
  zst: { tool: 'zstd', auto: 1.5, portable: 1.5 },
};

/** What is measured on one bundle; the first is the floor. */
export function waysFor(format, bundle, folder) {
  const { tool, auto, portable } = TOOLS[format];
  return [
    { name: `${tool} -dc (the floor)`, run: () => measure(tool, ['-dc', bundle], SILENT) },
    { name: `${tool} -dc | cat`, run: () => measure('sh', ['-c', `${tool} -dc "$0" | cat`, bundle], SILENT) },
    { name: 'tar -xf', run: () => unpack(bundle, folder) },
    { name: 'unhang', run: () => diagnose(bundle, folder, {}), aim: auto },
    { name: 'unhang, portable', run: () => diagnose(bundle, folder, { UNHANG_DECODERS: 'portable' }), aim: portable },
  ];
}

async function unpack(bundle, folder) {
  const target = join(folder, 'unpacked');
  mkdirSync(target);
  try {
    return await measure('tar', ['-xf', bundle, '-C', target], SILENT);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

async function diagnose(bundle, folder, environment) {
  const answer = join(folder, 'diagnosis.json');
  const said = join(folder, 'said');
  const [output, errors] = [answer, said].map((path) => openSync(path, 'w'));
  const words = [at('dist/cli/main.js'), 'diagnose', bundle, '--format', 'json', '--verbose'];
  const result = await measure(process.execPath, words, {
    stdio: ['ignore', output, errors],
    env: { ...process.env, ...environment },
  });
  closeSync(output);
  closeSync(errors);
  const stages = stagesIn(readFileSync(said, 'utf8'));
  if (result.status !== 0) throw new Error(`unhang diagnose ended with status ${result.status}`);
  const { verdict } = JSON.parse(readFileSync(answer, 'utf8'));
  if (verdict.rule !== EXPECTED_RULE) throw new Error(`wrong diagnosis: ${JSON.stringify(verdict)}`);
  return { ...result, ...stages };
}

/** Seconds of the rules and of all, as `--verbose` tells them; anything else that was said is passed on. */
function stagesIn(said) {
  const lines = said.split('\n').filter((line) => line !== '');
  const time = lines.find((line) => line.startsWith('unhang: time: ')) ?? '';
  for (const line of lines)
    if (line !== time && !line.includes(' decompressed by: ')) process.stderr.write(`${line}\n`);
  const of = (stage) => Number(new RegExp(`([\\d.]+) s ${stage}\\b`).exec(time)?.[1]);
  return { rulesSeconds: of('rules'), allSeconds: of('in all') };
}
