import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The mount namespace of a process, as the kernel names it; undefined once the process is gone. */
export function namespaceOf(pid: number | 'self'): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined;
  }
}

/**
 * The lab signals and unmounts whatever it finds in its own mount namespace, so it must never take another's for its
 * own: neither that of the process that started it, which says `outside`, nor that of init.
 */
export function assertPrivateNamespace(outside: string | undefined): void {
  const own = namespaceOf('self');
  if (own === undefined || !outside || own === outside || own === namespaceOf(1)) {
    throw new Error('not in a mount namespace of its own');
  }
}

/** The processes of our namespace, but for the given ones and ourselves. */
export function processesHere(except: readonly number[]): number[] {
  const own = namespaceOf('self');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && !except.includes(pid) && namespaceOf(pid) === own);
}

export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
