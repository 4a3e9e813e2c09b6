import type { Diagnosis } from '../model/diagnosis.ts';
import { HANG_MARKS, HANG_STYLES, hangOf, isHanging, mountedThere, waitOf, whyNoMount } from './hangs-phrasing.ts';
import type { Label } from './labels.ts';
import { ofHost, place } from './phrasing.ts';
import type { TextPage } from './text-page.ts';

/** Deeper chains stay at this indentation: a narrow terminal has no room for more. */
const MAX_INDENT = 16;

/** Which mount, and the tasks in the order in which they hold each other up. */
export function writeHangs(page: TextPage, { hangs }: Diagnosis, label: Label): void {
  if (!isHanging(hangs)) return;
  const { mounts = [], moreMounts, tasks = [], moreTasks } = hangs;
  page.heading(label('section.hangs'));
  const none = whyNoMount(hangs, label);
  if (none !== undefined) page.paragraph(none);
  for (const mount of mounts) {
    const { target, host, basis, path, line } = mount;
    const there = mountedThere(mount, label);
    const about = [there, hangOf(mount, label)].filter((part) => part !== '').join(label('punctuation.semicolon'));
    const text = `${ofHost(host, target, label)}${label('punctuation.colon')}${about} [${place(path, line)}]`;
    page.item(`${HANG_MARKS[basis]} `, text, { mark: HANG_STYLES[basis] });
  }
  writeMore(page, moreMounts, label);
  if (tasks.length > 0) page.heading(label('section.waits'));
  for (const group of tasks) {
    const indent = Math.min(2 + 2 * group.depth, MAX_INDENT);
    page.item(group.depth === 0 ? '- ' : '└ ', `${waitOf(group, label)} [${place(group.path, group.line)}]`, {
      indent,
    });
  }
  writeMore(page, moreTasks, label);
}

function writeMore(page: TextPage, count: number | undefined, label: Label): void {
  if (count !== undefined) page.paragraph(label('hang.more', { count }), 2, 'dim');
}
