import { defineDerivation } from '../../model/derivation.ts';
import type { FactOfKind, Facts } from '../../model/fact.ts';
import { groupBy, placeKey } from '../group-by.ts';
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
    const around = surroundings(all, rows, facts);
    const twinned = withTwins(
      rows.filter(({ type }) => isFuse(type)),
      around,
    );
    const copies = copiesOn(twinned);
    return twinned.map((one) => describe(one, copies.get(one.row.target) ?? 0, around));
  },
});

/** A row, and the same mount in mountinfo. */
interface Twinned {
  readonly row: Mount;
  readonly key: string;
  readonly twin: Mount | undefined;
}

/** The nth row with the same device and target is the nth such row of mountinfo: both tables list in mount order. */
function withTwins(rows: readonly Mount[], { mountinfo }: Surroundings): Twinned[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = placeKey(row);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { row, key, twin: row.table === 'mountinfo' ? row : mountinfo.get(key)?.[nth] };
  });
}

/** Mounts on each target. One connection that is bound over itself, or came twice by propagation, is one mount. */
function copiesOn(twinned: readonly Twinned[]): ReadonlyMap<string, number> {
  const rows = groupBy(twinned, ({ row }) => row.target);
  return new Map(
    [...rows].map(([target, of]) => [target, new Set(of.map(({ row, twin }) => twin?.deviceNumber ?? row)).size]),
  );
}

/** The kernel's own table; mountinfo where that is missing; `mount` where even that is, which may print mtab. */
export function bestTable(all: readonly Mount[]): readonly Mount[] | undefined {
  for (const table of ['kernel', 'mountinfo', 'command']) {
    const rows = all.filter((mount) => mount.table === table);
    if (rows.length > 0) return rows;
  }
  return undefined;
}

/** What one row has to be told against, by what it is looked up with. */
interface Surroundings {
  /** Rows of mountinfo, and of mtab where it is known, by their place. */
  readonly mountinfo: ReadonlyMap<string, readonly Mount[]>;
  readonly userTable: ReadonlyMap<string, readonly Mount[]> | undefined;
  readonly connections: ReadonlyMap<number, readonly FactOfKind<typeof fuseConnections>[]>;
  /** The last row of all on each target. */
  readonly visible: ReadonlyMap<string, Mount>;
}

function surroundings(all: readonly Mount[], rows: readonly Mount[], facts: Facts): Surroundings {
  const userTable = rowsOfMtab(facts);
  return {
    mountinfo: groupBy(
      all.filter(({ table }) => table === 'mountinfo'),
      placeKey,
    ),
    userTable: userTable === undefined ? undefined : groupBy(userTable, placeKey),
    connections: groupBy(facts.of(fuseConnections) ?? [], ({ id }) => id),
    visible: new Map(rows.map((row) => [row.target, row])),
  };
}

/** Rows of mtab that a mount keeps as its own: a table may say the same 200,000 times, and each time of each mount. */
const MTAB_ROWS_KEPT = 16;

function describe({ row, key, twin }: Twinned, copies: number, around: Surroundings): FuseMount {
  const connection = connectionNumber(twin?.deviceNumber);
  const state = connection === undefined ? undefined : around.connections.get(connection)?.[0];
  const inMtab = around.userTable === undefined ? undefined : (around.userTable.get(key) ?? []);
  const userId = /^\d{1,10}$/.exec(option(row, 'user_id') ?? '')?.[0];
  const elsewhere = [...(twin === undefined || twin === row ? [] : [twin]), ...(inMtab ?? []).slice(0, MTAB_ROWS_KEPT)];
  return {
    source: row.source,
    device: row.device,
    target: row.target,
    type: row.type,
    userId: userId === undefined ? undefined : Number(userId),
    allowOther: row.type === 'virtiofs' || row.options.includes('allow_other'),
    gvfs: isGvfs(`${row.type} ${row.device}`),
    copies,
    visible: around.visible.get(row.target) === row,
    connection,
    waiting: state?.waiting,
    maxBackground: state?.maxBackground,
    mtabRows: inMtab?.length,
    elsewhere: elsewhere.map(({ source }) => source),
  };
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
    const mounted = new Set(kernel.map(placeKey));
    const gone = user.filter((row) => !mounted.has(placeKey(row)));
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
