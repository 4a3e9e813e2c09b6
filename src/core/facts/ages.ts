import type { FactOfKind, Facts } from '../model/fact.ts';
import { captures } from './kinds/host.ts';
import { processes } from './kinds/processes.ts';

type Process = FactOfKind<typeof processes>;

/** Longer ages are more likely a wrong clock than a patient process. */
const MAX_AGE_SECONDS = 10 * 365 * 86_400;

const FULL_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/**
 * When the process list was made: the start of the `ps` that stands in its own list, else the first moment of the
 * collection. Local time of the host, as `lstart` prints it.
 */
export function collectedAt(facts: Facts): string | undefined {
  const own = facts.of(processes)?.find(({ command, startedAt }) => isPs(command) && isFull(startedAt));
  return own?.startedAt ?? facts.of(captures)?.find(({ at, phase }) => phase === 'start' && isFull(at))?.at;
}

function isPs(command: string): boolean {
  return /^(?:\S{0,80}\/)?ps -?[a-zA-Z]/.test(command);
}

function isFull(at: string | undefined): boolean {
  return at !== undefined && FULL_DATE.test(at);
}

/** Seconds from a process's start to `at`; unknown where either is, or where clocks disagree. */
export function ageOf(rows: readonly Process[], at: string | undefined): number | undefined {
  const startedAt = rows.find((row) => isFull(row.startedAt))?.startedAt;
  if (startedAt === undefined || at === undefined) return undefined;
  const age = (localMilliseconds(at) - localMilliseconds(startedAt)) / 1000;
  return age >= 0 && age < MAX_AGE_SECONDS ? age : undefined;
}

/** Both ends are the same host's local time, so any one zone will do for their difference. */
function localMilliseconds(at: string): number {
  return Date.parse(`${at.slice(0, 19)}Z`);
}
