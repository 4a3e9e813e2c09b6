import { kernels } from '../facts/kinds/host.ts';
import { processes } from '../facts/kinds/processes.ts';
import type { FactOfKind, Facts } from '../model/fact.ts';

/** Milliseconds from one moment to the other; `undefined` where they do not compare: one has a zone, the other none. */
export function elapsedMs(from: string | undefined, to: string | undefined): number | undefined {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start === undefined || end === undefined || start.zoned !== end.zoned) return undefined;
  return end.ms - start.ms;
}

interface Moment {
  readonly ms: number;
  readonly zoned: boolean;
}

/** A moment without zone is read as if it were of UTC: two of one host are of the same zone, whichever that is. */
function momentOf(text: string | undefined): Moment | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return undefined;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const ms = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : { ms, zoned };
}

/** A clock that is set while the host runs moves the start of its first processes, which ps tells from the boot. */
const CLOCK_SHIFT_MS = 10 * 60_000;

export interface Boots {
  readonly rebooted: 'yes' | 'no' | 'unknown';
  readonly before: FactOfKind<typeof processes> | undefined;
  readonly after: FactOfKind<typeof processes> | undefined;
}

/** Was the host booted between the two? Its first processes start with it, and another kernel takes a boot. */
export function bootsOf(before: Facts, after: Facts): Boots {
  const [first, last] = [firstProcess(before), firstProcess(after)];
  const apart = elapsedMs(first?.startedAt, last?.startedAt);
  const [old, now] = [before, after].map((facts) => facts.of(kernels)?.[0]?.release);
  const otherKernel = old !== undefined && now !== undefined && old !== now;
  const answer = (rebooted: Boots['rebooted']): Boots => ({ rebooted, before: first, after: last });
  if (otherKernel || (apart !== undefined && Math.abs(apart) > CLOCK_SHIFT_MS)) return answer('yes');
  return answer(apart === undefined ? 'unknown' : 'no');
}

/** `init` or `kthreadd`, where the list has a full date. */
function firstProcess(facts: Facts): FactOfKind<typeof processes> | undefined {
  const dated = (facts.of(processes) ?? []).filter(
    ({ pid, startedAt }) => (pid === 1 || pid === 2) && momentOf(startedAt) !== undefined,
  );
  return dated.find(({ pid }) => pid === 1) ?? dated[0];
}
