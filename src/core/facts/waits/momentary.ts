import { isBrief } from '../brief-commands.ts';
import { groupBy } from '../group-by.ts';
import { type TwoLooks, wentOn } from '../two-looks.ts';
import { type Draft, kinOf, type Wait } from './draft.ts';

/** Seconds after which a brief command that waits so is no coincidence: a server answers sooner than a busy disk. */
const PATIENCE: ReadonlyMap<string, number> = new Map([
  ['nfs', 1],
  ['nfs-recovery', 1],
  ['cifs', 1],
  ['ceph', 1],
  ['p9', 1],
  ['lustre', 1],
  ['vboxsf', 1],
  ['vmhgfs', 1],
  ['dlm', 1],
  ['fuse-answer', 1],
  // A mount that is made takes its time.
  ['autofs', 5],
]);
const DISK_PATIENCE = 10;

/** The collector's own df has a time-out of 300 s, and a slow server is slow for it as well. */
const COLLECTOR_PATIENCE = 60;

/** Programs of as many names at once are no coincidence; of one name a busy server has as many as it likes. */
const CROWD = 3;

/** Families in which a crowd tells: on a busy disk everybody waits now and then. */
const CROWDED = new Set([
  'nfs',
  'cifs',
  'ceph',
  'p9',
  'lustre',
  'vboxsf',
  'vmhgfs',
  'dlm',
  'autofs',
  'freeze',
  'namespace-lock',
]);

/** khungtaskd's shortest threshold that anybody sets, and what `ps -m` of crash shows of tasks that rest for good. */
const BLOCKED_SECONDS = 10;

/** Families of a disk: on one that stands still nobody waits for a moment. */
const ON_DISK = new Set(['disk', 'fs-lock']);

/** Who waits there wakes now and then, and waits on. */
const RESTLESS = new Set(['audit-backlog', 'mount-table', 'user-space', 'reclaim']);

/**
 * Of FUSE's waiters, `fuse-waiters` has judged: their daemons tell more. Those who did not run between the collector's two
 * looks do not wait for a moment, and those who were elsewhere at the second one did. `isStuck` tells of waits on a disk
 * that stood still in between.
 */
export function withMomentary(
  drafts: readonly Draft[],
  looks: TwoLooks,
  isStuck: (wait: Wait) => boolean = () => false,
): readonly Wait[] {
  const groups = groupBy(drafts, ({ wait }) => placeOf(wait));
  const crowded = new Set([...groups].filter(([, of]) => isCrowd(of)).map(([place]) => place));
  const judged = drafts.map((draft) => {
    if (draft.judged) return { ...draft, isSettled: true };
    const { wait } = draft;
    const isOver = !RESTLESS.has(wait.family) && !isReported(wait) && wentOn(wait, looks);
    const lasts = looks.sleptOn.has(wait.pid) || (ON_DISK.has(kinOf(wait.family)) && isStuck(wait));
    const momentary = isOver || (!lasts && isMomentary(wait, crowded));
    return { ...draft, isSettled: isOver, wait: { ...wait, momentary } };
  });
  const lasting = judged.map(({ wait }) => wait).filter(({ momentary }) => !momentary);
  const stuck = new Set(lasting.filter(({ target }) => target !== undefined).map(placeOf));
  const pids = new Set(lasting.map(({ pid }) => pid));
  return judged.map(({ wait, isSettled }) => {
    const place = placeOf(wait);
    const isAmongStuck = !isSettled && (stuck.has(place) || pids.has(wait.heldBy ?? -1));
    return { ...wait, momentary: wait.momentary && !isAmongStuck, together: groups.get(place)?.length ?? 1 };
  });
}

/** The kernel itself has measured how long. */
function isReported({ report, blockedForSeconds }: Wait): boolean {
  return report === 'hung-task' || (blockedForSeconds ?? 0) >= BLOCKED_SECONDS;
}

/** One mount of one kin of families; where the mount is not known, one file system. */
function placeOf({ family, target, filesystem }: Wait): string {
  return target === undefined ? `${kinOf(family)} of ${filesystem}` : `${kinOf(family)} on ${target}`;
}

function isCrowd(drafts: readonly Draft[]): boolean {
  const users = drafts.map(({ wait }) => wait).filter(({ kernelThread, collector }) => !kernelThread && !collector);
  const programs = users.map(({ comm }) => comm);
  return new Set(programs).size >= CROWD;
}

function isMomentary(wait: Wait, crowded: ReadonlySet<string>): boolean {
  const { family, comm, ageSeconds, collector, kernelThread } = wait;
  if (isReported(wait)) return false;
  if (family === 'mount-table' || family === 'user-space') return false;
  // Nobody waits there while the backlog has room.
  if (family === 'audit-backlog') return collector;
  if (collector && (ageSeconds ?? 0) < COLLECTOR_PATIENCE) return true;
  const patience = PATIENCE.get(family) ?? DISK_PATIENCE;
  if (isBrief(comm) || /^mount\.|^umount\./.test(comm)) return ageSeconds !== undefined && ageSeconds < patience;
  return kernelThread || !CROWDED.has(kinOf(family)) || !crowded.has(placeOf(wait));
}
