import type { Diagnosis } from '../model/diagnosis.ts';
import { hangOf, isHanging, mountedThere, waitOf, whyNoMount } from './hangs-phrasing.ts';
import type { Label } from './labels.ts';
import { type MarkdownPage, plain, strong } from './markdown-page.ts';
import { ofHost, place } from './phrasing.ts';

/** Which mount, and the tasks in the order in which they hold each other up. */
export function writeHangs(page: MarkdownPage, { hangs }: Diagnosis, label: Label): void {
  if (!isHanging(hangs)) return;
  const { mounts = [], moreMounts, tasks = [], moreTasks } = hangs;
  const colon = label('punctuation.colon');
  const more = (count: number | undefined): string[] =>
    count === undefined ? [] : [plain(label('hang.more', { count }))];
  page.heading(2, label('section.hangs'));
  const none = whyNoMount(hangs, label);
  if (none !== undefined) page.paragraph(plain(none));
  const rows = mounts.map((mount) => {
    const there = mountedThere(mount, label);
    const about = [there, hangOf(mount, label)].filter((part) => part !== '').join(label('punctuation.semicolon'));
    const { target, host, path, line } = mount;
    return `${strong(ofHost(host, target, label))}${colon}${plain(about)} (${plain(place(path, line))})`;
  });
  page.list([...rows, ...more(moreMounts)]);
  if (tasks.length > 0) page.heading(3, label('section.waits'));
  const groups = tasks.map((group) => {
    const stack = group.stack === undefined ? '' : `${label('label.stack')}${colon}${group.stack.join(' ← ')}`;
    const lines = [plain(`${waitOf(group, label)} (${place(group.path, group.line)})`), plain(stack)];
    return { depth: group.depth, markup: lines.filter((line) => line !== '').join(' · ') };
  });
  page.tree([...groups, ...more(moreTasks).map((markup) => ({ depth: 0, markup }))]);
}
