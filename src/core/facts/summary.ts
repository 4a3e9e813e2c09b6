import type { FactOfKind, Facts, Origin } from '../model/fact.ts';
import type { Moment, Summary, Symptom } from '../model/summary.ts';
import { ageOf, clockOf } from './ages.ts';
import { byPid } from './by-pid.ts';
import { isBrief } from './brief-commands.ts';
import { fuseDaemons, fuseWaiters } from './kinds/fuse.ts';
import { captures, generators, hosts, kernels, releases } from './kinds/host.ts';
import { processes } from './kinds/processes.ts';
import { lingeringCommands } from './kinds/lingering-commands.ts';
import { tasks } from './kinds/tasks.ts';
import { timeouts } from './kinds/timeouts.ts';
import { sleepFrames } from './kernel/normalise.ts';

/** A disk answers within this, so a younger sleeper may be nothing but busy. */
const YOUNG_SECONDS = 5;

/** Waits for room in audit's queue, and for automount's daemon: over in a moment, or a hang, whoever waits. */
const NEVER_FOR_LONG = /^(?:audit_log_start|autofs4?_wait)$/;

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
  const programs = byPid(facts.of(processes) ?? []);
  const clock = clockOf(facts);
  const isYoung = (pid: number): boolean => (ageOf(programs.get(pid) ?? [], clock) ?? YOUNG_SECONDS) < YOUNG_SECONDS;
  const waiting = new Map<number, Symptom>();
  for (const task of facts.of(tasks) ?? []) {
    const { pid, comm, source } = task;
    if (pid === undefined || waiting.has(pid) || isYoung(pid) || !isStuck(task, facts)) continue;
    const where = sleepFrames(task.frames)[0]?.function ?? task.wchan ?? 'D';
    waiting.set(pid, { who: `${comm ?? '?'} (${pid})`, where, source });
  }
  for (const { pid, comm, state, ageSeconds, sleepsIn, source } of facts.of(lingeringCommands) ?? []) {
    if (!waiting.has(pid))
      waiting.set(pid, { who: `${comm} (${pid})`, where: `${sleepsIn ?? state ?? '?'}, > ${ageSeconds} s`, source });
  }
  const given = (facts.of(timeouts) ?? [])
    .filter(({ command, by }) => by !== 'timeout' && /(?:^|\/)(?:df|ls|stat|lsof|findmnt|du)\b/.test(command))
    .map(({ command, by, source }) => ({ who: command, where: by, source }));
  return [...waiting.values(), ...given];
}

function isStuck(task: FactOfKind<typeof tasks>, facts: Facts): boolean {
  if (task.report === 'lockup' || task.report === 'rcu-stall' || task.earlierBoot === true) return false;
  const listed = facts.of(processes);
  const isLogged = task.report === 'hung-task' || task.report === 'crash' || task.report === 'sysrq';
  if (isLogged && listed !== undefined && listed.length > 0 && !listed.some(({ pid }) => pid === task.pid))
    return false;
  if (task.report === 'hung-task') return true;
  if (task.state === 'D' && NEVER_FOR_LONG.test(sleepFrames(task.frames)[0]?.function ?? task.wchan ?? '')) return true;
  return (task.state === 'D' || isWaiter(task, facts)) && isBrief(task.comm ?? '');
}

function isWaiter(task: FactOfKind<typeof tasks>, facts: Facts): boolean {
  return facts.of(fuseWaiters)?.some(({ pid, momentary }) => pid === task.pid && !momentary) === true;
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
