import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { UnhangError } from '../core/model/errors.ts';
import { takeLock } from './lock.ts';
import { namespaceOf } from './namespace.ts';
import type { Settings } from './play.ts';
import { programOf } from './programs.ts';
import { firstLacking, type Requirement } from './requirements.ts';
import type { Scene } from './scene.ts';
import { LOCKED, NOT_HERE } from './status.ts';

/** What every scene takes, besides root. */
const ALWAYS: readonly Requirement[] = ['unshare', 'flock', 'mount', 'umount', 'ps'].map(
  (name): Requirement => `command:${name}`,
);

/** When sos gives up on a plugin that hangs. */
export const PLUGIN_SECONDS = 20;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Played {
  readonly scene: Scene;
  /** Holds the captures. */
  readonly folder: string;
  /** `stopped`: by a signal, and then its guardian may still be at work; `lacking`: this host, as it is, cannot show it. */
  readonly outcome: 'played' | 'lacking' | 'failed' | 'stopped';
  readonly status: number;
}

/** auditctl and its like lie where not everybody's PATH leads, and what the lab captures is English. */
export function labEnvironment(path: string | undefined): { readonly PATH: string; readonly LC_ALL: string } {
  return { PATH: `${path ?? ''}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8' };
}

/** How `unhang reproduce` plays. */
export function settingsFor(sos: boolean): Settings {
  return { sos, compress: 'gzip', seconds: PLUGIN_SECONDS, full: false, keep: false, collect: true };
}

/** Refuses before anything is touched: UnhangError `USAGE`, with `details.lacking`. */
export function assertPossible(scenes: readonly Scene[], { sos }: Pick<Settings, 'sos'>): void {
  const refuse = (lacking: string): never => {
    throw new UnhangError('USAGE', `This machine cannot be that lab: ${lacking}.`, { details: { lacking } });
  };
  if (process.getuid?.() !== 0) refuse('it takes root');
  const lacking =
    firstLacking(sos ? [...ALWAYS, 'command:sos'] : ALWAYS) ?? firstLacking(scenes.flatMap(({ requires }) => requires));
  if (lacking !== undefined) refuse(lacking);
}

/** One lab at a time on a host. Throws UnhangError `BUSY`; what comes back is handed to `playScene`. */
export function lockLab(): number {
  const lock = takeLock();
  if (lock === undefined) throw new UnhangError('BUSY', 'another lab is running', { details: { status: LOCKED } });
  return lock;
}

/**
 * Plays a scene in a mount namespace that ends with it, and puts everything back. The standard input of the part inside
 * closes when this process ends, however it ends.
 */
export async function playScene(scene: Scene, output: string, settings: Settings, lock: number): Promise<Played> {
  const folder = resolve(output, scene.name);
  const outside = namespaceOf('self') ?? '';
  const words = ['--mount', '--propagation', 'private', process.execPath, programOf('inside'), outside];
  const child = spawn('unshare', [...words, scene.name, folder, JSON.stringify(settings)], {
    stdio: ['pipe', 'inherit', 'inherit', lock],
  });
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const status = await new Promise<number>((done, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
  for (const signal of SIGNALS) process.off(signal, forward);
  return { scene, folder, status, outcome: outcomeOf(status) };
}

function outcomeOf(status: number): Played['outcome'] {
  if (status === 0) return 'played';
  if (status > 128) return 'stopped';
  return status === NOT_HERE ? 'lacking' : 'failed';
}
