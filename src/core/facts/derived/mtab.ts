import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { isFuse } from '../fuse-programs.ts';
import { groupBy, placeKey } from '../group-by.ts';
import { mounts, mtab } from '../kinds/mounts.ts';

type Mount = FactOfKind<typeof mounts>;

/**
 * sos 2.2 does not copy /etc/mtab, but `mount -l` prints it where it is a file (util-linux-ng 2.17 and older), and the
 * kernel's table where it is a link. mtab never knew the options that the kernel adds by itself, such as `relatime`.
 */
export const mtabByMountCommand = defineDerivation({
  kind: mtab,
  after: [],
  derive(facts) {
    const known = facts.of(mtab);
    if (known !== undefined) return known;
    const own = rowsOf(facts, 'command');
    const kernel = rowsOf(facts, 'kernel');
    const place = firstListedTooRarely(own, kernel) ?? firstThatKnowsLess(own, kernel);
    return place === undefined ? undefined : [{ source: place.source, form: 'regular' }];
  },
});

/** mtab takes one row of a source and a mount point, and refuses a second. */
function firstListedTooRarely(own: readonly Mount[], kernel: readonly Mount[]): Mount | undefined {
  const [listed, mounted] = [groupBy(own, placeKey), groupBy(kernel, placeKey)];
  const countIn = (table: typeof listed, row: Mount): number => table.get(placeKey(row))?.length ?? 0;
  return own.find((row) => isFuse(row.type) && countIn(listed, row) < countIn(mounted, row));
}

function firstThatKnowsLess(own: readonly Mount[], kernel: readonly Mount[]): Mount | undefined {
  const root = kernel.findLast(({ target, type }) => target === '/' && type !== 'rootfs');
  if (root === undefined) return undefined;
  const added = new Set(root.options);
  added.delete('seclabel');
  return own.find((row) => row.target === '/' && row.type === root.type && lacksAny(row, added));
}

function lacksAny({ options }: Mount, wanted: ReadonlySet<string>): boolean {
  const known = new Set(options);
  for (const option of wanted) if (!known.has(option)) return true;
  return false;
}

function rowsOf(facts: Facts, table: string): readonly Mount[] {
  return (facts.of(mounts) ?? []).filter((mount) => mount.table === table);
}

/** What mtab records; `undefined` where it is a link, or unknown. */
export function rowsOfMtab(facts: Facts): readonly Mount[] | undefined {
  const regular = facts.of(mtab)?.some(({ form }) => form === 'regular') === true;
  if (!regular) return undefined;
  const own = rowsOf(facts, 'mtab');
  return own.length > 0 ? own : rowsOf(facts, 'command');
}
