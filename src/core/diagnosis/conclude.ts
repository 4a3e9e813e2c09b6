import type { Assessment } from '../findings/assess.ts';
import { fillWords } from '../findings/templates.ts';
import {
  type BundleSummary,
  type Diagnosis,
  type Finding,
  type HeldOutcome,
  type Outcome,
  type Ruling,
  type TimelineEvent,
  type Verdict,
} from '../model/diagnosis.ts';
import type { Locale } from '../model/locale.ts';
import { INCOMPLETE, type Note } from '../model/note.ts';
import type { Moment, Summary } from '../model/summary.ts';
import { FindingWriter } from './finding.ts';
import { hangsIn } from './hangs.ts';
import { bundleNotes } from './notes.ts';
import { GAVE_UP, MOMENTS, MORE, VERDICTS } from './phrases.ts';
import { ranked } from './rank.ts';
import { SIGN_WORDS } from './sign-words.ts';

/** What is known of the bundle as a container. */
export interface Container {
  readonly sha256?: string;
  readonly bytes?: number;
  readonly format: string;
  readonly root: string;
  readonly within?: string;
  readonly entries: number;
  readonly notes: readonly Note[];
}

export interface Conclusion {
  readonly assessments: readonly Assessment[];
  readonly patches: ReadonlyMap<string, string>;
  readonly container: Container;
  readonly summary: Summary;
  readonly factCounts: Readonly<Record<string, number>>;
  readonly engine: { readonly version: string; readonly catalog: string };
}

/** Was the bundle read to its end? If not, what was not found may still be there. */
export function isComplete(notes: readonly Note[]): boolean {
  return !notes.some(({ code }) => INCOMPLETE.has(code));
}

/** One ranked document with one verdict. */
export function conclude(conclusion: Conclusion, locale: Locale): Diagnosis {
  const { container, summary } = conclusion;
  const complete = isComplete(container.notes);
  const written = ranked(conclusion.assessments).map((assessment) => ({
    status: assessment.status,
    writer: new FindingWriter(assessment, locale, conclusion.patches),
  }));
  const findings: Finding[] = [];
  const differential: Ruling[] = [];
  for (const { status, writer } of written) {
    if (isHeld(status)) findings.push(writer.finding(status));
    else differential.push(writer.ruling(complete));
  }
  return {
    schemaVersion: '1',
    bundle: bundleSummary(container, summary, complete, locale),
    verdict: verdictOf({ best: findings[0], writer: written[0]?.writer, differential, summary, complete }, locale),
    findings,
    differential,
    timeline: timelineOf(summary, locale),
    hangs: hangsIn(locale, summary.hangs, complete),
    facts: conclusion.factCounts,
    engine: { ...conclusion.engine, locale },
  };
}

function isHeld(status: Outcome): status is HeldOutcome {
  return status !== 'ruled-out' && status !== 'not-assessable';
}

interface Basis {
  readonly best: Finding | undefined;
  readonly writer: FindingWriter | undefined;
  readonly differential: readonly Ruling[];
  readonly summary: Summary;
  readonly complete: boolean;
}

function verdictOf({ best, writer, differential, summary, complete }: Basis, locale: Locale): Verdict {
  const unexplained = summary.symptoms.length > 0;
  if (best !== undefined && writer !== undefined && !(best.status === 'at-risk' && unexplained)) {
    return { status: best.status, rule: best.rule, headline: writer.headline() };
  }
  if (unexplained) {
    return { status: 'insufficient', headline: unexplainedHeadline(summary, locale) };
  }
  // Behind a cut there may be a hang that no rule has seen, though each was contradicted by what lies before it.
  const isClear = complete && differential.every(({ status }) => status === 'ruled-out');
  return isClear
    ? { status: 'clear', headline: VERDICTS.clear[locale] }
    : { status: 'insufficient', headline: VERDICTS.insufficient[locale] };
}

/** Symptoms that a headline names; a host may hang in thousands of tasks. */
const SYMPTOMS_NAMED = 5;

function unexplainedHeadline({ symptoms }: Summary, locale: Locale): string {
  const distinct = [...new Set(symptoms.map(({ who, where }) => saySymptom(who, where, locale)))];
  const more = distinct.length - SYMPTOMS_NAMED;
  const named = more > 0 ? [...distinct.slice(0, SYMPTOMS_NAMED), moreOf(more, locale)] : distinct;
  return fillWords(VERDICTS.unexplained, locale, new Map([['symptoms', { all: named, fallback: '' }]]));
}

/** Where a task sleeps is a name of the kernel's; that the collector gave up is said in words. */
function saySymptom(who: string, where: string, locale: Locale): string {
  const by = /^timed out \((.{1,40})\)$/.exec(where)?.[1];
  if (by === undefined) return `${who}: ${where}`;
  const values = new Map([
    ['command', { all: [who], fallback: '' }],
    ['by', { all: [by], fallback: '' }],
  ]);
  return fillWords(GAVE_UP, locale, values);
}

function moreOf(count: number, locale: Locale): string {
  return fillWords(MORE, locale, new Map([['count', { all: [count], fallback: '' }]]));
}

/** Of what holds several hosts, nothing but the container is to be said. */
export function containerSummary(container: Container, locale: Locale): BundleSummary {
  const { sha256, bytes, format, root, entries, notes } = container;
  return { sha256, bytes, format, root, entries, complete: isComplete(notes), notes: bundleNotes(notes, locale) };
}

function bundleSummary(container: Container, summary: Summary, complete: boolean, locale: Locale): BundleSummary {
  const { sha256, bytes, format, root, within, entries, notes } = container;
  const { generator, host, os, kernel, capturedAt } = summary;
  return {
    sha256,
    bytes,
    format,
    generator,
    host,
    os,
    kernel,
    capturedAt,
    root,
    within,
    entries,
    complete,
    notes: bundleNotes(notes, locale),
  };
}

/** Events that are listed; a hostile process list could hold as many as rows. */
const MOMENTS_LISTED = 200;

function timelineOf({ timeline, moreMoments = 0 }: Summary, locale: Locale): TimelineEvent[] {
  const listed = timeline.slice(0, MOMENTS_LISTED).map((moment) => event(moment, locale));
  const more = timeline.length - listed.length + moreMoments;
  const last = timeline[MOMENTS_LISTED] ?? timeline.at(-1);
  return more === 0 || last === undefined ? listed : [...listed, { at: last.at, what: moreOf(more, locale) }];
}

function event({ at, what, subject, source }: Moment, locale: Locale): TimelineEvent {
  const said = what.startsWith('sign-') ? sayTopic(subject, locale) : subject;
  const values = new Map([['subject', { all: [said], fallback: '' }]]);
  return { at, what: fillWords(MOMENTS[what], locale, values), path: source?.path, line: source?.line };
}

/** `nfs-not-responding nas01`: a topic of `log-signs`, and what the line names. */
function sayTopic(subject: string, locale: Locale): string {
  const [topic = '', ...named] = subject.split(' ');
  const words = Object.hasOwn(SIGN_WORDS, topic) ? SIGN_WORDS[topic]?.[locale] : undefined;
  if (words === undefined || named.length === 0) return words ?? subject;
  return `${words}${locale === 'zh-CN' ? '：' : ': '}${named.join(' ')}`;
}
