import type { MissingFact } from '../model/diagnosis.ts';
import type { BothSides, FixCheck, Verification, VerificationCheck } from '../model/verification.ts';
import { type Label, labelsIn } from './labels.ts';
import { labelled, STATUS_MARKS, STATUS_STYLES } from './marks.ts';
import { flagsOf, ofHost, place } from './phrasing.ts';
import type { TextOptions } from './text.ts';
import { writeMissing } from './text-finding.ts';
import { TextPage } from './text-page.ts';
import {
  changeText,
  headOf,
  OUTCOME_MARKS,
  OUTCOME_STYLES,
  type VerificationLabel,
  type VerificationLabelId,
  verificationLabels,
} from './verification-labels.ts';

/** Terminal text: the answer first, then what weakens it, then each check with lines of both bundles. */
export function renderVerificationText(verification: Verification, options: TextOptions = {}): string {
  const { locale, version, catalog } = verification.engine;
  const label = labelsIn(locale);
  const writer = new Writer(
    new TextPage(options.width ?? 80, options.color ?? false),
    label,
    verificationLabels(locale),
  );
  writer.write(verification);
  writer.page.blank();
  writer.page.paragraph(label('footer.made-by', { version, catalog }), 0, 'dim');
  return writer.page.toString();
}

class Writer {
  readonly page: TextPage;
  readonly #label: Label;
  readonly #own: VerificationLabel;

  constructor(page: TextPage, label: Label, own: VerificationLabel) {
    this.page = page;
    this.#label = label;
    this.#own = own;
  }

  write(verification: Verification): void {
    this.#verdict(verification);
    this.#heads(verification);
    this.#cautions(verification);
    const { checks } = verification;
    const steps = checks.filter(({ step }) => step === 'verify');
    this.#section(
      'causes',
      checks.filter(({ step }) => step === 'cause'),
      (check) => this.#check(check),
    );
    this.#section('steps', steps, (check) => this.#check(check));
    this.#section('fixes', verification.fixes, (fix) => this.#fix(fix));
    this.#section('changes', verification.changes, (change) => {
      this.page.item('- ', ofHost(change.host, changeText(change, this.#own), this.#label), {});
      this.#evidence(change.evidence);
    });
    this.#section('appeared', verification.appeared, ({ rule, host, status, headline, evidence }) => {
      const mark = `${STATUS_MARKS[status]} ${this.#label(`status.${status}`)}  `;
      this.page.item(mark, `${ofHost(host, headline, this.#label)} [${rule}]`, { mark: STATUS_STYLES[status] });
      this.#evidence({ before: [], after: evidence });
    });
  }

  #verdict({ verdict: { outcome, headline } }: Verification): void {
    const mark = `${OUTCOME_MARKS[outcome]} ${this.#own(outcome).toUpperCase()}  `;
    this.page.item(mark, headline, { indent: 0, mark: OUTCOME_STYLES[outcome], text: 'strong' });
    this.page.paragraph(this.#own(`means-${outcome}`));
  }

  #heads({ before, after }: Verification): void {
    this.page.blank();
    for (const [id, { bundle, verdict }] of [['before', before] as const, ['after', after] as const]) {
      const head = [headOf(bundle, this.#label), this.#label(`status.${verdict.status}`)].join(' · ');
      this.page.item(`${this.#own(id)}  `, head, { mark: 'strong', text: 'dim' });
    }
  }

  #cautions({ cautions }: Verification): void {
    this.#section('cautions', cautions, ({ text, host, evidence }) => {
      this.page.item('! ', ofHost(host, text, this.#label), { mark: 'warn' });
      this.#evidence(evidence);
    });
  }

  #check(check: VerificationCheck): void {
    const { rule, host, outcome, run, expect, because, evidence, missing } = check;
    const mark = `${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}  `;
    const what = check.step === 'cause' ? `${check.do} [${rule}]` : check.do;
    this.page.item(mark, ofHost(host, what, this.#label), { mark: OUTCOME_STYLES[outcome], text: 'strong' });
    this.page.paragraph(because, 4);
    if (run !== undefined) this.page.command(run, 6);
    if (expect !== undefined) this.page.paragraph(labelled(this.#label, 'label.expect', expect), 4);
    this.#evidence(evidence);
    this.#missing(missing);
  }

  #fix({ do: what, host, outcome, since, evidence }: FixCheck): void {
    const mark = `${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}  `;
    this.page.item(mark, ofHost(host, what, this.#label), { mark: OUTCOME_STYLES[outcome] });
    if (since !== undefined) this.page.paragraph(labelled(this.#label, 'label.since', since), 4);
    this.#evidence(evidence);
  }

  #missing(missing: readonly MissingFact[]): void {
    for (const fact of missing) writeMissing(this.page, fact, this.#label);
  }

  #evidence(sides: BothSides): void {
    for (const side of ['before', 'after'] as const) {
      for (const one of sides[side]) {
        const flags = flagsOf(one, this.#label).map((flag) => ` (${flag})`);
        this.page.item(`${this.#own(side)}  `, `${place(one.path, one.line)}${flags.join('')}`, {
          indent: 4,
          mark: 'dim',
        });
        this.page.excerpt(one.excerpt, 6);
        this.page.paragraph(one.says, 6);
      }
    }
  }

  #section<T>(id: VerificationLabelId, items: readonly T[], write: (item: T) => void): void {
    if (items.length > 0) this.page.heading(this.#own(id));
    for (const item of items) write(item);
  }
}
