import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind } from '../../model/fact.ts';
import { groupBy } from '../group-by.ts';
import { diskUsage, fullFileSystems } from '../kinds/disk-usage.ts';
import { mounts } from '../kinds/mounts.ts';

type Usage = FactOfKind<typeof diskUsage>;
type Mount = FactOfKind<typeof mounts>;

const IMAGE_TYPES =
  /^(?:squashfs|iso9660|udf|erofs|cramfs|romfs|efivarfs|devtmpfs|nsfs|fuse\.(?:snapfuse|squashfuse|portal|lxcfs))$/;
const IMAGE_DEVICES = /^\/dev\/(?:loop|sr|cdrom|dvd)\d/;
const IMAGE_TARGETS = /^\/(?:snap|var\/lib\/snapd|media|run\/media)\//;

/** An overlay shows the disk under it once more; only in a container, where it is `/`, that disk has no other row. */
export const fullFileSystemsOfDf = defineDerivation({
  kind: fullFileSystems,
  after: [],
  derive(facts) {
    const usage = facts.of(diskUsage);
    if (usage === undefined) return undefined;
    const full = usage.filter(
      ({ usedPercent, device, target }) => (usedPercent ?? 0) >= 100 && (device !== 'overlay' || target === '/'),
    );
    const rows = (facts.of(mounts) ?? []).filter(({ table }) => table !== 'fstab');
    // In each table a later row hides the earlier ones.
    const mounted = new Map(rows.map((row) => [row.target, row]));
    const places = groupBy(full, ({ target, inodes }) => `${inodes === true ? 'inodes' : 'space'} ${target}`);
    return [...places.values()].flatMap(([first]) => (first === undefined ? [] : [told(first, mounted)]));
  },
});

function told(usage: Usage, mounted: ReadonlyMap<string, Mount>): FactOfKind<typeof fullFileSystems> {
  const { source, device, target, inodes } = usage;
  const mount = mounted.get(target);
  const image =
    IMAGE_TYPES.test(mount?.type ?? '') ||
    mount?.options.includes('ro') === true ||
    IMAGE_DEVICES.test(device) ||
    IMAGE_TARGETS.test(target);
  const writable = !image && mount?.options.includes('rw') === true;
  return { source, device, target, type: mount?.type, inodes: inodes === true, image, writable };
}
