// Made by `npm run generate`. Do not edit.
import type { Parser } from '../../model/parser.ts';
import { hostAddresses } from './addresses.ts';
import { auditRulesDirectory, auditRulesFile } from './audit-rules.ts';
import { auditStatusCommand } from './audit-status.ts';
import { auditctlList } from './auditctl-list.ts';
import { auditdConf } from './auditd-conf.ts';
import { clusterTools } from './cluster.ts';
import { collectorSteps } from './collector-steps.ts';
import { collectorTimings } from './collector-timings.ts';
import { crashPs } from './crash-ps.ts';
import { date } from './date.ts';
import { df } from './df.ts';
import { dmsetup } from './dmsetup.ts';
import { dpkgList } from './dpkg-list.ts';
import { fstab } from './fstab.ts';
import { fuseConnectionsOfSys } from './fuse-connections.ts';
import { hostname } from './hostname.ts';
import { kernelLog } from './kernel-log.ts';
import { logSignsParser } from './log-signs.ts';
import { diskstats, fuseDeviceHolders, fuseWaitingOfSecondLook, wchanOfLooks } from './looks.ts';
import { lsof } from './lsof.ts';
import { lvs } from './lvs.ts';
import { meminfo } from './meminfo.ts';
import { mountCommand } from './mount-command.ts';
import { mountinfo } from './mountinfo.ts';
import { kernelMounts } from './mounts.ts';
import { mountstats } from './mountstats.ts';
import { mtabFile } from './mtab.ts';
import { multipath } from './multipath.ts';
import { nfsstatMounts } from './nfsstat-mounts.ts';
import { procCmdline, procComm, procStack, procStatus, procWchan } from './proc-files.ts';
import { processMountTables } from './process-mounts.ts';
import { ps } from './ps.ts';
import { release } from './release.ts';
import { rpmList } from './rpm-list.ts';
import { socketList } from './sockets.ts';
import { sosLog, sosUiLog } from './sos-log.ts';
import { sosManifest } from './sos-manifest.ts';
import { sosVersion } from './sos-version.ts';
import { strace } from './strace.ts';
import { supportconfigCommands, supportconfigVersion } from './supportconfig.ts';
import { switchCountsOfLooks } from './switch-counts.ts';
import { uname } from './uname.ts';
import { virtualizationOfHost } from './virtualization.ts';

export const parsers: readonly Parser[] = [
  hostAddresses,
  auditRulesFile,
  auditRulesDirectory,
  auditStatusCommand,
  auditctlList,
  auditdConf,
  clusterTools,
  collectorSteps,
  collectorTimings,
  crashPs,
  date,
  df,
  dmsetup,
  dpkgList,
  fstab,
  fuseConnectionsOfSys,
  hostname,
  kernelLog,
  logSignsParser,
  wchanOfLooks,
  diskstats,
  fuseWaitingOfSecondLook,
  fuseDeviceHolders,
  lsof,
  lvs,
  meminfo,
  mountCommand,
  mountinfo,
  kernelMounts,
  mountstats,
  mtabFile,
  multipath,
  nfsstatMounts,
  procStack,
  procStatus,
  procComm,
  procCmdline,
  procWchan,
  processMountTables,
  ps,
  release,
  rpmList,
  socketList,
  sosLog,
  sosUiLog,
  sosManifest,
  sosVersion,
  strace,
  supportconfigVersion,
  supportconfigCommands,
  switchCountsOfLooks,
  uname,
  virtualizationOfHost,
];
