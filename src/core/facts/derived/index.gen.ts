// Made by `npm run generate`. Do not edit.
import type { Derivation } from '../../model/derivation.ts';
import { auditStateOfHost } from './audit-states.ts';
import { connectionsOfFiles } from './fuse-connections.ts';
import { daemonsOfFuseMounts } from './fuse-daemons.ts';
import { fuseMountsOfAllTables, mtabDisagreements } from './fuse-mounts.ts';
import { waitersOfFuse } from './fuse-waiters.ts';
import { generatorByLayout } from './generators.ts';
import { runningKernel } from './kernels.ts';
import { lingering } from './lingering-commands.ts';
import { mtabByMountCommand } from './mtab.ts';
import { mergedPrograms } from './programs.ts';
import { servicesOfHost } from './services.ts';
import { overviewsOfTasks } from './task-overviews.ts';
import { joinedTasks } from './tasks.ts';
import { timeoutsOfPlugins } from './timeouts.ts';

export const derivations: readonly Derivation[] = [
  auditStateOfHost,
  connectionsOfFiles,
  daemonsOfFuseMounts,
  fuseMountsOfAllTables,
  mtabDisagreements,
  waitersOfFuse,
  generatorByLayout,
  runningKernel,
  lingering,
  mtabByMountCommand,
  mergedPrograms,
  servicesOfHost,
  overviewsOfTasks,
  joinedTasks,
  timeoutsOfPlugins,
];
