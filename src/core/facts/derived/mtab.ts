import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
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
    const own = rowsOf(facts, 'command').find(({ target }) => target === '/');
    const kernel = rowsOf(facts, 'kernel').findLast(({ target, type }) => target === '/' && type !== 'rootfs');
    if (own === undefined || kernel === undefined || own.type !== kernel.type) return undefined;
    const unsaid = kernel.options.filter((option) => !own.options.includes(option));
    return unsaid.some((option) => option !== 'seclabel') ? [{ source: own.source, form: 'regular' }] : undefined;
  },
});

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
