import type { Evidence, MissingFact, Outcome, VerdictStatus } from '../model/diagnosis.ts';
import { excerptForHtml, linesForHtml } from './escape.ts';
import type { Html } from './html-template.ts';
import { markup, raw } from './html-template.ts';
import type { Label, MessageId } from './labels.ts';
import { STATUS_MARKS, STATUS_STYLES } from './marks.ts';
import { flagsOf, place } from './phrasing.ts';

/** Text of a bundle or of a command: never translated, and read out in the language it is in. */
const AS_IT_IS = raw('lang="en" translate="no"');

export function statusTag(status: Outcome | VerdictStatus, label: Label): Html {
  return markup`<span class="tag ${STATUS_STYLES[status]}">${STATUS_MARKS[status]} ${label(`status.${status}`)}</span>`;
}

/** A long line scrolls in its own box, which the keyboard can reach. */
function scrollBox(className: string, content: string): Html {
  return markup`<pre ${AS_IT_IS} class="${className}" tabindex="0">${raw(content)}</pre>`;
}

export function excerptBox(text: string): Html {
  return scrollBox('line', excerptForHtml(text));
}

export function commandBox(text: string | undefined): Html {
  return text === undefined ? raw('') : scrollBox('run', linesForHtml(text.trimEnd()));
}

/** A unified diff; what a line does is told by its first character, and by colour only besides. */
export function patchBox(patch: string): Html {
  const lines = patch
    .trimEnd()
    .split('\n')
    .map((line) => {
      const kind = /^\+(?!\+\+ )/.test(line) ? 'added' : /^-(?!-- )/.test(line) ? 'removed' : 'same';
      return `<span class="${kind}">${linesForHtml(line)}\n</span>`;
    });
  return scrollBox('patch', lines.join(''));
}

export function source(path: string, line: number | undefined): Html {
  return markup`<code ${AS_IT_IS}>${place(path, line)}</code>`;
}

export function code(text: string): Html {
  return markup`<code ${AS_IT_IS}>${text}</code>`;
}

/** `<h2>`, or what else a section is headed with, followed by its content; nothing where there is no content. */
export function section(label: Label, id: MessageId, isThere: boolean, content: () => Html): Html {
  return isThere ? markup`<section><h3>${label(id)}</h3>${content()}</section>` : raw('');
}

interface Anchors {
  /** The `id` attribute of a piece of evidence. */
  (evidenceId: string): string;
}

/** Evidence as a table; `anchor` makes the rows something to point at. */
export function evidenceTable(evidence: readonly Evidence[], caption: string, anchor: Anchors, label: Label): Html {
  const rows = evidence.map((one) => {
    const flags = flagsOf(one, label).join(label('punctuation.list'));
    const flagged = flags !== '' && markup` <span class="warn small">${flags}</span>`;
    return markup`<tr role="row" id="${anchor(one.id)}">
<th role="rowheader" scope="row">${one.id}</th>
<td role="cell">${source(one.path, one.line)}${flagged}${excerptBox(one.excerpt)}</td>
<td role="cell">${one.says}</td>
</tr>`;
  });
  const heads = [label('label.id'), `${label('label.source')} / ${label('label.line')}`, label('label.says')];
  return table('evidence', caption, heads, rows);
}

/** Roles are spelled out because a narrow screen lays the table out as blocks, and browsers then forget what it is. */
export function table(className: string, caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return markup`<table role="table" class="${className}" aria-label="${caption}">
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows}</tbody>
</table>`;
}

export function missingList(missing: readonly MissingFact[], label: Label): Html {
  return markup`<ul class="steps">${missing.map(
    ({ fact, why, command }) =>
      markup`<li><p><strong>${fact}</strong>${label('punctuation.colon')}${why}</p>${commandBox(command)}</li>`,
  )}</ul>`;
}
