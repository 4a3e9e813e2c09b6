import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

const PLACES = [
  '/root/.gvfs',
  '/run/user',
  '/run/user/1000',
  '/run/unhang-lab',
  '/run/unhang-lab-mount',
  '/run/auditd.pid',
];

/** What a lab run must leave as it found it. */
export interface HostState {
  readonly mounts: string;
  readonly auditEnabled: string;
  readonly auditRules: string;
  /** Of audit, what a case with a full backlog changes. */
  readonly backlogLimit: string;
  readonly auditDaemon: string;
  /** After how long khungtaskd reports a sleeper, and how many reports it has left. */
  readonly hungTasks: readonly string[];
  /** Loop devices that something lies on. */
  readonly loops: string;
  readonly places: readonly string[];
  /** FUSE connections that somebody holds. The kernel's list is of the whole host. */
  readonly connections: number;
}

export function hostState(): HostState {
  return {
    mounts: readFileSync('/proc/self/mounts', 'utf8'),
    auditEnabled: /^enabled \d/m.exec(auditctl('-s'))?.[0] ?? 'unknown',
    auditRules: auditctl('-l'),
    backlogLimit: /^backlog_limit \d+/m.exec(auditctl('-s'))?.[0] ?? 'unknown',
    auditDaemon: /^pid \d+/m.exec(auditctl('-s'))?.[0] ?? 'unknown',
    hungTasks: ['timeout_secs', 'warnings'].map((name) => setting(`hung_task_${name}`)),
    loops: spawnSync('losetup', ['-a'], { env, encoding: 'utf8' }).stdout,
    places: PLACES.filter((path) => existsSync(path)),
    connections: holdersOf('/dev/fuse').length,
  };
}

/** The processes in a mount namespace. The lab's has none once the lab is over; a zombie is in none. */
export function processesIn(namespace: string): number[] {
  return processes()
    .filter((pid) => link(`/proc/${pid}/ns/mnt`) === namespace)
    .map(Number);
}

/** Gives the host audit rules of its own, and what takes them away again. */
export function armHost(...rules: readonly (readonly string[])[]): () => void {
  const enabled = /^enabled (\d)/m.exec(auditctl('-s'))?.[1] ?? '0';
  auditctl('-e', '1');
  for (const rule of rules) auditctl('-w', ...rule);
  return () => {
    for (const rule of rules) auditctl('-W', ...rule);
    auditctl('-e', enabled);
  };
}

function holdersOf(device: string): string[] {
  return processes().filter((pid) => {
    try {
      return readdirSync(`/proc/${pid}/fd`).some((fd) => link(`/proc/${pid}/fd/${fd}`) === device);
    } catch {
      return false; // it ended meanwhile
    }
  });
}

function processes(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function setting(name: string): string {
  try {
    return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function auditctl(...words: readonly string[]): string {
  return spawnSync('auditctl', words, { env, encoding: 'utf8' }).stdout;
}
