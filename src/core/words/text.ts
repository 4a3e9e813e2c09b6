import type { Diagnosis, Ruling } from '../model/diagnosis.ts';
import { type Label, labelsIn } from './labels.ts';
import { labelled, STATUS_MARKS, STATUS_STYLES } from './marks.ts';
import {
  COLLECTOR,
  hostAndPlace,
  humanBytes,
  namedRules,
  needsCollecting,
  noteText,
  ofHost,
  place,
  wantedFacts,
} from './phrasing.ts';
import { writeFinding, writeMissing } from './text-finding.ts';
import { writeHangs } from './text-hangs.ts';
import { TextPage } from './text-page.ts';
import { displayWidth, padded } from './width.ts';

export interface TextOptions {
  /** SGR colours. Off unless asked for: whether a terminal wants them, only the caller knows. */
  readonly color?: boolean;
  /** Columns; 80 unless told. */
  readonly width?: number;
}

/** Terminal text: the verdict first, then what to believe it for, then what to do. */
export function renderText(diagnosis: Diagnosis, options: TextOptions = {}): string {
  const label = labelsIn(diagnosis.engine.locale);
  const page = new TextPage(options.width ?? 80, options.color ?? false);
  writeVerdict(page, diagnosis, label);
  writeIdentity(page, diagnosis, label);
  writeIncomplete(page, diagnosis, label);
  writeHosts(page, diagnosis, label);
  writeHangs(page, diagnosis, label);
  writeFindings(page, diagnosis, label);
  writeCollect(page, diagnosis, label);
  writeDifferential(page, diagnosis.differential, label);
  writeTimeline(page, diagnosis, label);
  writeNotes(page, diagnosis, label);
  writeReferences(page, diagnosis, label);
  writeFooter(page, diagnosis, label);
  return page.toString();
}

function writeVerdict(page: TextPage, { verdict }: Diagnosis, label: Label): void {
  const { status, headline } = verdict;
  const word = label(`status.${status}`).toUpperCase();
  page.item(`${STATUS_MARKS[status]} ${word}  `, headline, { indent: 0, mark: STATUS_STYLES[status], text: 'strong' });
  page.paragraph(label(`meaning.${status}`));
}

function writeIdentity(page: TextPage, { bundle }: Diagnosis, label: Label): void {
  page.blank();
  const host = [
    bundle.host,
    bundle.os,
    bundle.kernel && `${label('label.kernel')} ${bundle.kernel}`,
    bundle.generator,
    bundle.capturedAt && `${label('label.captured')} ${bundle.capturedAt}`,
  ];
  const container = [
    bundle.format,
    bundle.bytes === undefined ? undefined : humanBytes(bundle.bytes, label),
    label(bundle.entries === 1 ? 'value.entry' : 'value.entries', { count: bundle.entries }),
    bundle.sha256 && `sha256 ${bundle.sha256.slice(0, 16)}…`,
  ];
  for (const parts of [host, container]) {
    const known = parts.filter((part) => part !== undefined && part !== '');
    if (known.length > 0) page.paragraph(known.join(' · '), 2, 'dim');
  }
}

function writeIncomplete(page: TextPage, { bundle }: Diagnosis, label: Label): void {
  if (bundle.complete) return;
  page.blank();
  page.item('! ', labelled(label, 'incomplete.title', label('incomplete.text')), {
    indent: 0,
    mark: 'warn',
    text: 'warn',
  });
}

function writeHosts(page: TextPage, { hosts = [] }: Diagnosis, label: Label): void {
  if (hosts.length > 0) page.heading(label('section.hosts'));
  for (const { bundle, verdict } of hosts) {
    const mark = `${STATUS_MARKS[verdict.status]} ${label(`status.${verdict.status}`)}  `;
    const headline = ofHost(hostAndPlace(bundle), verdict.headline, label);
    page.item(mark, headline, { mark: STATUS_STYLES[verdict.status] });
  }
}

