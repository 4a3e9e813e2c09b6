import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { type AuditState, disarmAudit } from './audit.ts';
import { errnoOf, run, tryRun } from './commands.ts';
import { type HungTaskState, restoreReports } from './hung-task.ts';

/** What the lab owes its host: noted before the thing is done, and paid however the lab ends. */
export type Debt =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'audit'; readonly before: AuditState }
  | { readonly kind: 'hung-task'; readonly before: HungTaskState }
  | { readonly kind: 'frozen'; readonly target: string }
  | { readonly kind: 'device-map'; readonly name: string }
  | { readonly kind: 'loop'; readonly device: string; readonly file: string };

/** While its processes still sleep: what lets them go. */
export function release(debt: Debt): void {
  if (debt.kind === 'audit') disarmAudit(debt.before);
  if (debt.kind === 'hung-task') restoreReports(debt.before);
  if (debt.kind === 'frozen') thaw(debt.target);
  if (debt.kind === 'device-map') resume(debt.name);
}

/** Once nothing runs and nothing is mounted any more. */
export function remove(debt: Debt): void {
  if (debt.kind === 'device-map' && isMapped(debt.name)) run('dmsetup', 'remove', '--retry', debt.name);
  if (debt.kind === 'loop') detach(debt.device, debt.file);
  if (debt.kind === 'file') rmSync(debt.path, { force: true });
  if (debt.kind === 'directory') removeDirectory(debt.path);
}

function thaw(target: string): void {
  const { status, stderr } = tryRun('fsfreeze', '--unfreeze', target);
  // EINVAL says that it is not frozen, ENOENT that it never came about, EOPNOTSUPP and ENOTTY that nothing is mounted.
  if (status !== 0 && !/Invalid argument|No such file|not supported|Inappropriate ioctl/.test(stderr)) {
    throw new Error(stderr);
  }
}

/** A multipath map keeps what no path takes until it is told to fail it, and unmounting would wait for it. */
function resume(name: string): void {
  if (!isMapped(name)) return;
  tryRun('dmsetup', 'message', name, '0', 'fail_if_no_path');
  run('dmsetup', 'resume', name);
}

function isMapped(name: string): boolean {
  return tryRun('dmsetup', 'info', name).status === 0;
}

/** Loop devices are the whole host's: only one that lies on our file is ours. Its mount is gone, so its name must do. */
function detach(device: string, file: string): void {
  let backing: string;
  try {
    backing = readFileSync(`/sys/block/${basename(device)}/loop/backing_file`, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return; // free
    throw error;
  }
  if (backing.includes(basename(file))) run('losetup', '--detach', device);
}

function removeDirectory(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}
