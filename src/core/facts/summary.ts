import type { FactOfKind, Facts } from '../model/fact.ts';
import type { Summary, Symptom } from '../model/summary.ts';
import { ageOf, type Clock, clockOf } from './ages.ts';
import { byPid } from './by-pid.ts';
import { isBrief } from './brief-commands.ts';
import { hangsOf } from './hangs/hangs.ts';
import { fuseWaiters } from './kinds/fuse.ts';
import { captures, generators, hosts, kernels, releases } from './kinds/host.ts';
import { processes } from './kinds/processes.ts';
import { lingeringCommands } from './kinds/lingering-commands.ts';
import { tasks } from './kinds/tasks.ts';
import { timeouts } from './kinds/timeouts.ts';
import { sleepFrames } from './kernel/normalise.ts';
import { timelineOf } from './timeline/timeline.ts';

type Task = FactOfKind<typeof tasks>;
type Process = FactOfKind<typeof processes>;

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
  const symptoms = symptomsOf(facts);
  const { moments, more } = timelineOf(facts);
  return {
    generator: generator === undefined ? undefined : [generator.name, generator.version].filter(Boolean).join(' '),
    host: facts.of(hosts)?.[0]?.name ?? kernel?.host,
    os: release?.name,
    kernel: kernel?.release,
    capturedAt: (times.find(({ phase }) => phase === 'start') ?? times[0])?.at,
    symptoms,
    timeline: moments,
    moreMoments: more,
    hangs: hangsOf(facts, symptoms.length > 0),
  };
}

function symptomsOf(facts: Facts): Symptom[] {
  const still = new StuckTasks(facts);
  const waiting = new Map<number, Symptom>();
  for (const task of facts.of(tasks) ?? []) {
    const { pid, comm, source } = task;
    if (pid === undefined || waiting.has(pid) || !still.isStuck(task, pid)) continue;
    const where = sleepFrames(task.frames)[0]?.function ?? task.wchan ?? 'D';
    waiting.set(pid, { who: `${comm ?? '?'} (${pid})`, where, source });
  }
  for (const { pid, comm, state, ageSeconds, sleepsIn, source } of facts.of(lingeringCommands) ?? []) {
    if (!waiting.has(pid))
      waiting.set(pid, { who: `${comm} (${pid})`, where: `${sleepsIn ?? state ?? '?'}, > ${ageSeconds} s`, source });
  }
  const given = (facts.of(timeouts) ?? [])
    .filter(({ command, by }) => by !== 'timeout' && /(?:^|\/)(?:df|ls|stat|lsof|findmnt|du)\b/.test(command))
    .map(({ command, by, source }) => ({ who: command, where: `timed out (${by})`, source }));
  return [...waiting.values(), ...given];
}

/** Which tasks hang, by all that a bundle has on them; a log may report one task as often as it has room. */
class StuckTasks {
  readonly #listed: ReadonlyMap<number, readonly Process[]>;
  readonly #waiters: ReadonlySet<number>;
  readonly #clock: Clock;
  readonly #young = new Map<number, boolean>();

  constructor(facts: Facts) {
    this.#listed = byPid(facts.of(processes) ?? []);
    this.#clock = clockOf(facts);
    const lasting = (facts.of(fuseWaiters) ?? []).filter(({ momentary }) => !momentary);
    this.#waiters = new Set(lasting.map(({ pid }) => pid));
  }

  isStuck(task: Task, pid: number): boolean {
    return !this.#isYoung(pid) && !this.#isHistory(task, pid) && this.#hangs(task, pid);
  }

  #hangs({ report, state, comm, wchan, frames }: Task, pid: number): boolean {
    if (report === 'hung-task') return true;
    if (state === 'D' && NEVER_FOR_LONG.test(sleepFrames(frames)[0]?.function ?? wchan ?? '')) return true;
    return (state === 'D' || this.#waiters.has(pid)) && isBrief(comm ?? '');
  }

  #isHistory({ report, earlierBoot }: Task, pid: number): boolean {
    if (report === 'lockup' || report === 'rcu-stall' || earlierBoot === true) return true;
    const isLogged = report === 'hung-task' || report === 'crash' || report === 'sysrq';
    return isLogged && this.#listed.size > 0 && !this.#listed.has(pid);
  }

  #isYoung(pid: number): boolean {
    const known = this.#young.get(pid);
    if (known !== undefined) return known;
    const young = (ageOf(this.#listed.get(pid) ?? [], this.#clock) ?? YOUNG_SECONDS) < YOUNG_SECONDS;
    this.#young.set(pid, young);
    return young;
  }
}
