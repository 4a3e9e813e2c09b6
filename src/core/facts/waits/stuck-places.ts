import type { Facts } from '../../model/fact.ts';
import { stuckDisks } from '../kinds/stuck-disks.ts';
import type { Wait } from './draft.ts';
import type { MountTable } from './mount-table.ts';

/** Does a wait lie on a disk that stood still between the two looks of our collector? */
export function stuckPlaces(facts: Facts, table: MountTable | undefined): (wait: Wait) => boolean {
  const disks = facts.of(stuckDisks) ?? [];
  const numbers = new Set(disks.map(({ deviceNumber }) => deviceNumber));
  const names = new Set(disks.map(({ name }) => `/dev/${name}`));
  return ({ target, device }) => {
    if (device !== undefined && names.has(device)) return true;
    const mounted = target === undefined ? undefined : table?.at(target);
    return mounted?.deviceNumber !== undefined && numbers.has(mounted.deviceNumber);
  };
}
