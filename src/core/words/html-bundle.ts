import type { Diagnosis, Ruling } from '../model/diagnosis.ts';
import { evidenceTable, code, commandBox, missingList, source, statusTag, table } from './html-parts.ts';
import { type Html, markup, raw } from './html-template.ts';
import type { Label, MessageId } from './labels.ts';
import {
  COLLECTOR,
  forRules,
  hostAndPlace,
  identity,
  needsCollecting,
  noteText,
  ofHost,
  wantedFacts,
} from './phrasing.ts';

const NOTHING = raw('');
/** What a reader takes in at a glance; a longer list folds. */
const AT_A_GLANCE = 6;

/** What to collect next, where nothing could be decided. */
export function collectSection(diagnosis: Diagnosis, label: Label): Html {
  const wanted = needsCollecting(diagnosis) ? wantedFacts(diagnosis) : [];
  if (wanted.length === 0) return NOTHING;
  const facts = wanted.map(({ rules, why, ...rest }) => ({ ...rest, why: `${why}${forRules(rules, label)}` }));
  const rest = facts.slice(AT_A_GLANCE);
  return markup`<section><h2>${label('section.collect')}</h2>
<p>${label('collect.at-once')}</p>${commandBox(COLLECTOR)}
${missingList(facts.slice(0, AT_A_GLANCE), label)}
${rest.length > 0 && aside(label('value.rest', { count: rest.length }), missingList(rest, label))}</section>`;
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
  const groups = new Map<Ruling['status'], Html[]>();
  differential.forEach((ruling, index) => {
    const rows = groups.get(ruling.status) ?? [];
    groups.set(ruling.status, rows);
    rows.push(rulingRow(ruling, `d${index + 1}`, label));
  });
  const tables = [...groups].map(([status, rows]) => rulingGroup(status, rows, label));
  return markup`<section><h2>${label('section.differential')}</h2>${tables}</section>`;
}

function rulingGroup(status: Ruling['status'], rows: readonly Html[], label: Label): Html {
  const heads = [label('label.cause'), label('label.because')];
  const open = raw(rows.length <= AT_A_GLANCE ? ' open' : '');
  return markup`<details${open}><summary>${statusTag(status, label)} ${rows.length}</summary>
${table('causes', label(`status.${status}`), heads, rows)}</details>`;
}

function rulingRow({ rule, title, host, because, evidence, missing }: Ruling, id: string, label: Label): Html {
  const cited = evidence.map(({ path, line }) => markup` ${source(path, line)}`);
  const summary = markup`${label('section.evidence')}${label('punctuation.colon')}${cited}`;
  const proof = evidenceTable(evidence, label('section.evidence'), (one) => `${id}-${one}`, label);
  return markup`<tr role="row">
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
