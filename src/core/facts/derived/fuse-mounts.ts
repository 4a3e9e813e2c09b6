import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Origin } from '../../model/fact.ts';
import { fuseConnections } from '../kinds/fuse-connections.ts';
import { fuseMounts, mtabDifferences } from '../kinds/fuse.ts';
import { mounts, mtab } from '../kinds/mounts.ts';
import { isFuse, isGvfs } from '../fuse-programs.ts';
import { rowsOfMtab } from './mtab.ts';

type Mount = FactOfKind<typeof mounts>;
type FuseMount = FactOfKind<typeof fuseMounts>;

export const fuseMountsOfAllTables = defineDerivation({
  kind: fuseMounts,
  after: [fuseConnections, mtab],
  derive(facts) {
    const all = facts.of(mounts);
    const rows = all === undefined ? undefined : bestTable(all);
    if (all === undefined || rows === undefined) return undefined;
    const mountinfo = all.filter(({ table }) => table === 'mountinfo');
    const userTable = rowsOfMtab(facts);
    const connections = facts.of(fuseConnections);
    const fuse = rows.filter(({ type }) => isFuse(type));
    return fuse.map((row) => describe(row, fuse, rows, { mountinfo, userTable, connections }));
  },
});

/** The kernel's own table; mountinfo where that is missing; `mount` where even that is, which may print mtab. */
function bestTable(all: readonly Mount[]): readonly Mount[] | undefined {
  for (const table of ['kernel', 'mountinfo', 'command']) {
    const rows = all.filter((mount) => mount.table === table);
    if (rows.length > 0) return rows;
  }
  return undefined;
}

interface Context {
  readonly mountinfo: readonly Mount[];
  readonly userTable: readonly Mount[] | undefined;
  readonly connections: readonly FactOfKind<typeof fuseConnections>[] | undefined;
}

function describe(row: Mount, fuse: readonly Mount[], rows: readonly Mount[], context: Context): FuseMount {
  const twin = row.table === 'mountinfo' ? row : sameOccurrence(row, fuse, context.mountinfo);
  const connection = connectionNumber(twin?.deviceNumber);
  const state = context.connections?.find(({ id }) => id === connection);
  const inMtab = context.userTable?.filter((other) => samePlace(other, row));
  const userId = /^\d{1,10}$/.exec(option(row, 'user_id') ?? '')?.[0];
  const elsewhere: Origin[] = [...(twin === undefined || twin === row ? [] : [twin]), ...(inMtab ?? [])].map(
    (m) => m.source,
  );
  return {
    source: row.source,
    device: row.device,
    target: row.target,
    type: row.type,
    userId: userId === undefined ? undefined : Number(userId),
    allowOther: row.type === 'virtiofs' || row.options.includes('allow_other'),
    gvfs: isGvfs(`${row.type} ${row.device}`),
    copies: fuse.filter(({ target }) => target === row.target).length,
    visible: rows.filter(({ target }) => target === row.target).at(-1) === row,
    connection,
    waiting: state?.waiting,
    maxBackground: state?.maxBackground,
    mtabRows: inMtab?.length,
    elsewhere,
  };
}

/** The mountinfo row of the same mount: the nth of its kind there as here, since both tables list in mount order. */
function sameOccurrence(row: Mount, fuse: readonly Mount[], mountinfo: readonly Mount[]): Mount | undefined {
  const nth = fuse.filter((other) => samePlace(other, row)).indexOf(row);
  return mountinfo.filter((other) => samePlace(other, row))[nth];
}

function samePlace(a: Mount, b: Mount): boolean {
  return a.target === b.target && a.device === b.device;
}

function option(mount: Mount, name: string): string | undefined {
  const found = mount.options.find((text) => text.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** FUSE mounts have an anonymous device, major 0; fuseblk sits on a real one and its connection is not told by it. */
function connectionNumber(deviceNumber: string | undefined): number | undefined {
  const minor = /^0:(\d{1,7})$/.exec(deviceNumber ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

export const mtabDisagreements = defineDerivation({
  kind: mtabDifferences,
  after: [fuseMounts],
  derive(facts) {
    const user = rowsOfMtab(facts)?.filter(({ type }) => isFuse(type));
    const kernel = facts.of(fuseMounts);
    if (user === undefined || kernel === undefined) return undefined;
    const gone = user.filter(
      (row) => !kernel.some(({ target, device }) => target === row.target && device === row.device),
    );
    return [
      ...gone.map((row) => ({ ...place(row), difference: 'stale' })),
      ...kernel.filter(({ mtabRows }) => mtabRows === 0).map((row) => ({ ...place(row), difference: 'missing' })),
      ...kernel.filter(fewerInMtab).map((row) => ({ ...place(row), difference: 'fewer' })),
    ];
  },
});

function place(row: Mount | FuseMount): Pick<FuseMount, 'source' | 'target' | 'device' | 'type'> {
  const { source, target, device, type } = row;
  return { source, target, device, type };
}

function fewerInMtab({ mtabRows, copies, visible }: FuseMount): boolean {
  return visible && mtabRows !== undefined && mtabRows > 0 && mtabRows < copies;
}
