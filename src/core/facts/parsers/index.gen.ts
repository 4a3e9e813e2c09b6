// Made by `npm run generate`. Do not edit.
import type { Parser } from '../../model/parser.ts';
import { auditRulesDirectory, auditRulesFile } from './audit-rules.ts';
import { auditStatusCommand } from './audit-status.ts';
import { auditctlList } from './auditctl-list.ts';
import { date } from './date.ts';
import { df } from './df.ts';
import { dpkgList } from './dpkg-list.ts';
import { fstab } from './fstab.ts';
import { fuseConnectionsOfSys } from './fuse-connections.ts';
import { hostname } from './hostname.ts';
import { kernelLog } from './kernel-log.ts';
import { lsof } from './lsof.ts';
import { mountCommand } from './mount-command.ts';
import { mountinfo } from './mountinfo.ts';
import { kernelMounts } from './mounts.ts';
import { mtabFile } from './mtab.ts';
import { procCmdline, procComm, procStack, procStatus, procWchan } from './proc-files.ts';
import { ps } from './ps.ts';
import { release } from './release.ts';
import { rpmList } from './rpm-list.ts';
import { sosLog, sosUiLog } from './sos-log.ts';
import { sosManifest } from './sos-manifest.ts';
import { sosVersion } from './sos-version.ts';
import { strace } from './strace.ts';
import { supportconfigCommands, supportconfigVersion } from './supportconfig.ts';
import { uname } from './uname.ts';
import { virtualizationOfHost } from './virtualization.ts';

export const parsers: readonly Parser[] = [
  auditRulesFile,
  auditRulesDirectory,
  auditStatusCommand,
  auditctlList,
  date,
  df,
  dpkgList,
  fstab,
  fuseConnectionsOfSys,
  hostname,
  kernelLog,
  lsof,
  mountCommand,
  mountinfo,
  kernelMounts,
  mtabFile,
  procStack,
  procStatus,
  procComm,
  procCmdline,
  procWchan,
  ps,
  release,
  rpmList,
  sosLog,
  sosUiLog,
  sosManifest,
  sosVersion,
  strace,
  supportconfigVersion,
  supportconfigCommands,
  uname,
  virtualizationOfHost,
];
