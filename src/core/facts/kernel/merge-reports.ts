import type { FactOfKind } from '../../model/fact.ts';
import type { tasks } from '../kinds/tasks.ts';
import { isHeadOf, isPartOf, isTailOf, stackKey, tailKey } from './stack-key.ts';
import { TaskGroups } from './task-groups.ts';

type Task = FactOfKind<typeof tasks>;

/** Further lines kept of one task: a hang of a week is reported five thousand times. */
const SEEN_AT = 64;

/**
 * khungtaskd repeats itself, and dmesg, syslog and journal hold the same words: reports of the same sort, the same boot,
 * the same task and the same stack become one. A PID with another name, in another boot or in another place is another
 * task. The order is that of the first report of each.
 */
export function mergeReports(reports: readonly Task[]): Task[] {
  const groups = new TaskGroups(reports);
  groups.join((task) => (task.pid === undefined ? [] : [`${who(task)}\0${scope(task)}\0${stackKey(task.frames)}`]));
  // What two logs say of one task at one moment is one report, though either may have lost lines of it.
  groups.join((task) => momentsOf(task).map((moment) => `${who(task)}\0${moment}`), isSameReport);
  groups.absorb(partialKeys, isCutFrom);
  groups.absorb(headlessKeys, (part, whole) => isTailOf(part.frames, whole.frames));
  return groups.all().flatMap((of) => merged(of));
}

function isSameReport(a: Task, b: Task): boolean {
  if (a.source.path === b.source.path) return false;
  if (a.pid === undefined) return stackKey(a.frames) === stackKey(b.frames);
  return isPartOf(a.frames, b.frames) || isPartOf(b.frames, a.frames);
}

/** A log that is cut at its end does not always say so. */
function isCutFrom(part: Task, whole: Task): boolean {
  return isPartial(part) ? isPartOf(part.frames, whole.frames) : isHeadOf(part.frames, whole.frames);
}

/** Beside the backtraces of crash stands its list of tasks. */
function isPartial({ partial, report, frames }: Task): boolean {
  return partial === true || (report === 'crash' && frames.length === 0);
}

/** A report that may have lost lines, by its task. */
function partialKeys(task: Task): { part?: string; whole?: string } {
  if (task.pid === undefined) return {};
  const key = `${who(task)}\0${scope(task)}`;
  return isPartial(task) ? { part: key } : { part: key, whole: key };
}

/** A stack without its header, as where the log begins, by the outer end of it. */
function headlessKeys(task: Task): { part?: string; whole?: string } {
  const tail = tailKey(task.frames);
  if (tail === undefined) return {};
  if (task.pid !== undefined) return { whole: tail };
  return task.partial === true && task.report === 'sysrq' ? { part: tail } : {};
}

function who({ report, pid, comm }: Task): string {
  return `${report}\0${pid ?? ''}\0${comm ?? ''}`;
}

/** All logs tell of the boot at capture; of earlier ones each counts for itself. */
function scope({ earlierBoot, laterBoots, source }: Task): string {
  return earlierBoot === true ? `${source.path}\0${laterBoots ?? 0}` : '';
}

/** The kernel's own clock to the microsecond, and a logger's to the second; a line may bear both, and copies either. */
function momentsOf({ at, source }: Task): string[] {
  if (at === undefined) return [];
  const uptime = /\[ {0,12}(\d{1,12}\.\d{6})\]/.exec(source.text)?.[1];
  const date = /(\d{1,2})[T ](?:\d{4} )?(\d\d:\d\d:\d\d)/.exec(at);
  return [...(uptime === undefined ? [] : [uptime]), ...(date === null ? [] : [`${Number(date[1])} ${date[2] ?? ''}`])];
}

/** The whole report that knows the longest hang; of several logs the best home's, in one log the latest. */
function merged(reports: readonly Task[]): readonly Task[] {
  const [first, ...others] = reports;
  if (first === undefined || others.length === 0) return reports;
  const best = others.reduce((known, task) => (isBetter(task, known) ? task : known), first);
  const counts = countsByLog(reports);
  const times = [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
  const known = [best, ...reports];
  return [
    {
      ...best,
      blockedForSeconds: longestOf(reports),
      comm: valueOf(known, 'comm'),
      pid: valueOf(known, 'pid'),
      ppid: valueOf(known, 'ppid'),
      state: valueOf(known, 'state'),
      heldBy: valueOf(known, 'heldBy'),
      ...(reports.some(({ earlierBoot }) => earlierBoot === true) ? { earlierBoot: true } : {}),
      ...(times > 1 ? { times } : {}),
      ...(counts.size > 1 ? { logs: [...counts.keys()].slice(0, SEEN_AT) } : {}),
      seenAt: reports
        .filter((task) => task !== best)
        .slice(0, SEEN_AT)
        .map(({ source }) => source),
    },
  ];
}

function isBetter(task: Task, than: Task): boolean {
  const [a, b] = [rankOf(task), rankOf(than)];
  const differs = a.findIndex((value, index) => value !== b[index]);
  if (differs >= 0) return (a[differs] ?? 0) > (b[differs] ?? 0);
  return task.source.path === than.source.path && task.source.line > than.source.line;
}

function rankOf({ partial, pid, blockedForSeconds, frames }: Task): readonly number[] {
  const isWhole = partial !== true && pid !== undefined;
  return [isWhole ? 1 : 0, frames.filter(({ reliable }) => reliable).length, blockedForSeconds ?? 0];
}

function countsByLog(reports: readonly Task[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of reports) counts.set(source.path, (counts.get(source.path) ?? 0) + 1);
  return counts;
}

function longestOf(reports: readonly Task[]): number | undefined {
  const measured = reports.flatMap(({ blockedForSeconds }) => blockedForSeconds ?? []);
  return measured.length === 0 ? undefined : measured.reduce((longest, seconds) => Math.max(longest, seconds));
}

function valueOf<K extends 'comm' | 'pid' | 'ppid' | 'state' | 'heldBy'>(
  reports: readonly Task[],
  field: K,
): Task[K] | undefined {
  return reports.find((task) => task[field] !== undefined)?.[field];
}
