import type { FactOfKind, Facts } from '../model/fact.ts';
import { captures } from './kinds/host.ts';
import { processes } from './kinds/processes.ts';

type Process = FactOfKind<typeof processes>;

/** When the process lists were made, in the local time of the host, as each of them can tell. */
export interface Clock {
  /** `2026-11-23T13:22:12`: the start of the `ps` that stands in its own list, else the first moment of the capture. */
  readonly at: string | undefined;
  /** By list: the start of its own `ps` where the list has times of the day only (`13:22`). */
  readonly labels: ReadonlyMap<string, string>;
}

/** Longer ages are more likely a wrong clock than a patient process. */
const MAX_AGE_SECONDS = 10 * 365 * 86_400;
const DAY_MINUTES = 24 * 60;

const FULL_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const TIME_OF_DAY = /^(\d\d):(\d\d)(?::\d\d)?$/;
/** `Mar03`, `Mar 03`, `2013`: another day, by `START` more than 24 hours ago, by `STIME` before midnight. */
const ANOTHER_DAY = /^(?:[A-Z][a-z]{2} ?\d{1,2}|\d{1,2}月\d{1,2}|\d{4})$/;

export function clockOf(facts: Facts): Clock {
  const own = (facts.of(processes) ?? []).filter(({ command }) => isPs(command));
  const full = own.find(({ startedAt }) => isFull(startedAt));
  const captured = facts.of(captures)?.find(({ at, phase }) => phase === 'start' && isFull(at));
  const labels = own.filter(({ startedAt }) => startedAt !== undefined && TIME_OF_DAY.test(startedAt));
  return {
    at: full?.startedAt ?? captured?.at,
    labels: new Map(labels.map(({ source, startedAt }) => [source.path, startedAt ?? ''])),
  };
}

function isPs(command: string): boolean {
  return /^(?:\S{0,80}\/)?ps -?[a-zA-Z]/.test(command);
}

function isFull(at: string | undefined): boolean {
  return at !== undefined && FULL_DATE.test(at);
}

/**
 * Seconds that a process has run when its lists were made, at least; unknown where its start is, or where clocks
 * disagree. `rows` are the same process in every list that shows it.
 */
export function ageOf(rows: readonly Process[], clock: Clock): number | undefined {
  const startedAt = rows.find((row) => isFull(row.startedAt))?.startedAt;
  if (startedAt !== undefined && clock.at !== undefined) {
    const age = (localMilliseconds(clock.at) - localMilliseconds(startedAt)) / 1000;
    return age >= 0 && age < MAX_AGE_SECONDS ? age : undefined;
  }
  const ages = rows.flatMap((row) => ageByLabel(row.startedAt, clock.labels.get(row.source.path)) ?? []);
  return ages.reduce<number | undefined>((oldest, age) => Math.max(oldest ?? age, age), undefined);
}

/** Both ends are the same host's local time, so any one zone will do for their difference. */
function localMilliseconds(at: string): number {
  return Date.parse(`${at.slice(0, 19)}Z`);
}

function ageByLabel(startedAt: string | undefined, now: string | undefined): number | undefined {
  const end = minutesOf(now);
  if (startedAt === undefined || end === undefined) return undefined;
  const start = minutesOf(startedAt);
  if (start !== undefined) return Math.max(0, ((end - start + DAY_MINUTES) % DAY_MINUTES) - 1) * 60;
  return ANOTHER_DAY.test(startedAt) ? end * 60 : undefined;
}

function minutesOf(label: string | undefined): number | undefined {
  const [, hours, minutes] = TIME_OF_DAY.exec(label ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
