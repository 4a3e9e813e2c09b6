import type { Diagnosis } from '../model/diagnosis.ts';
import { type Label, labelsIn } from './labels.ts';
import { writeFinding, writeLine } from './markdown-finding.ts';
import { writeHangs } from './markdown-hangs.ts';
import { MarkdownPage, plain, strong } from './markdown-page.ts';
import { labelled, STATUS_MARKS } from './marks.ts';
import { hostAndPlace, identity, needsCollecting, noteText, ofHost, place, wantedFacts } from './phrasing.ts';

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
  if (wanted.length > 0) page.heading(2, label('section.collect'));
  for (const { fact, why, command, rules } of wanted) {
    page.paragraph(`${strong(fact)}${label('punctuation.colon')}${plain(why)} (${plain(rules.join(', '))})`);
    if (command !== undefined) page.command(command);
  }
}

function writeDifferential(page: MarkdownPage, diagnosis: Diagnosis, label: Label): void {
  if (diagnosis.differential.length > 0) page.heading(2, label('section.differential'));
  // What an undecided diagnosis lacks stands above, once.
  const showsMissing = !needsCollecting(diagnosis);
  for (const { rule, title, host, status, because, evidence, missing } of diagnosis.differential) {
    const outcome = label(`status.${status}`);
    page.paragraph(
      `${strong(outcome)} · ${plain(ofHost(host, title, label))} (${plain(rule)})${label('punctuation.colon')}${plain(because)}`,
    );
    for (const one of evidence) writeLine(page, one, label);
    for (const { fact, why, command } of showsMissing ? missing : []) {
      page.paragraph(`${strong(fact)}${label('punctuation.colon')}${plain(why)}`);
      if (command !== undefined) page.command(command);
    }
  }
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
