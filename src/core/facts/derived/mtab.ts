import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { isFuse } from '../fuse-programs.ts';
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
    const place = own.find((row) => listsFewer(row, own, kernel)) ?? own.find((row) => knowsLess(row, kernel));
    return place === undefined ? undefined : [{ source: place.source, form: 'regular' }];
  },
});

/** mtab takes one row of a source and a mount point, and refuses a second. */
function listsFewer(row: Mount, own: readonly Mount[], kernel: readonly Mount[]): boolean {
  const same = ({ device, target }: Mount): boolean => device === row.device && target === row.target;
  return isFuse(row.type) && own.filter(same).length < kernel.filter(same).length;
}

function knowsLess(row: Mount, kernel: readonly Mount[]): boolean {
  if (row.target !== '/') return false;
  const root = kernel.findLast(({ target, type }) => target === '/' && type !== 'rootfs');
  if (root?.type !== row.type) return false;
  return root.options.some((option) => option !== 'seclabel' && !row.options.includes(option));
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
