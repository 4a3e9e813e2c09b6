import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What `scripts/ensure.mjs`, and so `npm test`, has built. */
export const LAB = fileURLToPath(new URL('../../dist/lab/', import.meta.url));

const run = join(LAB, 'main.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runLab(words: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  return spawnSync(process.execPath, [run, ...words], { encoding: 'utf8', env: { ...process.env, ...env } });
}

/** A lab in the middle of its case. */
export interface Standing {
  readonly child: ChildProcess;
  /** The process that runs the lab inside its namespace, and the one that cleans up after it. */
  readonly inside: number;
  readonly guardian: number;
  readonly namespace: string;
}

/** Starts a lab and waits until it says something that matches. */
export async function standing(words: readonly string[], moment: RegExp, env = {}): Promise<Standing> {
  const child = spawn(process.execPath, [run, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGTERM');
  });
  let said = '';
  for await (const line of createInterface({ input: child.stderr })) {
    said += `${line}\n`;
    if (moment.test(line)) break;
  }
  if (!moment.test(said)) throw new Error(`the lab ended too early: ${said}`);
  child.stderr.resume();
  const inside = only(childrenOf(child.pid ?? 0));
  const guardian = childrenOf(inside).find((pid) => commandOf(pid).includes('guardian.js')) ?? 0;
  return { child, inside, guardian, namespace: namespaceIn(said) };
}

/** A PATH on which a program does nothing but what the shell lines say. */
export function fake(folder: string, program: string, script: string): { PATH: string } {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, program), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, program), 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

export function namespaceIn(stderr: string): string {
  const found = /in mount namespace (\S+)/.exec(stderr)?.[1];
  if (found === undefined) throw new Error(`no namespace in: ${stderr}`);
  return found;
}

function childrenOf(pid: number): number[] {
  return ps('--ppid', String(pid), '-o', 'pid=').split(/\s+/).filter(Boolean).map(Number);
}

function commandOf(pid: number): string {
  return ps('-p', String(pid), '-o', 'args=');
}

function ps(...words: string[]): string {
  return spawnSync('ps', words, { encoding: 'utf8' }).stdout;
}

function only(pids: readonly number[]): number {
  if (pids.length !== 1 || pids[0] === undefined) throw new Error(`not one child but ${pids.join(' ')}`);
  return pids[0];
}
