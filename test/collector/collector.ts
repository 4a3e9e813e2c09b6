import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { diagnoseBundle } from '../../src/cases/diagnose-bundle.ts';
import { composeNeeds, local } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { collectorScript } from '../../src/core/collector/script.ts';
import type { Diagnosis } from '../../src/core/model/diagnosis.ts';
import type { Need } from '../support/needs.ts';

/** What the collector promises, and what a test gives it before it is killed. */
export const LIMIT_MS = 30_000;

/** bash 3 of RHEL 5 is not to be had any more; what it lacks the other two lack as well. */
export const SHELLS: readonly (readonly [name: Need, command: readonly [string, ...string[]]])[] = [
  ['dash', ['dash']],
  ['bash', ['bash']],
  ['busybox', ['busybox', 'sh']],
];

export interface Ended {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-collector-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function scriptFile(): string {
  const path = join(temporaryFolder(), 'collect.sh');
  writeFileSync(path, collectorScript('en'));
  return path;
}

/** Runs it to its end, with no more patience than it asks for. */
export function runCollector(
  [shell, ...words]: readonly [string, ...string[]],
  args: readonly string[],
  input?: string,
): Ended {
  const { status, stdout, stderr } = spawnSync(shell, [...words, ...args], {
    input: input ?? '',
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}

/** The same, beside other things. */
export async function collectAside(args: readonly string[]): Promise<Ended> {
  const child = startCollector(args);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout: Buffer.concat(chunks), stderr };
}

export function startCollector(args: readonly string[]): ChildProcess {
  const child = spawn('sh', [scriptFile(), ...args], { timeout: LIMIT_MS, killSignal: 'SIGKILL' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** A PATH of its own: all that is on the usual one but for `without`, and `fakes` in the place of the real ones. */
export function ownPath(without: readonly string[], fakes: Readonly<Record<string, string>> = {}): string {
  const bin = join(temporaryFolder(), 'bin');
  mkdirSync(bin);
  const skipped = new Set([...without, ...Object.keys(fakes)]);
  for (const folder of ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/bin', '/bin']) {
    for (const name of list(folder)) {
      if (skipped.has(name)) continue;
      skipped.add(name);
      symlinkSync(join(folder, name), join(bin, name));
    }
  }
  for (const [name, text] of Object.entries(fakes)) writeFileSync(join(bin, name), text, { mode: 0o755 });
  return bin;
}

export function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The one file that a run left in `folder`. */
export function onlyFile(folder: string): string {
  const files = readdirSync(folder);
  if (files.length !== 1 || files[0] === undefined) throw new Error(`not one file but: ${files.join(' ')}`);
  return join(folder, files[0]);
}

export async function diagnosed(path: string): Promise<Diagnosis> {
  const needs = composeNeeds(loadConfig({}));
  const source = path.endsWith('.gz') || path.endsWith('.tar') ? local.readFile(path) : undefined;
  if (source === undefined) throw new Error(`no archive: ${path}`);
  return diagnoseBundle(source, { locale: 'en' }, needs);
}

/** What `tar` prints: the names of its members, or with `wanted` their content. */
export function untar(archive: string, ...wanted: readonly string[]): string {
  const mode = wanted.length === 0 ? '-tf' : '-xOf';
  return spawnSync('tar', [mode, archive, ...wanted], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
}

/** Working folders of a run, in the places where it makes them; `pid` is that of its shell. */
export function leftovers(pid: number | undefined): string[] {
  return ['/dev/shm', '/run', '/tmp', '/var/tmp'].flatMap((place) =>
    list(place)
      .filter((name) => name.startsWith('unhang-') && name.endsWith(`-${pid ?? ''}`))
      .map((name) => join(place, name)),
  );
}
