import type { Diagnosis, Ruling } from '../model/diagnosis.ts';
import { evidenceTable, code, missingList, source, statusTag, table } from './html-parts.ts';
import { type Html, markup, raw } from './html-template.ts';
import type { Label, MessageId } from './labels.ts';
import { hostAndPlace, identity, needsCollecting, noteText, ofHost, wantedFacts } from './phrasing.ts';

const NOTHING = raw('');

/** What to collect next, where nothing could be decided. */
export function collectSection(diagnosis: Diagnosis, label: Label): Html {
  const wanted = needsCollecting(diagnosis) ? wantedFacts(diagnosis) : [];
  if (wanted.length === 0) return NOTHING;
  const facts = wanted.map(({ rules, why, ...rest }) => ({ ...rest, why: `${why} (${rules.join(', ')})` }));
  return markup`<section><h2>${label('section.collect')}</h2>${missingList(facts, label)}</section>`;
}

/** Each host's own verdict, where there are several. */
export function hostsSection({ hosts = [] }: Diagnosis, label: Label): Html {
  if (hosts.length === 0) return NOTHING;
  const rows = hosts.map(
    ({ bundle, verdict }) => markup`<tr role="row">
<td role="cell">${statusTag(verdict.status, label)}</td>
<th role="rowheader" scope="row">${hostAndPlace(bundle)}</th>
<td role="cell">${verdict.headline}</td></tr>`,
  );
  const caption = label('section.hosts');
  const heads = [label('label.status'), label('label.host'), label('label.cause')];
  return markup`<section><h2>${caption}</h2>${table('rulings', caption, heads, rows)}</section>`;
}

export function differentialSection({ differential }: Diagnosis, label: Label): Html {
  if (differential.length === 0) return NOTHING;
  const caption = label('section.differential');
  const rows = differential.map((ruling, index) => rulingRow(ruling, `d${index + 1}`, label));
  const heads = [label('label.status'), label('label.cause'), label('label.because')];
  return markup`<section><h2>${caption}</h2>${table('rulings', caption, heads, rows)}</section>`;
}

function rulingRow({ rule, title, host, status, because, evidence, missing }: Ruling, id: string, label: Label): Html {
  const cited = evidence.map(({ path, line }) => markup` ${source(path, line)}`);
  const summary = markup`${label('section.evidence')}${label('punctuation.colon')}${cited}`;
  const proof = evidenceTable(evidence, label('section.evidence'), (one) => `${id}-${one}`, label);
  return markup`<tr role="row">
<td role="cell">${statusTag(status, label)}</td>
<th role="rowheader" scope="row">${ofHost(host, title, label)}<br><span class="small muted">${code(rule)}</span></th>
<td role="cell"><p>${because}</p>
${evidence.length > 0 && aside(summary, proof)}
${missing.length > 0 && aside(label('section.missing'), missingList(missing, label))}</td>
</tr>`;
}

function aside(summary: Html | string, content: Html): Html {
  return markup`<details><summary class="small">${summary}</summary>${content}</details>`;
}

export function timelineSection({ timeline }: Diagnosis, label: Label): Html {
  const rows = timeline.map(
    ({ at, what, host, path, line }) => markup`<tr role="row">
<th role="rowheader" scope="row" class="mono">${at}</th><td role="cell">${ofHost(host, what, label)}</td>
<td role="cell">${path !== undefined && source(path, line)}</td></tr>`,
  );
  const heads = [label('label.time'), label('label.event'), label('label.source')];
  return folded(label, 'section.timeline', rows.length > 0, () =>
    table('timeline', label('section.timeline'), heads, rows),
  );
}

/** Open where the bundle is incomplete: then the reader has to know what is not there. */
export function notesSection({ bundle }: Diagnosis, label: Label): Html {
  const list = (): Html =>
    markup`<ul class="steps">${bundle.notes.map((note) => markup`<li>${noteText(note, label)}</li>`)}</ul>`;
  return folded(label, 'section.notes', bundle.notes.length > 0, list, !bundle.complete);
}

export function bundleSection({ bundle, facts }: Diagnosis, label: Label): Html {
  const rows = Object.entries(facts).map(
    ([kind, count]) =>
      markup`<tr role="row"><th role="rowheader" scope="row">${code(kind)}</th><td role="cell">${count}</td></tr>`,
  );
  const pairs = identity(bundle, label).map(({ id, value }) => markup`<dt>${label(id)}</dt><dd>${value}</dd>`);
  const hash = bundle.sha256 !== undefined && markup`<dt>SHA-256</dt><dd>${code(bundle.sha256)}</dd>`;
  return markup`${folded(label, 'section.bundle', true, () => markup`<dl class="pairs">${pairs}${hash}</dl>`)}
${folded(label, 'section.facts', rows.length > 0, () =>
  table('facts', label('section.facts'), [label('label.kind'), label('label.count')], rows),
)}`;
}

function folded(label: Label, id: MessageId, isThere: boolean, content: () => Html, isOpen = false): Html {
  if (!isThere) return NOTHING;
  return markup`<details${raw(isOpen ? ' open' : '')}><summary><h2>${label(id)}</h2></summary>${content()}</details>`;
}
