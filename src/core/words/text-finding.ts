import type { Check, Evidence, Finding, Fix, MissingFact, Step } from '../model/diagnosis.ts';
import type { Label } from './labels.ts';
import { BASIS_MARKS, BASIS_STYLES, byRisk, labelled, RISK_STYLES } from './marks.ts';
import { flagsOf, place } from './phrasing.ts';
import type { TextPage } from './text-page.ts';

/** One cause in full: why, how it came about, what proves it, and the way out. */
export function writeFinding(page: TextPage, finding: Finding, label: Label): void {
  page.heading(label('section.why'));
  page.paragraph(finding.summary);
  writeChain(page, finding, label);
  writeEvidence(page, 'section.evidence', finding.evidence, label);
  writeEvidence(page, 'section.against', finding.against, label);
  if (finding.missing.length > 0) page.heading(label('section.missing'));
  for (const missing of finding.missing) writeMissing(page, missing, label);
  writeWorkarounds(page, finding, label);
  writeSteps(page, 'section.fix', finding.fix, label, writeFixDetails);
  writeSteps(page, 'section.verify', finding.verify, label, writeExpectation);
  writeSteps(page, 'section.reproduce', finding.reproduce, label);
}

function writeChain(page: TextPage, { chain }: Finding, label: Label): void {
  if (chain.length === 0) return;
  page.heading(label('section.chain'));
  chain.forEach(({ claim, basis, evidence }, index) => {
    const cited = evidence.length === 0 ? '' : ` [${evidence.join(', ')}]`;
    const mark = `${index + 1}. ${BASIS_MARKS[basis]} `;
    page.item(mark, `${labelled(label, `basis.${basis}`, claim)}${cited}`, { mark: BASIS_STYLES[basis] });
  });
}

function writeEvidence(
  page: TextPage,
  section: 'section.evidence' | 'section.against',
  evidence: readonly Evidence[],
  label: Label,
): void {
  if (evidence.length === 0) return;
  page.heading(label(section));
  for (const one of evidence) {
    const flags = flagsOf(one, label).map((flag) => `${label('punctuation.open')}${flag}${label('punctuation.close')}`);
    page.item(`${one.id}  `, `${place(one.path, one.line)}${flags.join('')}`, { mark: 'strong', text: 'strong' });
    page.excerpt(one.excerpt, 6);
    page.paragraph(one.says, 6);
  }
}

export function writeMissing(page: TextPage, { fact, why, command }: MissingFact, label: Label): void {
  page.item('? ', `${fact}${label('punctuation.colon')}${why}`, { mark: 'warn' });
  if (command !== undefined) page.command(command, 6);
}

function writeWorkarounds(page: TextPage, { workarounds }: Finding, label: Label): void {
  if (workarounds.length === 0) return;
  page.heading(label('section.now'));
  byRisk(workarounds).forEach((step, index) => {
    const risk = `[${labelled(label, 'label.risk', label(`risk.${step.risk}`))}]`;
    page.item(`${index + 1}. `, `${risk} ${step.do}`, { mark: RISK_STYLES[step.risk] });
    if (step.run !== undefined) page.command(step.run, 7);
    if (step.undo !== undefined) page.paragraph(labelled(label, 'label.undo', step.undo), 5);
  });
}

function writeSteps<S extends Step>(
  page: TextPage,
  section: 'section.fix' | 'section.verify' | 'section.reproduce',
  steps: readonly S[],
  label: Label,
  writeDetails?: (page: TextPage, step: S, label: Label) => void,
): void {
  if (steps.length === 0) return;
  page.heading(label(section));
  steps.forEach((step, index) => {
    page.item(`${index + 1}. `, step.do, {});
    if (step.run !== undefined) page.command(step.run, 7);
    writeDetails?.(page, step, label);
  });
}

function writeFixDetails(page: TextPage, { since, patch }: Fix, label: Label): void {
  if (since !== undefined) page.paragraph(labelled(label, 'label.since', since), 5);
  // A diff of hundreds of lines would bury everything that a terminal page is for.
  if (patch !== undefined)
    page.paragraph(label('value.patch', { count: patch.trimEnd().split('\n').length }), 5, 'dim');
}

function writeExpectation(page: TextPage, { expect }: Check, label: Label): void {
  page.paragraph(labelled(label, 'label.expect', expect), 5);
}
