import type { Check, Evidence, Finding, Fix, MissingFact, Step, Workaround } from '../model/diagnosis.ts';
import type { Label, MessageId } from './labels.ts';
import { type MarkdownPage, plain, strong } from './markdown-page.ts';
import { byRisk, labelled, STATUS_MARKS } from './marks.ts';
import { isSafeUrl } from './escape.ts';
import { flagsOf, ofHost, place } from './phrasing.ts';

/** One cause in full, as a chapter of its own. */
export function writeFinding(page: MarkdownPage, finding: Finding, label: Label): void {
  const { status, title, rule, severity, host } = finding;
  page.heading(2, `${STATUS_MARKS[status]} ${ofHost(host, title, label)}`);
  page.paragraph(
    [
      strong(label(`status.${status}`)),
      plain(labelled(label, 'label.rule', rule)),
      plain(labelled(label, 'label.severity', label(`severity.${severity}`))),
    ].join(' · '),
  );
  page.paragraph(plain(finding.summary));
  writeChain(page, finding, label);
  writeEvidence(page, 'section.evidence', finding.evidence, label);
  writeEvidence(page, 'section.against', finding.against, label);
  writeMissing(page, finding.missing, label);
  writeSteps(page, 'section.now', byRisk(finding.workarounds), label, workaroundDetails, riskOf);
  writeSteps(page, 'section.fix', finding.fix, label, fixDetails);
  writeSteps(page, 'section.verify', finding.verify, label, checkDetails);
  writeSteps(page, 'section.reproduce', finding.reproduce, label, () => []);
  writeReferences(page, finding, label);
}

function writeChain(page: MarkdownPage, { chain }: Finding, label: Label): void {
  if (chain.length === 0) return;
  page.heading(3, label('section.chain'));
  const links = chain.map(({ claim, basis, evidence }, index) => {
    const cited = evidence.length === 0 ? '' : ` (${evidence.map(plain).join(', ')})`;
    return `${index + 1}. ${strong(label(`basis.${basis}`))}${label('punctuation.colon')}${plain(claim)}${cited}`;
  });
  page.paragraph(links.join('\n'));
}

/** Evidence stands in a list-free block each, so that no tracker's list rules can take the fence apart. */
export function writeEvidence(
  page: MarkdownPage,
  section: MessageId,
  evidence: readonly Evidence[],
  label: Label,
): void {
  if (evidence.length > 0) page.heading(3, label(section));
  for (const one of evidence) writeLine(page, one, label);
}

export function writeLine(page: MarkdownPage, one: Evidence, label: Label): void {
  const flags = flagsOf(one, label).map((flag) => `${label('punctuation.open')}${flag}${label('punctuation.close')}`);
  const source = `${strong(one.id)} ${plain(place(one.path, one.line))}${flags.join('')}`;
  page.paragraph(`${source}${label('punctuation.colon')}${plain(one.says)}`);
  page.excerpt(one.excerpt);
}

export function writeMissing(page: MarkdownPage, missing: readonly MissingFact[], label: Label): void {
  if (missing.length > 0) page.heading(3, label('section.missing'));
  for (const { fact, why, command } of missing) {
    page.paragraph(`${strong(fact)}${label('punctuation.colon')}${plain(why)}`);
    if (command !== undefined) page.command(command);
  }
}

/** One thing said below a step: text, or a patch. */
type Detail = readonly [kind: 'text' | 'patch', value: string];

function writeSteps<S extends Step>(
  page: MarkdownPage,
  section: MessageId,
  steps: readonly S[],
  label: Label,
  details: (step: S, label: Label) => readonly Detail[],
  lead: (step: S, label: Label) => string = () => '',
): void {
  if (steps.length > 0) page.heading(3, label(section));
  steps.forEach((step, index) => {
    const number = `${index + 1}. `;
    const indent = ' '.repeat(number.length);
    page.paragraph(`${number}${lead(step, label)}${plain(step.do)}`);
    if (step.run !== undefined) page.command(step.run, indent);
    for (const [kind, value] of details(step, label)) {
      if (kind === 'patch') page.patch(value, indent);
      else page.paragraph(plain(value), indent);
    }
  });
}

function riskOf({ risk }: Workaround, label: Label): string {
  return `${strong(labelled(label, 'label.risk', label(`risk.${risk}`)))} · `;
}

function workaroundDetails({ undo }: Workaround, label: Label): Detail[] {
  return undo === undefined ? [] : [['text', labelled(label, 'label.undo', undo)]];
}

function fixDetails({ since, patch }: Fix, label: Label): Detail[] {
  const details: Detail[] = [];
  if (since !== undefined) details.push(['text', labelled(label, 'label.since', since)]);
  if (patch !== undefined) details.push(['patch', patch]);
  return details;
}

function checkDetails({ expect }: Check, label: Label): Detail[] {
  return [['text', labelled(label, 'label.expect', expect)]];
}

/** Addresses are shown, never linked: what stands in a ticket is clicked. */
function writeReferences(page: MarkdownPage, { references }: Finding, label: Label): void {
  if (references.length === 0) return;
  page.heading(3, label('section.references'));
  page.list(references.map(({ title, url }) => `${plain(title)}${label('punctuation.colon')}${address(url)}`));
}

/** In a code span an address can be copied and is no link. */
function address(url: string): string {
  return isSafeUrl(url) ? `\`${url}\`` : plain(url);
}
