import type { BothSides, FixCheck, Verification, VerificationCheck } from '../model/verification.ts';
import { type Label, labelsIn } from './labels.ts';
import { writeMissing } from './markdown-finding.ts';
import { MarkdownPage, plain, strong } from './markdown-page.ts';
import { labelled, STATUS_MARKS } from './marks.ts';
import { flagsOf, ofHost, place } from './phrasing.ts';
import {
  changeText,
  headOf,
  OUTCOME_MARKS,
  type VerificationLabel,
  type VerificationLabelId,
  verificationLabels,
} from './verification-labels.ts';

/** Markdown for a ticket: the answer, and for each check the lines of both bundles that it rests on. */
export function renderVerificationMarkdown(verification: Verification): string {
  const { locale, version, catalog } = verification.engine;
  const label = labelsIn(locale);
  const writer = new Writer(label, verificationLabels(locale));
  writer.write(verification);
  writer.page.paragraph(plain(label('footer.made-by', { version, catalog })));
  return writer.page.toString();
}

class Writer {
  readonly page = new MarkdownPage();
  readonly #label: Label;
  readonly #own: VerificationLabel;

  constructor(label: Label, own: VerificationLabel) {
    this.#label = label;
    this.#own = own;
  }

  write(verification: Verification): void {
    const { verdict, before, after, cautions, checks, fixes, changes, appeared } = verification;
    const word = `${OUTCOME_MARKS[verdict.outcome]} ${this.#own(verdict.outcome)}`;
    this.page.heading(1, `${word}${this.#label('punctuation.colon')}${verdict.headline}`);
    this.page.paragraph(plain(this.#own(`means-${verdict.outcome}`)));
    this.page.list(
      [['before', before] as const, ['after', after] as const].map(
        ([
          id,
          {
            bundle,
            verdict: { status },
          },
        ]) => {
          const head = `${headOf(bundle, this.#label)} · ${this.#label(`status.${status}`)}`;
          return `${strong(this.#own(id))} ${plain(head)}`;
        },
      ),
    );
    this.#section('cautions', cautions, ({ text, host, evidence }) => {
      this.page.paragraph(plain(ofHost(host, text, this.#label)));
      this.#evidence(evidence);
    });
    this.#section(
      'causes',
      checks.filter(({ step }) => step === 'cause'),
      (check) => this.#check(check),
    );
    this.#section(
      'steps',
      checks.filter(({ step }) => step === 'verify'),
      (check) => this.#check(check),
    );
    this.#section('fixes', fixes, (fix) => this.#fix(fix));
    this.#section('changes', changes, (change) => {
      this.page.paragraph(plain(ofHost(change.host, changeText(change, this.#own), this.#label)));
      this.#evidence(change.evidence);
    });
    this.#section('appeared', appeared, ({ rule, host, status, headline, evidence }) => {
      const outcome = `${STATUS_MARKS[status]} ${this.#label(`status.${status}`)}`;
      this.page.paragraph(`${strong(outcome)} · ${plain(ofHost(host, headline, this.#label))} (${plain(rule)})`);
      this.#evidence({ before: [], after: evidence });
    });
  }

  #check({ rule, host, step, do: what, outcome, run, expect, because, evidence, missing }: VerificationCheck): void {
    const word = `${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}`;
    const about = ofHost(host, step === 'cause' ? `${what} (${rule})` : what, this.#label);
    this.page.paragraph(`${strong(word)} · ${plain(about)}`);
    this.page.paragraph(plain(because));
    if (run !== undefined) this.page.command(run);
    if (expect !== undefined) this.page.paragraph(plain(labelled(this.#label, 'label.expect', expect)));
    this.#evidence(evidence);
    writeMissing(this.page, missing, this.#label);
  }

  #fix({ host, do: what, outcome, run, since, evidence }: FixCheck): void {
    const word = `${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}`;
    this.page.paragraph(`${strong(word)} · ${plain(ofHost(host, what, this.#label))}`);
    if (run !== undefined) this.page.command(run);
    if (since !== undefined) this.page.paragraph(plain(labelled(this.#label, 'label.since', since)));
    this.#evidence(evidence);
  }

  #evidence(sides: BothSides): void {
    for (const side of ['before', 'after'] as const) {
      for (const one of sides[side]) {
        const flags = flagsOf(one, this.#label).map((flag) => ` (${plain(flag)})`);
        const source = `${strong(this.#own(side))} ${plain(place(one.path, one.line))}${flags.join('')}`;
        this.page.paragraph(`${source}${this.#label('punctuation.colon')}${plain(one.says)}`);
        this.page.excerpt(one.excerpt);
      }
    }
  }

  #section<T>(id: VerificationLabelId, items: readonly T[], write: (item: T) => void): void {
    if (items.length > 0) this.page.heading(2, this.#own(id));
    for (const item of items) write(item);
  }
}
