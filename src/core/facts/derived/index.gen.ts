// Made by `npm run generate`. Do not edit.
import type { Derivation } from '../../model/derivation.ts';
import { auditStateOfHost } from './audit-states.ts';
import { fullFileSystemsOfDf } from './full-file-systems.ts';
import { connectionsOfFiles } from './fuse-connections.ts';
import { daemonsOfFuseMounts } from './fuse-daemons.ts';
import { fuseMountsOfAllTables, mtabDisagreements } from './fuse-mounts.ts';
import { waitersOfFuse } from './fuse-waiters.ts';
import { generatorByLayout } from './generators.ts';
import { mountsThatHang } from './hanging-mounts.ts';
import { mountsHiddenFromHost } from './hidden-mounts.ts';
import { runningKernel } from './kernels.ts';
import { lingering } from './lingering-commands.ts';
import { mergedLogSigns } from './log-signs.ts';
import { mtabByMountCommand } from './mtab.ts';
import { mergedPrograms } from './programs.ts';
import { servicesOfHost } from './services.ts';
import { disksThatStoodStill } from './stuck-disks.ts';
import { overviewsOfTasks } from './task-overviews.ts';
import { joinedTasks } from './tasks.ts';
import { timeoutsOfPlugins } from './timeouts.ts';
import { waitsOfTasks } from './waits.ts';

export const derivations: readonly Derivation[] = [
  auditStateOfHost,
  fullFileSystemsOfDf,
  connectionsOfFiles,
  daemonsOfFuseMounts,
  fuseMountsOfAllTables,
  mtabDisagreements,
  waitersOfFuse,
  generatorByLayout,
  mountsThatHang,
  mountsHiddenFromHost,
  runningKernel,
  lingering,
  mergedLogSigns,
  mtabByMountCommand,
  mergedPrograms,
  servicesOfHost,
  disksThatStoodStill,
  overviewsOfTasks,
  joinedTasks,
  timeoutsOfPlugins,
  waitsOfTasks,
];
