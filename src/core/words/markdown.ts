import type { Diagnosis, Evidence, Ruling } from '../model/diagnosis.ts';
import { type Label, labelsIn } from './labels.ts';
import { writeFinding, writeLine } from './markdown-finding.ts';
import { writeHangs } from './markdown-hangs.ts';
import { MarkdownPage, plain, strong } from './markdown-page.ts';
import { labelled, STATUS_MARKS } from './marks.ts';
import {
  COLLECTOR,
  flagsOf,
  forRules,
  hostAndPlace,
  identity,
  needsCollecting,
  noteText,
  ofHost,
  place,
  wantedFacts,
} from './phrasing.ts';

/** Markdown for a ticket: what a colleague needs to agree or to disagree, and nothing that acts on being read. */
export function renderMarkdown(diagnosis: Diagnosis): string {
  const label = labelsIn(diagnosis.engine.locale);
  const page = new MarkdownPage();
  writeVerdict(page, diagnosis, label);
  writeHosts(page, diagnosis, label);
  writeHangs(page, diagnosis, label);
  writeCollect(page, diagnosis, label);
  for (const finding of diagnosis.findings) writeFinding(page, finding, label);
  writeDifferential(page, diagnosis, label);
  writeTimeline(page, diagnosis, label);
  writeNotes(page, diagnosis, label);
  const { version, catalog } = diagnosis.engine;
  page.paragraph(plain(label('footer.made-by', { version, catalog })));
  return page.toString();
}

function writeVerdict(page: MarkdownPage, { verdict, bundle }: Diagnosis, label: Label): void {
  const word = `${STATUS_MARKS[verdict.status]} ${label(`status.${verdict.status}`)}`;
  page.heading(1, `${word}${label('punctuation.colon')}${verdict.headline}`);
  page.paragraph(plain(label(`meaning.${verdict.status}`)));
  if (!bundle.complete) {
    page.paragraph(
      `${strong(label('incomplete.title'))}${label('punctuation.colon')}${plain(label('incomplete.text'))}`,
    );
  }
  const rows = identity(bundle, label);
  page.list([
    ...rows.map(({ id, value }) => plain(labelled(label, id, value))),
    ...(bundle.sha256 === undefined ? [] : [plain(`SHA-256${label('punctuation.colon')}${bundle.sha256}`)]),
  ]);
}

function writeHosts(page: MarkdownPage, { hosts = [] }: Diagnosis, label: Label): void {
  if (hosts.length > 0) page.heading(2, label('section.hosts'));
  page.list(
    hosts.map(({ bundle, verdict }) => {
      const word = `${STATUS_MARKS[verdict.status]} ${label(`status.${verdict.status}`)}`;
      return `${strong(word)} · ${plain(ofHost(hostAndPlace(bundle), verdict.headline, label))}`;
    }),
  );
}

function writeCollect(page: MarkdownPage, diagnosis: Diagnosis, label: Label): void {
  const wanted = needsCollecting(diagnosis) ? wantedFacts(diagnosis) : [];
  if (wanted.length === 0) return;
  page.heading(2, label('section.collect'));
  page.paragraph(plain(label('collect.at-once')));
  page.command(COLLECTOR);
  for (const { fact, why, command, rules } of wanted) {
    page.paragraph(`${strong(fact)}${label('punctuation.colon')}${plain(`${why}${forRules(rules, label)}`)}`);
    if (command !== undefined) page.command(command);
  }
}

function writeDifferential(page: MarkdownPage, diagnosis: Diagnosis, label: Label): void {
  const { differential } = diagnosis;
  if (differential.length > 0) page.heading(2, label('section.differential'));
  const [ruledOut, others] = [true, false].map((isOut) =>
    differential.filter(({ status }) => (status === 'ruled-out') === isOut),
  );
  writeRuledOut(page, ruledOut ?? [], label);
  // What an undecided diagnosis lacks stands above, once.
  const showsMissing = !needsCollecting(diagnosis);
  for (const ruling of others ?? []) {
    page.paragraph(rulingText(ruling, label));
    for (const one of ruling.evidence) writeLine(page, one, label);
    for (const { fact, why, command } of showsMissing ? ruling.missing : []) {
      page.paragraph(`${strong(fact)}${label('punctuation.colon')}${plain(why)}`);
      if (command !== undefined) page.command(command);
    }
  }
}

/** Most causes are ruled out by the same few lines: each stands once, below the list that cites it. */
function writeRuledOut(page: MarkdownPage, rulings: readonly Ruling[], label: Label): void {
  const cited = new Map<string, Evidence>();
  page.list(
    rulings.map((ruling) => {
      const places = ruling.evidence.map((one) => {
        const at = place(one.path, one.line);
        if (!cited.has(at)) cited.set(at, one);
        return at;
      });
      return `${rulingText(ruling, label)}${places.length === 0 ? '' : ` (${plain(places.join(', '))})`}`;
    }),
  );
  for (const [at, one] of cited) {
    const flags = flagsOf(one, label).map((flag) => `${label('punctuation.open')}${flag}${label('punctuation.close')}`);
    page.paragraph(`${plain(at)}${flags.join('')}`);
    page.excerpt(one.excerpt);
  }
}

function rulingText({ rule, title, host, status, because }: Ruling, label: Label): string {
  const cause = `${plain(ofHost(host, title, label))} (${plain(rule)})`;
  return `${strong(label(`status.${status}`))} · ${cause}${label('punctuation.colon')}${plain(because)}`;
}

function writeTimeline(page: MarkdownPage, { timeline }: Diagnosis, label: Label): void {
  if (timeline.length > 0) page.heading(2, label('section.timeline'));
  page.list(
    timeline.map(({ at, what, host, path, line }) => {
      const source = path === undefined ? '' : ` (${plain(place(path, line))})`;
      return `${strong(at)} ${plain(ofHost(host, what, label))}${source}`;
    }),
  );
}

function writeNotes(page: MarkdownPage, { bundle }: Diagnosis, label: Label): void {
  if (bundle.notes.length > 0) page.heading(2, label('section.notes'));
  page.list(bundle.notes.map((note) => plain(noteText(note, label))));
}
