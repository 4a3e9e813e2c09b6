import type { Diagnosis } from '../model/diagnosis.ts';
import {
  bundleSection,
  collectSection,
  differentialSection,
  hostsSection,
  notesSection,
  timelineSection,
} from './html-bundle.ts';
import { findingSection } from './html-finding.ts';
import { hangsSection } from './html-hangs.ts';
import { statusTag } from './html-parts.ts';
import { STYLE, STYLE_HASH } from './html-style.ts';
import { type Html, markup, raw } from './html-template.ts';
import { type Label, labelsIn } from './labels.ts';
import { byRisk, STATUS_MARKS, STATUS_STYLES } from './marks.ts';
import { ofHost } from './phrasing.ts';

/** Nothing is fetched and nothing runs: the page is the file. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** One self-contained page to keep, to send and to print. */
export function renderHtml(diagnosis: Diagnosis): string {
  const { engine, verdict, bundle, findings } = diagnosis;
  const label = labelsIn(engine.locale);
  const subject = bundle.host === undefined ? '' : ` · ${bundle.host}`;
  return markup`<!doctype html>
<html lang="${engine.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${label(`status.${verdict.status}`)}${label('punctuation.colon')}${verdict.headline}${subject}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${verdictBanner(diagnosis, label)}
${incompleteNotice(diagnosis, label)}
${strip(diagnosis, label)}
${hostsSection(diagnosis, label)}
${hangsSection(diagnosis, label)}
${causesList(diagnosis, label)}
${collectSection(diagnosis, label)}
${findings.map((finding, index) => findingSection(finding, index + 1, label))}
${differentialSection(diagnosis, label)}
${timelineSection(diagnosis, label)}
${notesSection(diagnosis, label)}
${bundleSection(diagnosis, label)}
</main>
<footer>${label('footer.made-by', { version: engine.version, catalog: engine.catalog })}</footer>
</body>
</html>
`.source;
}

function verdictBanner({ verdict, bundle }: Diagnosis, label: Label): Html {
  const { status, headline } = verdict;
  const host = [
    bundle.host,
    bundle.os,
    bundle.kernel === undefined ? undefined : `${label('label.kernel')} ${bundle.kernel}`,
    bundle.generator,
    bundle.capturedAt,
  ].filter((part) => part !== undefined);
  return markup`<header class="verdict ${STATUS_STYLES[status]}">
<p class="status">${STATUS_MARKS[status]} ${label(`status.${status}`)}</p>
<h1>${headline}</h1>
<p class="muted small">${label(`meaning.${status}`)}</p>
<p class="muted small">${host.join(' · ')}</p>
</header>`;
}

function incompleteNotice({ bundle }: Diagnosis, label: Label): Html {
  if (bundle.complete) return raw('');
  return markup`<p class="notice" role="note"><strong class="warn">! ${label('incomplete.title')}</strong><br>${label('incomplete.text')}</p>`;
}

/** The numbers one asks for first, of the finding the verdict rests on. */
function strip({ findings, verdict }: Diagnosis, label: Label): Html {
  const best = findings[0];
  if (best === undefined || best.rule !== verdict.rule) return raw('');
  const wayOut = byRisk(best.workarounds)[0];
  const cells: [string, string | number][] = [
    [label('label.severity'), label(`severity.${best.severity}`)],
    [label('section.evidence'), best.evidence.length],
    [label('section.against'), best.against.length],
    [label('section.missing'), best.missing.length],
    [label('label.risk-of-change'), wayOut === undefined ? label('value.unknown') : label(`risk.${wayOut.risk}`)],
  ];
  return markup`<dl class="strip">${cells.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Where there are several: the way to each. */
function causesList({ findings }: Diagnosis, label: Label): Html {
  if (findings.length < 2) return raw('');
  const title = label('section.causes');
  return markup`<nav aria-label="${title}"><h2>${title}</h2><ul class="steps">${findings.map(
    ({ title: cause, status, host }, index) =>
      markup`<li>${statusTag(status, label)} <a href="#f${index + 1}">${ofHost(host, cause, label)}</a></li>`,
  )}</ul></nav>`;
}
