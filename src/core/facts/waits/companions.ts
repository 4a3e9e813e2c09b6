import { groupBy } from '../group-by.ts';
import { type Draft, kinOf } from './draft.ts';
import type { MountTable } from './mount-table.ts';

/** Whoever could wait for one of several mounts waits for the one on which all others of its kin are known to wait. */
export function withCompanions(drafts: readonly Draft[], table: MountTable | undefined): readonly Draft[] {
  const placed = drafts.filter(({ wait }) => wait.target !== undefined);
  const targets = new Map(
    [...groupBy(placed, ({ wait }) => kinOf(wait.family))].map(([kin, of]) => [
      kin,
      new Set(of.map(({ wait }) => wait.target)),
    ]),
  );
  return drafts.map((draft) => {
    const { wait } = draft;
    const known = targets.get(kinOf(wait.family));
    const [target] = known ?? [];
    if (wait.target !== undefined || known?.size !== 1 || target === undefined) return draft;
    if (!wait.candidates.includes(target)) return draft;
    const mount = table?.at(target);
    const place = { target, device: mount?.device, mountType: mount?.type, mountRows: mount?.rows ?? [] };
    return { ...draft, wait: { ...wait, ...place, candidates: [], targetBasis: 'companions' } };
  });
}
