import type { ChainLink, Check, Evidence, Finding, Fix, Step, Workaround } from '../model/diagnosis.ts';
import { isSafeUrl } from './escape.ts';
import { commandBox, code, evidenceTable, missingList, patchBox, section, statusTag } from './html-parts.ts';
import { type Html, markup, raw } from './html-template.ts';
import type { Label } from './labels.ts';
import { BASIS_MARKS, BASIS_STYLES, byRisk, labelled, RISK_STYLES } from './marks.ts';
import { ofHost } from './phrasing.ts';

/** One cause in full. `number` keeps the anchors of several findings apart. */
export function findingSection(finding: Finding, number: number, label: Label): Html {
  const anchor = (id: string): string => `f${number}-${id}`;
  return markup`<article id="f${number}">
${heading(finding, label)}
<p>${finding.summary}</p>
${grounds(finding, anchor, label)}
${remedies(finding, label)}
</article>`;
}

function heading({ title, host, status, rule, severity }: Finding, label: Label): Html {
  const colon = label('punctuation.colon');
  return markup`<h2>${ofHost(host, title, label)}</h2>
<p class="small">${statusTag(status, label)} <span class="muted">${label('label.rule')}${colon}${code(rule)}
· ${label('label.severity')}${colon}${label(`severity.${severity}`)}</span></p>`;
}

/** What to believe it for. */
function grounds(finding: Finding, anchor: (id: string) => string, label: Label): readonly Html[] {
  const { evidence, against, missing } = finding;
  const tableOf = (id: 'section.evidence' | 'section.against', rows: readonly Evidence[]): Html =>
    evidenceTable(rows, label(id), anchor, label);
  const nothing = markup`<p class="muted">${label('value.nothing-against')}</p>`;
  return [
    section(label, 'section.chain', finding.chain.length > 0, () => chain(finding.chain, anchor, label)),
    section(label, 'section.evidence', evidence.length > 0, () => tableOf('section.evidence', evidence)),
    section(label, 'section.against', true, () => (against.length > 0 ? tableOf('section.against', against) : nothing)),
    section(label, 'section.missing', missing.length > 0, () => missingList(missing, label)),
  ];
}

/** What to do about it. */
function remedies(finding: Finding, label: Label): readonly Html[] {
  const { fix, verify } = finding;
  const ways = byRisk(finding.workarounds);
  return [
    section(label, 'section.now', ways.length > 0, () => steps(ways, label, workaroundLead, workaroundDetails)),
    section(label, 'section.fix', fix.length > 0, () => steps(fix, label, none, fixDetails)),
    section(label, 'section.verify', verify.length > 0, () => steps(verify, label, none, checkDetails)),
    reproduce(finding, label),
    section(label, 'section.references', finding.references.length > 0, () => references(finding, label)),
  ];
}

function chain(links: readonly ChainLink[], anchor: (id: string) => string, label: Label): Html {
  return markup`<ol class="chain" role="list">${links.map(
    ({ claim, basis, evidence }) => markup`
<li class="${basis}"><span class="mark ${BASIS_STYLES[basis]}" aria-hidden="true">${BASIS_MARKS[basis]}</span>
<p class="claim">${claim} <span class="small ${BASIS_STYLES[basis]}">${label(`basis.${basis}`)}</span>${evidence.map(
      (id) => markup` <a class="small" href="#${anchor(id)}">${id}</a>`,
    )}</p></li>`,
  )}</ol>`;
}

type Piece<S extends Step> = (step: S, label: Label) => Html;

function steps<S extends Step>(list: readonly S[], label: Label, lead: Piece<S>, details: Piece<S>): Html {
  return markup`<ol class="steps">${list.map(
    (step) => markup`<li><p>${lead(step, label)}${step.do}</p>${commandBox(step.run)}${details(step, label)}</li>`,
  )}</ol>`;
}

function none(): Html {
  return raw('');
}

function workaroundLead({ risk }: Workaround, label: Label): Html {
  return markup`<span class="tag ${RISK_STYLES[risk]}">${labelled(label, 'label.risk', label(`risk.${risk}`))}</span> `;
}

function workaroundDetails({ undo }: Workaround, label: Label): Html {
  return undo === undefined ? none() : markup`<p class="small">${labelled(label, 'label.undo', undo)}</p>`;
}

function fixDetails({ since, patch }: Fix, label: Label): Html {
  const version = since !== undefined && markup`<p class="small">${labelled(label, 'label.since', since)}</p>`;
  return markup`${version}${patch !== undefined && patchBox(patch)}`;
}

function checkDetails({ expect }: Check, label: Label): Html {
  return markup`<p class="small">${labelled(label, 'label.expect', expect)}</p>`;
}

function reproduce({ reproduce: list }: Finding, label: Label): Html {
  if (list.length === 0) return none();
  const title = label('section.reproduce');
  return markup`<details><summary><h3>${title}</h3></summary>${steps(list, label, none, none)}</details>`;
}

/** The only links that leave the page: those of the rule itself, and only by https. */
function references({ references: list }: Finding, label: Label): Html {
  return markup`<ul class="steps references">${list.map(({ title, url }) =>
    isSafeUrl(url)
      ? markup`<li><a href="${url}" rel="noreferrer noopener">${title}</a></li>`
      : markup`<li>${title}${label('punctuation.colon')}${code(url)}</li>`,
  )}</ul>`;
}
