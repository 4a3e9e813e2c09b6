import { accessSync, constants, readFileSync } from 'node:fs';
import { auditRules, auditState } from './audit.ts';
import { hasCommand, tryRun } from './commands.ts';

/** What a scene cannot do without. Each is looked for before anything is touched. */
export type Requirement =
  | 'fuse'
  | 'autofs'
  | 'ext4'
  | 'loop'
  | 'device-mapper'
  | 'multipath'
  | 'nfs'
  | 'nfs4'
  | 'audit'
  | 'no-audit-rules'
  | 'no-audit-daemon'
  | `command:${string}`;

const NO_FILESYSTEM = {
  autofs: 'this kernel has no autofs (try: modprobe autofs4)',
  ext4: 'this kernel has no ext4 (try: modprobe ext4)',
  nfs: 'this kernel has no NFS client (try: modprobe nfsv3)',
  nfs4: 'this kernel has no client of NFS version 4 (try: modprobe nfsv4)',
} as const;

/** What is missing here, as a sentence without its full stop; undefined where nothing is. */
export function firstLacking(requirements: readonly Requirement[]): string | undefined {
  for (const requirement of requirements) {
    const lack = lackOf(requirement);
    if (lack !== undefined) return lack;
  }
  return undefined;
}

function lackOf(requirement: Requirement): string | undefined {
  switch (requirement) {
    case 'fuse':
      return canOpen('/dev/fuse') ? undefined : 'there is no /dev/fuse (try: modprobe fuse)';
    case 'autofs':
    case 'ext4':
    case 'nfs':
    case 'nfs4':
      return hasFilesystem(requirement) ? undefined : NO_FILESYSTEM[requirement];
    case 'loop':
      return canOpen('/dev/loop-control') ? undefined : 'there are no loop devices (try: modprobe loop)';
    case 'device-mapper':
      return deviceMapper();
    case 'multipath':
      return targets().includes('multipath')
        ? undefined
        : 'device mapper has no multipath target (try: modprobe dm-multipath dm-round-robin)';
    case 'audit':
      return armable();
    case 'no-audit-rules':
      // Turning a host's own audit off, be it for a minute, is not the lab's to decide.
      return (auditState()?.enabled ?? 0) > 0 && auditRules() !== ''
        ? 'this host has audit rules of its own, and with those it would be another case'
        : undefined;
    case 'no-audit-daemon':
      return (auditState()?.pid ?? 0) === 0
        ? undefined
        : 'an audit daemon is at work here, and the case is one of its own (try: service auditd stop)';
    default:
      return command(requirement.slice('command:'.length));
  }
}

function command(name: string): string | undefined {
  return hasCommand(name) ? undefined : `there is no ${name} (try: npm run test:setup)`;
}

function armable(): string | undefined {
  const state = auditState();
  if (state === undefined) return command('auditctl') ?? 'this kernel has no audit';
  return state.enabled === 2 ? 'audit is locked (enabled 2): its rules cannot be put back before a reboot' : undefined;
}

function deviceMapper(): string | undefined {
  const absent = command('dmsetup');
  if (absent !== undefined) return absent;
  return tryRun('dmsetup', 'version').status === 0
    ? undefined
    : 'this kernel has no device mapper (try: modprobe dm-mod)';
}

function targets(): string[] {
  return tryRun('dmsetup', 'targets')
    .stdout.split('\n')
    .map((line) => line.split(/\s/)[0] ?? '');
}

/** A filesystem that is a module counts once it is loaded, and loading it is not the lab's to decide. */
function hasFilesystem(type: string): boolean {
  const known = readFileSync('/proc/filesystems', 'utf8').split('\n');
  return known.some((line) => line.split('\t')[1] === type);
}

function canOpen(device: string): boolean {
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
