import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** What a lab run must leave as it found it. */
export interface HostState {
  readonly mounts: string;
  readonly auditEnabled: string;
  readonly auditRules: string;
  readonly directories: readonly string[];
}

export function hostState(): HostState {
  return {
    mounts: readFileSync('/proc/self/mounts', 'utf8'),
    auditEnabled: /^enabled \d/m.exec(auditctl('-s'))?.[0] ?? 'unknown',
    auditRules: auditctl('-l'),
    directories: ['/root/.gvfs', '/run/user', '/run/user/1000', '/run/unhang-lab'].filter((path) => existsSync(path)),
  };
}

/** The processes in a mount namespace. The lab's has none once the lab is over; a zombie is in none. */
export function processesIn(namespace: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && namespaceOf(name) === namespace)
    .map(Number);
}

function namespaceOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined;
  }
}

function auditctl(option: string): string {
  return spawnSync('auditctl', [option], { env, encoding: 'utf8' }).stdout;
}