function writeFindings(page: TextPage, { findings }: Diagnosis, label: Label): void {
  if (findings.length > 1) {
    page.heading(label('section.also'));
    for (const { status, title, rule, host } of findings.slice(1)) {
      const mark = `${STATUS_MARKS[status]} ${label(`status.${status}`)}  `;
      page.item(mark, `${ofHost(host, title, label)} [${rule}]`, { mark: STATUS_STYLES[status] });
    }
  }
  for (const finding of findings) {
    page.blank();
    const { status, title, rule, severity, host } = finding;
    page.item(`${STATUS_MARKS[status]} `, `${ofHost(host, title, label)} [${rule}]`, {
      indent: 0,
      mark: STATUS_STYLES[status],
      text: 'strong',
    });
    const outcome = label(`status.${status}`);
    page.paragraph(`${outcome} · ${labelled(label, 'label.severity', label(`severity.${severity}`))}`, 2, 'dim');
    writeFinding(page, finding, label);
  }
}

function writeCollect(page: TextPage, diagnosis: Diagnosis, label: Label): void {
  const wanted = needsCollecting(diagnosis) ? wantedFacts(diagnosis) : [];
  if (wanted.length === 0) return;
  page.heading(label('section.collect'));
  page.paragraph(label('collect.at-once'));
  page.command(COLLECTOR, 6);
  for (const fact of wanted) {
    writeMissing(page, fact, label);
    page.paragraph(`→ ${namedRules(fact.rules, label)}`, 6, 'dim');
  }
}

function writeDifferential(page: TextPage, rulings: readonly Ruling[], label: Label): void {
  if (rulings.length === 0) return;
  page.heading(label('section.differential'));
  const words = rulings.map(({ status }) => `${STATUS_MARKS[status]} ${label(`status.${status}`)}`);
  const column = Math.max(...words.map(displayWidth)) + 2;
  rulings.forEach(({ rule, host, status, because, evidence, missing }, index) => {
    const cited = evidence.map(({ path, line }) => place(path, line));
    const details = [...cited, ...missing.map(({ fact }) => fact)];
    const aside = details.length === 0 ? '' : ` [${details.join(', ')}]`;
    const mark = padded(words[index] ?? '', column);
    page.item(mark, `${ofHost(host, rule, label)}${label('punctuation.colon')}${because}${aside}`, {
      mark: STATUS_STYLES[status],
    });
  });
}

function writeTimeline(page: TextPage, { timeline }: Diagnosis, label: Label): void {
  if (timeline.length > 0) page.heading(label('section.timeline'));
  for (const { at, what, host, path, line } of timeline) {
    const source = path === undefined ? '' : ` [${place(path, line)}]`;
    page.item(`${at}  `, `${ofHost(host, what, label)}${source}`, { mark: 'dim' });
  }
}

function writeNotes(page: TextPage, { bundle }: Diagnosis, label: Label): void {
  if (bundle.notes.length > 0) page.heading(label('section.notes'));
  for (const note of bundle.notes) page.item('- ', noteText(note, label), {});
}

function writeReferences(page: TextPage, { findings }: Diagnosis, label: Label): void {
  const references = new Map(findings.flatMap((finding) => finding.references.map(({ url, title }) => [url, title])));
  if (references.size > 0) page.heading(label('section.references'));
  for (const [url, title] of references) {
    page.item('- ', title, {});
    page.command(url, 4);
  }
}

function writeFooter(page: TextPage, { engine, facts }: Diagnosis, label: Label): void {
  page.blank();
  const counts = Object.entries(facts).map(([kind, count]) => `${kind} ${count}`);
  if (counts.length > 0) page.paragraph(labelled(label, 'section.facts', counts.join(', ')), 0, 'dim');
  page.paragraph(label('footer.made-by', { version: engine.version, catalog: engine.catalog }), 0, 'dim');
}
