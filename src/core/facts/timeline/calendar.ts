import type { FactOfKind, Facts } from '../../model/fact.ts';
import { captures } from '../kinds/host.ts';
import { processes } from '../kinds/processes.ts';
import { isDate, isoOf, type Label, readLabel } from './labels.ts';

type Process = FactOfKind<typeof processes>;

/** Where a moment stands among others: `order` compares within one `rank`, and what has none stays as it was found. */
export interface Place {
  readonly at: string;
  readonly rank: number;
  readonly order: number;
}

/** What has a date; what has seconds since the boot at capture; what compares with nothing. */
export const RANKS = { dated: 0, uptime: 1, unknown: 2 } as const;

/** Clocks that differ, and zones that nobody tells: a label this far behind the capture is not of a year before. */
const SLACK_MS = 86_400_000;

/** Puts labels of one host's logs in their place, as far as the bundle tells of its year and its boot. */
export class Calendar {
  readonly #capturedAt: string | undefined;
  /** The process that started with the host, with its full date. */
  readonly boot: (Process & { readonly startedAt: string }) | undefined;

  constructor(facts: Facts) {
    const taken = (facts.of(captures) ?? []).map(({ at }) => at).filter((at) => isDate(at));
    this.#capturedAt = taken.reduce<string | undefined>(
      (last, at) => (last === undefined || at > last ? at : last),
      undefined,
    );
    const first = (facts.of(processes) ?? []).filter(isFirst);
    this.boot = first.find(({ pid }) => pid === 1) ?? first[0];
  }

  /** `earlier`: of another boot than the one at capture, from which nobody knows how long ago its seconds are. */
  place(label: string, earlier = false): Place {
    const read = readLabel(label);
    if (read?.kind === 'uptime') return earlier ? unknown(label) : this.#ofUptime(label, read.seconds);
    const at = read === undefined ? undefined : read.kind === 'date' ? read.at : this.#withYear(read);
    return at === undefined ? unknown(label) : { at, rank: RANKS.dated, order: instantOf(at) };
  }

  #ofUptime(label: string, seconds: number): Place {
    const booted = this.boot?.startedAt;
    const at = booted === undefined ? undefined : isoOf(instantOf(booted) + Math.floor(seconds) * 1000);
    return at === undefined
      ? { at: label, rank: RANKS.uptime, order: seconds }
      : { at, rank: RANKS.dated, order: instantOf(at) };
  }

  /** The last time that there was such a day before the capture; 29 February is not of every year. */
  #withYear({ at }: Label & { readonly kind: 'day' }): string | undefined {
    if (this.#capturedAt === undefined) return undefined;
    const year = Number(this.#capturedAt.slice(0, 4));
    const latest = instantOf(this.#capturedAt) + SLACK_MS;
    return [year + 1, year, year - 1]
      .map((one) => `${one}-${at}`)
      .find((date) => isDate(date) && instantOf(date) <= latest);
  }
}

function unknown(at: string): Place {
  return { at, rank: RANKS.unknown, order: 0 };
}

function isFirst(process: Process): process is Process & { readonly startedAt: string } {
  const { pid, startedAt } = process;
  return (pid === 1 || pid === 2) && startedAt !== undefined && isDate(startedAt);
}

/**
 * By the clock on the host's wall, since seldom anything tells its zone, and what does so tells the local time as well.
 * What says `Z` on a host of another zone is out of place, which its zone shows.
 */
function instantOf(at: string): number {
  const fraction = Number(/^\.\d{1,9}/.exec(at.slice(19))?.[0] ?? 0);
  return Date.parse(`${at.slice(0, 19)}Z`) + fraction * 1000;
}
