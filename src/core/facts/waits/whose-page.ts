import { isOfClass, remoteFamilyOfType } from './filesystems.ts';
import { type Draft, kinOf } from './draft.ts';
import type { MountTable } from './mount-table.ts';
import { pathsIn } from './paths.ts';

/**
 * `sync`, and whoever reads a page by code that all file systems share, shows no frame of the one it waits for: a disk,
 * unless its path lies elsewhere, or unless everybody else waits for one and the same server.
 */
export function settlePages(drafts: readonly Draft[], table: MountTable | undefined): readonly Draft[] {
  const sure = drafts.filter(({ anybodys }) => !anybodys);
  const kin = new Set(sure.map(({ wait }) => kinOf(wait.family)));
  const only = new Set(sure.map(({ wait }) => wait.family).filter((family) => PAGED.has(family)));
  const [family] = only;
  const crowd = family !== undefined && only.size === 1 && !kin.has('disk') ? family : undefined;
  return drafts.map((draft) => (draft.anybodys ? settled(draft, byPath(draft, table) ?? crowd) : draft));
}

/** Families whose files have pages. */
const PAGED: ReadonlyMap<string, string> = new Map([
  ['nfs', 'nfs'],
  ['cifs', 'cifs'],
  ['ceph', 'ceph'],
  ['fuse-answer', 'fuse'],
  ['p9', '9p'],
  ['lustre', 'lustre'],
]);

function byPath({ wait }: Draft, table: MountTable | undefined): string | undefined {
  for (const path of pathsIn(wait.command)) {
    const type = table?.above(path)?.type;
    if (type === undefined) continue;
    const remote = remoteFamilyOfType(type);
    if (remote !== undefined) return remote;
    if (path !== '/' && isOfClass(type, 'disk')) return 'block';
  }
  return undefined;
}

function settled(draft: Draft, family: string | undefined): Draft {
  const filesystem = family === undefined ? undefined : PAGED.get(family);
  if (family === undefined || filesystem === undefined) return draft;
  return { ...draft, wanted: filesystem, wait: { ...draft.wait, family, filesystem } };
}
