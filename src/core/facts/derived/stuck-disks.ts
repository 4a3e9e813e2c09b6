import { defineDerivation } from '../../model/derivation.ts';
import { diskCounts } from '../kinds/looks.ts';
import { stuckDisks } from '../kinds/stuck-disks.ts';

/** One that works has completed something within seconds, however busy it is. */
export const disksThatStoodStill = defineDerivation({
  kind: stuckDisks,
  after: [],
  derive(facts) {
    const counts = facts.of(diskCounts) ?? [];
    const later = counts.filter(({ look }) => look === 'second');
    if (later.length === 0) return undefined;
    const first = new Map(counts.filter(({ look }) => look === 'first').map((row) => [row.deviceNumber, row]));
    return later.flatMap(({ source, name, deviceNumber, inFlight, completed }) => {
      const before = first.get(deviceNumber);
      const stoodStill = before !== undefined && before.completed === completed && before.name === name;
      if (!stoodStill || inFlight === 0 || before.inFlight === 0) return [];
      return [{ source, name, deviceNumber, inFlight, earlier: [before.source] }];
    });
  },
});
