import { readFileSync, writeFileSync } from 'node:fs';
import { errnoOf, tryRun } from './commands.ts';

const FOLDER = '/proc/sys/kernel';

/** Seconds of sleep after which khungtaskd is to report a task; it looks as often, so its report comes by twice that. */
export const REPORT_SECONDS = 10;

/** No case has more sleepers than that, and the kernel counts its reports down. */
const WARNINGS = 10;

/** What of khungtaskd the lab changes. It is the whole host's. */
export interface HungTaskState {
  /** 0 where it is off. */
  readonly timeoutSeconds: number;
  /** Reports it still makes; -1 without end. */
  readonly warnings: number;
}

/** Undefined where this kernel has no khungtaskd, where its report would end the host, or where nobody here could read it. */
export function hungTaskState(): HungTaskState | undefined {
  const timeoutSeconds = setting('hung_task_timeout_secs');
  const warnings = setting('hung_task_warnings');
  if (timeoutSeconds === undefined || warnings === undefined || setting('hung_task_panic') !== 0) return undefined;
  return tryRun('dmesg').status === 0 ? { timeoutSeconds, warnings } : undefined;
}

/** Has khungtaskd report who sleeps uninterruptibly within seconds, instead of two minutes. */
export function hastenReports(): void {
  writeFileSync(`${FOLDER}/hung_task_warnings`, String(WARNINGS));
  writeFileSync(`${FOLDER}/hung_task_timeout_secs`, String(REPORT_SECONDS));
}

export function restoreReports({ timeoutSeconds, warnings }: HungTaskState): void {
  writeFileSync(`${FOLDER}/hung_task_timeout_secs`, String(timeoutSeconds));
  writeFileSync(`${FOLDER}/hung_task_warnings`, String(warnings));
}

/** PIDs of those whom the kernel’s log calls blocked. */
export function reportedPids(): ReadonlySet<number> {
  const reports = tryRun('dmesg').stdout.matchAll(/INFO: task .{1,40}:(\d{1,10}) blocked for more than/g);
  return new Set([...reports].map(([, pid]) => Number(pid)));
}

/** Has the kernel write the stack of every blocked task into its log, where it can; false where it cannot. */
export function dumpBlocked(): boolean {
  try {
    writeFileSync('/proc/sysrq-trigger', 'w');
    return true;
  } catch (error) {
    // Kernels without SysRq, and containers, do not have it.
    if (['ENOENT', 'EACCES', 'EROFS', 'EPERM'].includes(errnoOf(error) ?? '')) return false;
    throw error;
  }
}

function setting(name: string): number | undefined {
  try {
    const value = Number(readFileSync(`${FOLDER}/${name}`, 'utf8'));
    return Number.isInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
