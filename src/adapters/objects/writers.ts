import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './folder-failure.ts';

/** A live writer's file is older only where a body may pause for longer, and none may for more than a minute. */
const DEAD_AFTER_MS = 3_600_000;

/** `BOOT.NAMESPACE.PID.STARTED`: which process this is, for whoever shares its table of processes. */
const SELF = identity();

export function temporaryName(): string {
  return `${SELF}.${randomBytes(9).toString('hex')}`;
}

/**
 * Removes what writers left behind that were killed. One whose table of processes is ours is known to be dead; of the
 * others, on another machine or in another container, only time tells.
 */
export async function sweep(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    if (isDead(name) || (await isOld(place, nowMs))) await rm(place, { recursive: true, force: true });
  }
}

function isDead(name: string): boolean {
  const [boot, namespace, pid = '', started] = name.split('.');
  const [ourBoot, ourNamespace] = SELF.split('.');
  if (ourBoot === '0' || boot !== ourBoot || namespace !== ourNamespace || !/^[0-9]{1,10}$/.test(pid)) return false;
  const now = startOf(pid);
  return isGone(Number(pid)) || (now !== '' && now !== started);
}

/** /proc may hide the processes of others; this does not. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

async function isOld(place: string, nowMs: number): Promise<boolean> {
  try {
    // Not the time of its content: a part that becomes an object as it is was written long ago.
    return nowMs - (await lstat(place)).ctimeMs > DEAD_AFTER_MS;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function identity(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').replace(/[^0-9a-f]/g, '');
    const namespace = readlinkSync('/proc/self/ns/pid').replace(/[^0-9]/g, '');
    return `${boot}.${namespace}.${process.pid}.${startOf('self')}`;
  } catch {
    return `0.0.${process.pid}.0`; // no Linux
  }
}

/** Clock ticks since boot at which the process began; a later one with the same number began later. */
function startOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22 of proc(5), the 20th behind the name, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
