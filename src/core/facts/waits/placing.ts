import type { FactOfKind, Facts } from '../../model/fact.ts';
import { bestTable } from '../derived/fuse-mounts.ts';
import { logSigns } from '../kinds/log-signs.ts';
import { mounts } from '../kinds/mounts.ts';
import { openFiles } from '../kinds/open-files.ts';
import { unreachableMounts } from '../kinds/unreachable-mounts.ts';
import type { Draft } from './draft.ts';
import { type Found, MountFinder } from './mount-finder.ts';
import { MountTable } from './mount-table.ts';

/** The kernel's mounts; `undefined` where no table was read. */
export function mountTableOf(facts: Facts): MountTable | undefined {
  const all: readonly FactOfKind<typeof mounts>[] = facts.of(mounts) ?? [];
  const rows = bestTable(all);
  return rows === undefined
    ? undefined
    : new MountTable(
        rows,
        all.filter(({ table }) => table === 'mountinfo'),
      );
}

export function withMounts(drafts: readonly Draft[], facts: Facts, table: MountTable | undefined): readonly Draft[] {
  if (table === undefined) return drafts;
  const unreachable = (facts.of(unreachableMounts) ?? []).map(({ target }) => target);
  const finder = new MountFinder(table, facts.of(openFiles) ?? [], unreachable, facts.of(logSigns) ?? []);
  return drafts.map((draft) => {
    const { wait, wanted, judged } = draft;
    return judged || wanted === undefined
      ? draft
      : { ...draft, wait: { ...wait, ...placed(finder.of({ ...wait, wanted })) } };
  });
}

function placed({ mount, target, device, candidates, basis }: Found) {
  return {
    target: mount?.target ?? target,
    device: mount?.device ?? device,
    mountType: mount?.type,
    candidates,
    targetBasis: basis,
    mountRows: mount?.rows ?? [],
  };
}
