import type { Diagnosis, HangingMount, WaitingTasks } from '../model/diagnosis.ts';
import { HANG_MARKS, HANG_STYLES, hangOf, isHanging, mountedThere, waitOf, whyNoMount } from './hangs-phrasing.ts';
import { code, excerptBox, source, table } from './html-parts.ts';
import { type Html, markup, raw } from './html-template.ts';
import type { Label } from './labels.ts';
import { ofHost } from './phrasing.ts';

/** Which mount, and the tasks below those that hold them up. */
export function hangsSection({ hangs }: Diagnosis, label: Label): Html {
  if (!isHanging(hangs)) return raw('');
  const { mounts = [], moreMounts, tasks = [], moreTasks } = hangs;
  const none = whyNoMount(hangs, label);
  return markup`<section><h2>${label('section.hangs')}</h2>
${none !== undefined && markup`<p>${none}</p>`}
${mounts.length > 0 && mountTable(mounts, label)}
${more(moreMounts, label)}
${tasks.length > 0 && markup`<h3>${label('section.waits')}</h3>${chain(tasks, label)}`}
${more(moreTasks, label)}</section>`;
}

function more(count: number | undefined, label: Label): Html {
  return count === undefined ? raw('') : markup`<p class="muted">${label('hang.more', { count })}</p>`;
}

function mountTable(mounts: readonly HangingMount[], label: Label): Html {
  const rows = mounts.map((mount) => {
    const { target, host, basis, path, line } = mount;
    const there = mountedThere(mount, label);
    return markup`<tr role="row">
<th role="rowheader" scope="row"><span class="${HANG_STYLES[basis]}" aria-hidden="true">${HANG_MARKS[basis]}</span> ${ofHost(host, target, label)}</th>
<td role="cell">${there !== '' && markup`${there}<br>`}${hangOf(mount, label)}</td>
<td role="cell">${source(path, line)}</td></tr>`;
  });
  const heads = [label('label.mount'), label('label.device'), label('label.source')];
  return table('timeline', label('section.hangs'), heads, rows);
}

/** Lists inside of lists, as deep as the chain goes. */
function chain(tasks: readonly WaitingTasks[], label: Label): Html {
  let page = '';
  let open = 0;
  for (const group of tasks) {
    // A list that was shortened may begin with what stood below somebody.
    const depth = Math.min(group.depth, open) + 1;
    page += depth > open ? '<ul class="steps">' : `</li>${'</ul></li>'.repeat(open - depth)}`;
    page += `<li>${item(group, label).source}`;
    open = depth;
  }
  return raw(`${page}</li>${'</ul></li>'.repeat(open - 1)}</ul>`);
}

function item(group: WaitingTasks, label: Label): Html {
  const { path, line, excerpt, stack } = group;
  const functions =
    stack !== undefined &&
    markup`<p class="small">${label('label.stack')}${label('punctuation.colon')}${code(stack.join(' ← '))}</p>`;
  return markup`<p>${waitOf(group, label)}</p>
<details><summary class="small">${source(path, line)}</summary>${excerptBox(excerpt)}${functions}</details>`;
}
