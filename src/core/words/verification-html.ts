import type { BothSides, FixCheck, Verification, VerificationCheck } from '../model/verification.ts';
import { code, commandBox, evidenceTable, missingList, statusTag } from './html-parts.ts';
import { STYLE, STYLE_HASH } from './html-style.ts';
import { type Html, markup, raw } from './html-template.ts';
import { type Label, labelsIn } from './labels.ts';
import { labelled } from './marks.ts';
import { ofHost } from './phrasing.ts';
import {
  changeText,
  headOf,
  OUTCOME_MARKS,
  OUTCOME_STYLES,
  type VerificationLabel,
  type VerificationLabelId,
  verificationLabels,
} from './verification-labels.ts';

/** Nothing is fetched and nothing runs: the page is the file. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** One self-contained page to keep, to send and to print. */
export function renderVerificationHtml(verification: Verification): string {
  const { engine, verdict } = verification;
  const label = labelsIn(engine.locale);
  const writer = new Writer(label, verificationLabels(engine.locale));
  const word = `${verificationLabels(engine.locale)(verdict.outcome)}${label('punctuation.colon')}${verdict.headline}`;
  return markup`<!doctype html>
<html lang="${engine.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${word}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${writer.write(verification)}
</main>
<footer>${label('footer.made-by', { version: engine.version, catalog: engine.catalog })}</footer>
</body>
</html>
`.source;
}

class Writer {
  readonly #label: Label;
  readonly #own: VerificationLabel;
  #tables = 0;

  constructor(label: Label, own: VerificationLabel) {
    this.#label = label;
    this.#own = own;
  }

  write(verification: Verification): Html {
    const { cautions, checks, fixes, changes, appeared } = verification;
    return markup`${this.#banner(verification)}
${this.#section('cautions', cautions, ({ text, host, evidence }) => this.#item(ofHost(host, text, this.#label), evidence))}
${this.#section(
  'causes',
  checks.filter(({ step }) => step === 'cause'),
  (check) => this.#check(check),
)}
${this.#section(
  'steps',
  checks.filter(({ step }) => step === 'verify'),
  (check) => this.#check(check),
)}
${this.#section('fixes', fixes, (fix) => this.#fix(fix))}
${this.#section('changes', changes, (change) => this.#item(ofHost(change.host, changeText(change, this.#own), this.#label), change.evidence))}
${this.#section(
  'appeared',
  appeared,
  ({ rule, host, status, headline, evidence }) =>
    markup`<p>${statusTag(status, this.#label)} ${ofHost(host, headline, this.#label)} ${code(rule)}</p>
${this.#evidence({ before: [], after: evidence })}`,
)}`;
  }

  #banner({ verdict: { outcome, headline }, before, after }: Verification): Html {
    const heads = [['before', before] as const, ['after', after] as const].map(
      ([id, { bundle, verdict }]) =>
        markup`<p class="muted small"><strong>${this.#own(id)}</strong> ${headOf(bundle, this.#label)} · ${this.#label(`status.${verdict.status}`)}</p>`,
    );
    return markup`<header class="verdict ${OUTCOME_STYLES[outcome]}">
<p class="status">${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}</p>
<h1>${headline}</h1>
<p class="muted small">${this.#own(`means-${outcome}`)}</p>
${heads}
</header>`;
  }

  #tag(outcome: VerificationCheck['outcome'] | FixCheck['outcome']): Html {
    return markup`<span class="tag ${OUTCOME_STYLES[outcome]}">${OUTCOME_MARKS[outcome]} ${this.#own(outcome)}</span>`;
  }

  #check({ rule, host, step, do: what, outcome, run, expect, because, evidence, missing }: VerificationCheck): Html {
    const about = ofHost(host, what, this.#label);
    return markup`<p>${this.#tag(outcome)} <strong>${about}</strong>${step === 'cause' && markup` ${code(rule)}`}</p>
<p>${because}</p>
${commandBox(run)}
${expect !== undefined && markup`<p>${labelled(this.#label, 'label.expect', expect)}</p>`}
${this.#evidence(evidence)}
${missing.length > 0 && missingList(missing, this.#label)}`;
  }

  #fix({ host, do: what, outcome, run, since, evidence }: FixCheck): Html {
    return markup`<p>${this.#tag(outcome)} ${ofHost(host, what, this.#label)}</p>
${commandBox(run)}
${since !== undefined && markup`<p>${labelled(this.#label, 'label.since', since)}</p>`}
${this.#evidence(evidence)}`;
  }

  #item(text: string, evidence: BothSides): Html {
    return markup`<p>${text}</p>
${this.#evidence(evidence)}`;
  }

  #evidence(sides: BothSides): Html {
    const tables = (['before', 'after'] as const).map((side) => {
      const evidence = sides[side];
      if (evidence.length === 0) return raw('');
      this.#tables += 1;
      const prefix = `t${this.#tables}`;
      const table = evidenceTable(evidence, this.#own(side), (id) => `${prefix}-${id}`, this.#label);
      return markup`<p class="muted small">${this.#own(side)}</p>
${table}`;
    });
    return markup`${tables}`;
  }

  #section<T>(id: VerificationLabelId, items: readonly T[], content: (item: T) => Html): Html {
    if (items.length === 0) return raw('');
    const blocks = items.map((item) => markup`<li>${content(item)}</li>`);
    return markup`<section><h2>${this.#own(id)}</h2><ul class="steps">${blocks}</ul></section>`;
  }
}
