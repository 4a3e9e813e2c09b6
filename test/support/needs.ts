import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** What a suite may need beyond Node and the repository. */
export type Need =
  | 'cc'
  | 'patch'
  | 'fuse'
  | 'root'
  | 'sos'
  | 'audit'
  | 'xz'
  | 'bzip2'
  | 'zstd'
  | 'chromium'
  | 'dash'
  | 'bash'
  | 'busybox'
  | 'shellcheck'
  | 'radosgw';

const setup = '`npm run test:setup` brings it';

const probes: Readonly<Record<Need, { readonly here: () => boolean; readonly missing: string }>> = {
  cc: { here: () => hasCommand('cc'), missing: `no C compiler: ${setup}` },
  patch: { here: () => hasCommand('patch'), missing: `no patch(1): ${setup}` },
  fuse: { here: canMountFuse, missing: 'no way to mount FUSE here: it takes root and /dev/fuse' },
  root: { here: isRoot, missing: 'not root' },
  sos: { here: () => hasCommand('sos') || hasCommand('sosreport'), missing: `no sos: ${setup}` },
  audit: { here: () => hasCommand('auditctl'), missing: `no auditctl: ${setup}` },
  xz: { here: () => hasCommand('xz'), missing: `no xz: ${setup}` },
  bzip2: { here: () => hasCommand('bzip2'), missing: `no bzip2: ${setup}` },
  zstd: { here: () => hasCommand('zstd'), missing: `no zstd: ${setup}` },
  chromium: { here: hasBrowser, missing: `no Chromium: ${setup}` },
  dash: { here: () => hasCommand('dash'), missing: `no dash: ${setup}` },
  bash: { here: () => hasCommand('bash'), missing: `no bash: ${setup}` },
  busybox: { here: () => hasCommand('busybox'), missing: `no BusyBox: ${setup}` },
  radosgw: {
    here: () => ['radosgw', 'ceph-mon', 'ceph-osd'].every(hasCommand),
    missing: `no radosgw, ceph-mon or ceph-osd: ${setup}`,
  },
  shellcheck: { here: () => hasCommand('shellcheck'), missing: `no shellcheck: ${setup}` },
};

/**
 * Is all of it here? For `describe.skipIf(!needs('cc'))`. With UNHANG_NO_SKIP=1 a missing tool is an error, so that a
 * build server cannot skip in silence; FUSE alone may be missing there, because a container cannot grant it to itself.
 */
export function needs(...what: readonly Need[]): boolean {
  const lacking = firstLacking(what);
  if (lacking === undefined) return true;
  if (process.env['UNHANG_NO_SKIP'] === '1' && lacking !== 'fuse') throw new Error(probes[lacking].missing);
  return false;
}

/** The suite's name, with the reason where it is going to be skipped. */
export function titleNeeding(title: string, ...what: readonly Need[]): string {
  const lacking = firstLacking(what);
  return lacking === undefined ? title : `${title} (skipped: ${probes[lacking].missing})`;
}

function firstLacking(what: readonly Need[]): Need | undefined {
  return what.find((need) => !probes[need].here());
}

function hasCommand(name: string): boolean {
  // /usr/sbin is not on everybody's path, and auditctl lives there.
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  return spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', name], { env: { PATH: path } }).status === 0;
}

function hasBrowser(): boolean {
  return ['chromium', 'chromium-browser', 'google-chrome'].some(hasCommand);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function canMountFuse(): boolean {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK);
  } catch {
    return false;
  }
  return isRoot() && spawnSync('unshare', ['-m', '--propagation', 'private', 'true']).status === 0;
}
