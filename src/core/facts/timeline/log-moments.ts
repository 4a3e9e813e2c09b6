import type { FactOfKind, Facts, Origin } from '../../model/fact.ts';
import { splitPrefix } from '../kernel/prefix.ts';
import { logSigns } from '../kinds/log-signs.ts';
import { tasks } from '../kinds/tasks.ts';
import { timeouts } from '../kinds/timeouts.ts';
import { type Calendar, type Place, RANKS } from './calendar.ts';
import { byPlace, earliest, latest, type Part, partOf, type Placed, put } from './parts.ts';

type Sign = FactOfKind<typeof logSigns>;
type Task = FactOfKind<typeof tasks>;
type Timeout = FactOfKind<typeof timeouts>;

const HUNG = 20;
const SIGNS = 30;
const TIMEOUTS = 20;

interface Report extends Place {
  readonly source: Origin;
  readonly who: string;
}

/** The first report of each task, and the last one of all. */
export function hungMoments(facts: Facts, calendar: Calendar): Part {
  const reported = (facts.of(tasks) ?? []).filter(({ report }) => report === 'hung-task');
  const reports = reported.map((task) => reportsOf(task, calendar));
  const firsts = reports.flatMap((of) => earliest(of) ?? []).sort(byPlace);
  const last = latest(reports.flat());
  const { placed, more } = partOf(firsts, HUNG, (one) => [put(one, 'hung-report', one.who, one.source)]);
  if (last === undefined || firsts.slice(0, HUNG).includes(last)) return { placed, more };
  return { placed: [...placed, put(last, 'hung-report-last', last.who, last.source)], more };
}

function reportsOf(task: Task, calendar: Calendar): readonly Report[] {
  const who = `${task.comm ?? '?'} (${task.pid ?? '?'})`;
  const labelled = [
    { at: task.at, source: task.source },
    ...(task.seenAt ?? []).map((source) => ({ at: splitPrefix(source.text)?.at, source })),
  ];
  return labelled.flatMap(({ at, source }) =>
    at === undefined ? [] : [{ ...calendar.place(at, task.earlierBoot === true), source, who }],
  );
}

/** Trouble that was not taken back first. */
export function signMoments(facts: Facts, calendar: Calendar): Part {
  const said = (facts.of(logSigns) ?? []).filter(({ earlierBoot, times }) => !earlierBoot && times > 0);
  const sorted = [...said.filter(({ resolved }) => !resolved), ...said.filter(({ resolved }) => resolved)];
  return partOf(sorted, SIGNS, (one) => momentsOfSign(one, calendar));
}

function momentsOfSign(sign: Sign, calendar: Calendar): readonly Placed[] {
  const { topic, subject, firstAt, at, source, seenAt, resolved } = sign;
  const what = subject === '' ? topic : `${topic} ${subject}`;
  const beside = seenAt.filter(({ path }) => path === source.path);
  const over = resolved ? beside.find(({ line }) => line > source.line) : undefined;
  const overAt = over === undefined ? undefined : labelIn(over.text);
  if (over !== undefined && overAt !== undefined) return [put(calendar.place(overAt), 'sign-over', what, over)];
  const first = beside.find(({ line }) => line < source.line);
  return [
    ...(first === undefined || firstAt === undefined ? [] : [put(calendar.place(firstAt), 'sign-first', what, first)]),
    ...(at === undefined
      ? []
      : [put(calendar.place(at), first === undefined ? 'sign-once' : 'sign-last', what, source)]),
  ];
}

/** As sos, syslog and many daemons write it. */
const LOGGER =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|[A-Z]\S{2} {1,2}\d{1,2} \d\d:\d\d:\d\d)/;

function labelIn(line: string): string | undefined {
  return LOGGER.exec(line)?.[0] ?? splitPrefix(line)?.at;
}

/** The log of sos says when it gave up on a command; of a plugin that timed out, when its last command began. */
export function timeoutMoments(facts: Facts, calendar: Calendar): Part {
  return partOf(facts.of(timeouts) ?? [], TIMEOUTS, (one) => momentsOfTimeout(one, calendar));
}

function momentsOfTimeout({ command, plugin, source, said = [] }: Timeout, calendar: Calendar): readonly Placed[] {
  const subject = command === '' ? (plugin ?? '') : command;
  const dated = [source, ...said].flatMap((origin) => {
    const label = labelIn(origin.text);
    const place = label === undefined ? undefined : calendar.place(label);
    return place?.rank === RANKS.dated ? [{ place, origin }] : [];
  });
  const started = dated.find(({ origin }) => origin.text.includes('collecting output of'));
  const ended = dated.find(({ origin }) => origin.text.includes('timed out'));
  return [
    ...(started === undefined ? [] : [put(started.place, 'collector-command', subject, started.origin)]),
    ...(ended === undefined ? [] : [put(ended.place, 'collector-timeout', subject, ended.origin)]),
  ];
}
