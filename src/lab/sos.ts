import { spawn } from 'node:child_process';
import { tryRun } from './commands.ts';

/** Enough for the diagnosis, and short. */
const WANTED = [
  'auditd',
  'autofs',
  'block',
  'date',
  'devicemapper',
  'dpkg',
  'filesys',
  'host',
  'kernel',
  'logs',
  'lvm2',
  'memory',
  'multipath',
  'nfs',
  'process',
  'release',
  'rpm',
  'system',
];

export interface SosOptions {
  readonly compress: 'gzip' | 'xz';
  /** When it gives up on a plugin that hangs. */
  readonly seconds: number;
  /** All its plugins. */
  readonly full: boolean;
  readonly signal: AbortSignal;
}

/**
 * Runs the real `sos report` and leaves its archive in `folder`. A plugin that hangs is given up after `seconds`;
 * sos then goes on, and that is what a customer's bundle looks like.
 */
export function runSos(folder: string, { compress, seconds, full, signal }: SosOptions): Promise<void> {
  const words = ['report', '--batch', '--quiet', '--tmp-dir', folder, '-z', compress];
  words.push('--plugin-timeout', String(seconds));
  if (!full) words.push('-o', knownPlugins().join(','));
  return new Promise((resolve, reject) => {
    const sos = spawn('sos', words, { stdio: ['ignore', 'ignore', 'inherit'], detached: true, signal });
    sos.on('error', reject);
    sos.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`sos report ended with ${code}`))));
  });
}

/** sos ends with an error when it is asked for a plugin that it does not have, and which it has depends on the system. */
function knownPlugins(): string[] {
  const { stdout } = tryRun('sos', 'report', '--list-plugins');
  const known = new Set([...stdout.matchAll(/^ (\w+) /gm)].map(([, name]) => name));
  return WANTED.filter((name) => known.has(name));
}
