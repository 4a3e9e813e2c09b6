import type { Origin } from '../../model/fact.ts';
import type { Moment } from '../../model/summary.ts';
import type { Place } from './calendar.ts';

export interface Placed extends Place {
  readonly moment: Omit<Moment, 'at'>;
}

/** Moments of one sort, and how many more there are. */
export interface Part {
  readonly placed: readonly Placed[];
  readonly more: number;
}

export function partOf<T>(all: readonly T[], limit: number, make: (one: T) => readonly Placed[]): Part {
  return { placed: all.slice(0, limit).flatMap(make), more: Math.max(0, all.length - limit) };
}

export function put(place: Place, what: Moment['what'], subject: string, source: Origin): Placed {
  const { at, rank, order } = place;
  return { at, rank, order, moment: { what, subject, ...(source.line > 0 ? { source } : {}) } };
}

export function byPlace(a: Place, b: Place): number {
  return a.rank - b.rank || a.order - b.order;
}

export function earliest<P extends Place>(places: readonly P[]): P | undefined {
  return places.reduce<P | undefined>(
    (best, one) => (best === undefined || byPlace(one, best) < 0 ? one : best),
    undefined,
  );
}

/** Of what compares best: a date tells more than seconds, and those more than a label. */
export function latest<P extends Place>(places: readonly P[]): P | undefined {
  return places.reduce<P | undefined>(
    (best, one) =>
      best === undefined || one.rank < best.rank || (one.rank === best.rank && one.order >= best.order) ? one : best,
    undefined,
  );
}
