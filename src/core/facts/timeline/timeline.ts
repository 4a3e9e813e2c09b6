import type { FactOfKind, Facts } from '../../model/fact.ts';
import type { Moment } from '../../model/summary.ts';
import { isBrief } from '../brief-commands.ts';
import { splitPrefix } from '../kernel/prefix.ts';
import { fuseDaemons } from '../kinds/fuse.ts';
import { captures, kernels } from '../kinds/host.ts';
import { processes } from '../kinds/processes.ts';
import { waits } from '../kinds/waits.ts';
import { Calendar } from './calendar.ts';
import { hungMoments, signMoments, timeoutMoments } from './log-moments.ts';
import { byPlace, earliest, latest, type Part, partOf, type Placed, put } from './parts.ts';

type Process = FactOfKind<typeof processes>;

/** With those of the logs 200 at most: of each sort so many, so that none pushes the end of the story out. */
const DAEMONS = 35;
const VICTIMS = 60;

export interface Timeline {
  readonly moments: readonly Moment[];
  /** Moments that were left out. */
  readonly more: number;
}

/** What has a date, in the order of dates; behind it what counts from the boot, and at last what compares with nothing. */
export function timelineOf(facts: Facts): Timeline {
  const calendar = new Calendar(facts);
  const parts = [
    captureMoments(facts, calendar),
    bootMoments(facts, calendar),
    ...startMoments(facts, calendar),
    hungMoments(facts, calendar),
    signMoments(facts, calendar),
    timeoutMoments(facts, calendar),
  ];
  const placed = parts.flatMap((part) => part.placed).sort(byPlace);
  return {
    moments: placed.map(({ at, moment }) => ({ at, ...moment })),
    more: parts.reduce((sum, { more }) => sum + more, 0),
  };
}

/** Several members tell when a capture began: the first of them, and the last end. */
function captureMoments(facts: Facts, calendar: Calendar): Part {
  const moments = (phase: 'start' | 'end'): readonly Placed[] =>
    (facts.of(captures) ?? [])
      .filter((capture) => capture.phase === phase)
      .map(({ at, source }) => put(calendar.place(at), `capture-${phase}`, '', source));
  return { placed: [earliest(moments('start')) ?? [], latest(moments('end')) ?? []].flat(), more: 0 };
}

/** By the first process, or else by what the kernel says first in a log. */
function bootMoments(facts: Facts, calendar: Calendar): Part {
  const { boot } = calendar;
  const [kernel] = facts.of(kernels) ?? [];
  const release = kernel?.release ?? '?';
  if (boot !== undefined) return single(put(calendar.place(boot.startedAt), 'boot', release, boot.source));
  const at = kernel === undefined ? undefined : splitPrefix(kernel.source.text)?.at;
  return single(
    kernel === undefined || at === undefined ? undefined : put(calendar.place(at), 'boot', release, kernel.source),
  );
}

function single(placed: Placed | undefined): Part {
  return { placed: placed === undefined ? [] : [placed], more: 0 };
}

/** Daemons of FUSE mounts, and the commands that did not return. */
function startMoments(facts: Facts, calendar: Calendar): readonly Part[] {
  const started = new Map((facts.of(processes) ?? []).filter(isDated).map((process) => [process.pid, process]));
  const starts = (
    what: Moment['what'],
    all: readonly { readonly pid: number; readonly command: string }[],
    limit: number,
  ): Part => {
    const placed = all.flatMap(({ pid, command }) => {
      const process = started.get(pid);
      if (process === undefined) return [];
      return [put(calendar.place(process.startedAt), what, `${command} (${pid})`, process.source)];
    });
    return partOf(placed.sort(byPlace), limit, (one) => [one]);
  };
  // Of a server that has run for months the start says nothing.
  const victims = (facts.of(waits) ?? []).filter(
    ({ momentary, comm, role }) => !momentary && (isBrief(comm) || role === 'umount' || role === 'mount-helper'),
  );
  return [starts('mount-started', facts.of(fuseDaemons) ?? [], DAEMONS), starts('victim-started', victims, VICTIMS)];
}

function isDated(process: Process): process is Process & { readonly startedAt: string } {
  return process.startedAt !== undefined && /^\d{4}-/.test(process.startedAt);
}
