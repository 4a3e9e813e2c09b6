/** `npm run lab`: plays scenes one after the other, and holds what unhang says of them to what they are. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Diagnosis } from '../core/model/diagnosis.ts';
import { UnhangError } from '../core/model/errors.ts';
import { capturesIn, isAskedFor } from './captures.ts';
import { messageOf } from './commands.ts';
import { countLine, failed, judge, type Judged, nothingLeft, resultLine, skipped } from './judge.ts';
import { assertPossible, labEnvironment, lockLab, playScene, PLUGIN_SECONDS } from './lab.ts';
import type { Settings } from './play.ts';
import { CAPTURES, type Scene } from './scene.ts';
import { SCENES } from './scenes.ts';
import { LOCKED } from './status.ts';

const USAGE = `usage: npm run lab -- [CASE... | all] [options]

${SCENES.map(({ name, about }) => `  ${name.padEnd(22)}${about}`).join('\n')}

  --output DIR           where the evidence goes: DIR/CASE/tree and DIR/CASE/sosreport-* (default: lab-out)
  --compress gzip|xz     how sos packs its archive (default: gzip)
  --plugin-timeout SEC   when sos gives up on a hanging plugin (default: ${PLUGIN_SECONDS})
  --full                 let sos run all its plugins
  --no-sos               no archive of sos
  --no-collector         no archive of unhang's own collector
  --keep                 leave the scene standing until Ctrl-C (one case)
  --list                 print the names of the cases

Needs root and, from util-linux, unshare and flock; sos and auditctl come with \`npm run test:setup\`. A case whose kernel,
device or program is not here is skipped, and says what is missing. Whatever ends the lab, a second process puts
everything back.

Then unhang diagnoses what came of it. Exit status: 0 every diagnosis is as the case wants it, 1 one is not or a case
did not come about, 2 wrong usage, ${LOCKED} another lab is running.
`;

const OPTIONS = {
  output: { type: 'string', default: 'lab-out' },
  compress: { type: 'string', default: 'gzip' },
  'plugin-timeout': { type: 'string', default: String(PLUGIN_SECONDS) },
  full: { type: 'boolean', default: false },
  'no-sos': { type: 'boolean', default: false },
  'no-collector': { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Wanted {
  readonly scenes: readonly Scene[];
  readonly output: string;
  readonly settings: Settings;
}

class UsageError extends Error {}

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const wanted = read(args);
    if (typeof wanted === 'string') return print(wanted);
    Object.assign(process.env, labEnvironment(process.env['PATH']));
    // What a case needs beyond this is its own matter: without it, it is skipped.
    assertPossible([], wanted.settings);
    return await playAll(wanted, lockLab());
  } catch (error) {
    process.stderr.write(`lab: ${messageOf(error)}\n`);
    return error instanceof UsageError ? 2 : error instanceof UnhangError && error.code === 'BUSY' ? LOCKED : 1;
  }
}

/** What to play, or what to print instead. */
function read(args: string[]): Wanted | string {
  const { values, positionals } = parse(args);
  if (values.help) return USAGE;
  if (values.list) return SCENES.map(({ name }) => `${name}\n`).join('');
  const all = positionals.includes('all') || positionals.length === 0;
  const scenes = all ? SCENES : positionals.map(sceneNamed);
  const { compress, full, keep } = values;
  if (compress !== 'gzip' && compress !== 'xz') throw new UsageError('--compress takes gzip or xz');
  const seconds = Number(values['plugin-timeout']);
  if (!Number.isInteger(seconds) || seconds < 1) throw new UsageError('--plugin-timeout takes whole seconds');
  if (keep && scenes.length !== 1) throw new UsageError('--keep takes one case');
  const output = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.output);
  return {
    scenes,
    output,
    settings: { sos: !values['no-sos'], collect: !values['no-collector'], compress, seconds, full, keep },
  };
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function sceneNamed(name: string): Scene {
  const scene = SCENES.find((one) => one.name === name);
  if (scene === undefined) throw new UsageError(`no case "${name}"; --list prints them`);
  return scene;
}

async function playAll({ scenes, output, settings }: Wanted, lock: number): Promise<number> {
  const catalog = rulesHere();
  const results: Judged[] = [];
  for (const scene of scenes) {
    const { folder, outcome, status } = await playScene(scene, output, settings, lock);
    // Its guardian may still be at work: no time for another case.
    if (outcome === 'stopped') {
      print(`\n${countLine(results)}`);
      return status;
    }
    const say = outcome === 'lacking' ? skipped : failed;
    const found =
      outcome === 'played'
        ? judgeAll(scene, folder, settings, catalog)
        : CAPTURES.map((capture) => say(scene, capture, 'see above'));
    for (const result of found) print(resultLine(result));
    results.push(...found);
  }
  print(`\n${countLine(results)}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function judgeAll(scene: Scene, folder: string, settings: Settings, catalog: ReadonlySet<string>): Judged[] {
  const judged = capturesIn(folder, settings).map(({ capture, path }) => {
    if (path === undefined) return nothingLeft(scene, capture);
    const document = diagnose(path);
    return typeof document === 'string' ? failed(scene, capture, document) : judge(scene, capture, document, catalog);
  });
  const left = CAPTURES.filter((capture) => !isAskedFor(capture, settings));
  return [...judged, ...left.map((capture) => skipped(scene, capture, 'not asked for'))];
}

/** By the command line, as a person would do it; a text says why there is no diagnosis. */
function diagnose(path: string): Diagnosis | string {
  const { status, stdout, stderr, error } = unhang('diagnose', path, '--format', 'json', '--lang', 'en');
  if (error !== undefined || status !== 0) return `unhang ended with ${status}: ${error?.message ?? stderr.trim()}`;
  return JSON.parse(stdout) as Diagnosis; // the contract of --format json
}

function rulesHere(): ReadonlySet<string> {
  const { stdout } = unhang('rules', 'list');
  const rows = stdout.split('\n').filter((line) => line !== '');
  return new Set(rows.map((line) => line.split('\t')[0] ?? ''));
}

function unhang(...words: readonly string[]): ReturnType<typeof spawnSync> & { stdout: string; stderr: string } {
  const program = fileURLToPath(new URL('../cli/main.js', import.meta.url));
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
