import { ctimeDate } from '../text/dates.ts';

/** What the time label of a log's line says. */
export type Label =
  /** Local time of the host unless it ends with a zone: `2026-11-23T13:22:12.5+08:00`. */
  | { readonly kind: 'date'; readonly at: string }
  /** Of no year: `11-23T13:22:12`. */
  | { readonly kind: 'day'; readonly at: string }
  | { readonly kind: 'uptime'; readonly seconds: number };

const CLOCK = String.raw`(\d\d:\d\d:\d\d)([.,]\d{1,9})?`;
/** With the day of the week in front (journalctl -o short-full), and whatever zone. */
const ISO = new RegExp(String.raw`^(?:\S{1,6} )?(\d{4}-\d\d-\d\d)[T ]${CLOCK}(?: ?(Z|UTC|[+-]\d\d:?\d\d))?(?![\d:])`);
const DAY = new RegExp(String.raw`^(\S{1,10}) {1,2}(\d{1,2}) (?:(\d{4}) )?${CLOCK}$`);
const YEAR_FIRST = new RegExp(String.raw`^(\d{4}) (\S{1,10}) {1,2}(\d{1,2}) ${CLOCK}$`);
const SECONDS = /^\d{1,11}\.\d{1,9}$/;
const MICROSECONDS = /^\d{1,15}$/;
/** More seconds than this are since 1970, and not since a boot 31 years ago. */
const EPOCH = 1_000_000_000;
const MAX_LABEL = 80;

/** A label as `splitPrefix` cuts it off; `undefined` where it has another form, or names the month in another language. */
export function readLabel(label: string): Label | undefined {
  if (label.length > MAX_LABEL) return undefined;
  if (SECONDS.test(label)) return ofSeconds(label);
  if (MICROSECONDS.test(label)) return { kind: 'uptime', seconds: Number(label) / 1e6 };
  const iso = ISO.exec(label);
  if (iso !== null) return dated(`${iso[1] ?? ''}T${iso[2] ?? ''}${fraction(iso[3])}`, zoneOf(iso[4]));
  const day = DAY.exec(label);
  if (day !== null) return ofDay(day[3], day[1], day[2], day[4], day[5]);
  const year = YEAR_FIRST.exec(label);
  if (year !== null) return ofDay(year[1], year[2], year[3], year[4], year[5]);
  const ctime = ctimeDate(label.split(/\s+/));
  return ctime === undefined ? undefined : dated(ctime, '');
}

function ofSeconds(label: string): Label | undefined {
  const seconds = Number(label);
  if (seconds < EPOCH) return { kind: 'uptime', seconds };
  const iso = isoOf(Math.floor(seconds) * 1000);
  return iso === undefined ? undefined : { kind: 'date', at: `${iso}.${label.split('.')[1] ?? ''}Z` };
}

function ofDay(year = '', month = '', day = '', time = '', digits = ''): Label | undefined {
  const at = ctimeDate(['', month, day, time, year === '' ? '2000' : year]);
  if (at === undefined) return undefined;
  return year === '' ? { kind: 'day', at: `${at.slice(5)}${fraction(digits)}` } : dated(`${at}${fraction(digits)}`, '');
}

function dated(at: string, zone: string): Label | undefined {
  return isDate(at) ? { kind: 'date', at: `${at}${zone}` } : undefined;
}

function fraction(digits = ''): string {
  return digits.replace(',', '.');
}

function zoneOf(zone = ''): string {
  if (zone === 'UTC') return 'Z';
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

/** Is there such a day and such a time? A parser of dates takes 30 February for 1 March. */
export function isDate(at: string): boolean {
  const iso = isoOf(Date.parse(`${at.slice(0, 19)}Z`));
  return iso === at.slice(0, 19);
}

/** `2026-11-23T13:22:12`, of milliseconds since 1970. */
export function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 19);
}
