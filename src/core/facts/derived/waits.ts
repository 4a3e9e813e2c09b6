import { defineDerivation } from '../../model/derivation.ts';
import { fuseDaemons, fuseMounts, fuseWaiters } from '../kinds/fuse.ts';
import { logSigns } from '../kinds/log-signs.ts';
import { stuckDisks } from '../kinds/stuck-disks.ts';
import { tasks } from '../kinds/tasks.ts';
import { waits } from '../kinds/waits.ts';
import { twoLooks } from '../two-looks.ts';
import { withCompanions } from '../waits/companions.ts';
import { sleepersOf } from '../waits/gather.ts';
import { withHolders } from '../waits/holders.ts';
import { withMomentary } from '../waits/momentary.ts';
import { mountTableOf, withMounts } from '../waits/placing.ts';
import { stuckPlaces } from '../waits/stuck-places.ts';
import { settlePages } from '../waits/whose-page.ts';

/** Who sleeps where file systems make tasks wait, on which mount, behind whom, and whether that may be mere activity. */
export const waitsOfTasks = defineDerivation({
  kind: waits,
  after: [tasks, fuseMounts, fuseDaemons, fuseWaiters, logSigns, stuckDisks],
  derive(facts) {
    const dumped = facts.of(tasks);
    if (dumped === undefined) return undefined;
    const table = mountTableOf(facts);
    const owners = new Map<number, number>();
    for (const { pid, heldBy, earlierBoot } of dumped) {
      if (pid !== undefined && heldBy !== undefined && earlierBoot !== true) owners.set(pid, heldBy);
    }
    const drafts = withMounts(settlePages(sleepersOf(dumped, facts, table), table), facts, table);
    return withMomentary(
      withCompanions(withHolders(drafts, owners), table),
      twoLooks(facts),
      stuckPlaces(facts, table),
    );
  },
});
