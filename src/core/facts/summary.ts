import type { FactOfKind, Facts, Origin } from '../model/fact.ts';
import type { Moment, Summary, Symptom } from '../model/summary.ts';
import { fuseDaemons, fuseWaiters } from './kinds/fuse.ts';
import { captures, generators, hosts, kernels, releases } from './kinds/host.ts';
import { processes } from './kinds/processes.ts';
import { tasks } from './kinds/tasks.ts';
import { timeouts } from './kinds/timeouts.ts';
import { sleepFrames } from './kernel/normalise.ts';

/** Programs that ask a mounted file system for something; a healthy host never shows them stuck. */
const TOUCHES_MOUNTS =
  /^(?:df|ls|stat|umount|lsof|find|du|mountpoint|fusermount3?|updatedb|test|cat|cp|mv|rm|touch|mkdir|sync)$/;

/** What the bundle says about itself. */
export function summarise(facts: Facts): Summary {
  const generator = facts.of(generators)?.[0];
  const kernel = facts.of(kernels)?.[0];
  const release = facts.of(releases)?.[0];
  const times = facts.of(captures) ?? [];
  return {
    generator: generator === undefined ? undefined : [generator.name, generator.version].filter(Boolean).join(' '),
    host: facts.of(hosts)?.[0]?.name ?? kernel?.host,
    os: release?.name,
    kernel: kernel?.release,
    capturedAt: (times.find(({ phase }) => phase === 'start') ?? times[0])?.at,
    symptoms: symptomsOf(facts),
    timeline: timelineOf(facts),
  };
}

function symptomsOf(facts: Facts): Symptom[] {
  const stuck = (facts.of(tasks) ?? []).filter((task) => isStuck(task, facts));
  const seen = new Set<number>();
  const waiting = stuck.flatMap((task): Symptom[] => {
    if (task.pid === undefined || seen.has(task.pid)) return [];
    seen.add(task.pid);
    const where = sleepFrames(task.frames)[0]?.function ?? task.wchan ?? 'D';
    return [{ who: `${task.comm ?? '?'} (${task.pid})`, where, source: task.source }];
  });
  const given = (facts.of(timeouts) ?? [])
    .filter(({ command }) => /(?:^|\/)(?:df|ls|stat|lsof|findmnt|du)\b/.test(command))
    .map(({ command, by, source }) => ({ who: command, where: by, source }));
  return [...waiting, ...given];
}

function isStuck(task: FactOfKind<typeof tasks>, facts: Facts): boolean {
  if (task.report === 'lockup' || task.report === 'rcu-stall') return false;
  const listed = facts.of(processes);
  const isLogged = task.report === 'hung-task' || task.report === 'crash' || task.report === 'sysrq';
  if (isLogged && listed !== undefined && listed.length > 0 && !listed.some(({ pid }) => pid === task.pid))
    return false;
  if (task.report === 'hung-task') return true;
  const blocked = task.state === 'D' || isWaiter(task, facts);
  return blocked && TOUCHES_MOUNTS.test(task.comm ?? '');
}

function isWaiter(task: FactOfKind<typeof tasks>, facts: Facts): boolean {
  return facts.of(fuseWaiters)?.some(({ pid }) => pid === task.pid) === true;
}

function timelineOf(facts: Facts): Moment[] {
  const moments: Moment[] = [];
  const add = (at: string | undefined, what: Moment['what'], subject: string, source: Origin): void => {
    if (at !== undefined) moments.push({ at, what, subject, ...(source.line > 0 ? { source } : {}) });
  };
  for (const { at, phase, source } of facts.of(captures) ?? []) {
    if (phase === 'start') add(at, 'capture-start', '', source);
    if (phase === 'end') add(at, 'capture-end', '', source);
  }
  const started = new Map((facts.of(processes) ?? []).filter(isDated).map((process) => [process.pid, process]));
  for (const { pid, command } of facts.of(fuseDaemons) ?? []) {
    const process = started.get(pid);
    if (process !== undefined) add(process.startedAt, 'mount-started', `${command} (${pid})`, process.source);
  }
  for (const { pid, command } of facts.of(fuseWaiters) ?? []) {
    const process = started.get(pid);
    if (process !== undefined) add(process.startedAt, 'victim-started', `${command} (${pid})`, process.source);
  }
  // Log labels and wall-clock times do not compare; reports keep the order of their log, behind what is dated.
  const dated = moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  moments.splice(0, moments.length, ...dated);
  for (const task of (facts.of(tasks) ?? []).filter(({ report }) => report === 'hung-task').slice(0, 20)) {
    add(task.at, 'hung-report', `${task.comm ?? '?'} (${task.pid ?? '?'})`, task.source);
  }
  return moments;
}

function isDated({ startedAt }: FactOfKind<typeof processes>): boolean {
  return startedAt !== undefined && /^\d{4}-/.test(startedAt);
}
