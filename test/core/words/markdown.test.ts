import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/core/words/markdown.ts';
import { HOSTILE, poisoned } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';

/** The document without its fenced blocks, and those blocks; a fence ends where CommonMark says it does. */
function split(markdown: string): { prose: string[]; fences: string[][] } {
  const prose: string[] = [];
  const fences: string[][] = [];
  let open: string | undefined;
  for (const line of markdown.split('\n')) {
    const fence = /^ {0,4}(`{3,})([a-z]*)$/.exec(line);
    if (open === undefined && fence !== null) {
      open = fence[1];
      fences.push([]);
    } else if (open !== undefined && fence !== null && fence[1]!.length >= open.length && fence[2] === '')
      open = undefined;
    else if (open === undefined) prose.push(line);
    else fences.at(-1)!.push(line);
  }
  expect(open).toBeUndefined();
  return { prose, fences };
}

describe('a ticket note', () => {
  const markdown = renderMarkdown(sampleDiagnosis());

  it('starts with the verdict and says what it is worth', () => {
    expect(markdown.split('\n').slice(0, 3)).toEqual([
      '# ✗ Confirmed: df hangs on /root/.gvfs: its FUSE daemon never answered INIT, and audit makes every path lookup ask it.',
      '',
      'What only this cause leaves behind was seen.',
    ]);
  });

  it('holds evidence and commands in fences alone', () => {
    const { prose, fences } = split(markdown);
    expect(fences).toContainEqual(['[<0>] fuse_get_req+0x1ce/0x2b0']);
    expect(fences).toContainEqual(['   echo 1 > /sys/fs/fuse/connections/39/abort', "   umount -l -- '/root/.gvfs'"]);
    expect(fences).toContainEqual(['multipath -ll']);
    expect(prose.join('\n')).not.toContain('[<0>]');
  });

  it('holds the whole patch', () => {
    expect(split(markdown).fences.find(([line]) => line === '   --- a/lib/mount.c')).toHaveLength(6);
  });

  it('puts the risk before the deed', () => {
    expect(markdown).toContain('1. **Risk: low** · Abort the connection.');
  });

  it('links nothing', () => {
    const { prose } = split(markdown);
    expect(prose.join('\n')).toContain('`https://docs.kernel.org/filesystems/fuse.html`');
    expect(prose.join('\n').replaceAll(/`https:[^`]*`/g, '')).not.toMatch(/:\/\/|\]\(|!\[/);
  });

  it('speaks Chinese', () => {
    const chinese = renderMarkdown(sampleDiagnosis('zh-CN'));
    expect(chinese).toMatch(/^# ✗ 已确认：df 挂起在/);
    expect(chinese).toContain('**风险：低** · 中止该连接。');
    expect(chinese).not.toMatch(/Risk|Evidence|Severity/);
  });
});

it('warns of an incomplete bundle above the details', () => {
  const sample = sampleDiagnosis();
  const markdown = renderMarkdown({ ...sample, bundle: { ...sample.bundle, complete: false } });
  expect(markdown.indexOf('**Incomplete bundle**')).toBeLessThan(markdown.indexOf('- Host:'));
  expect(markdown).toContain('**Incomplete bundle**');
});

it.each(HOSTILE)('%j stays text', (text) => {
  const { prose } = split(renderMarkdown(poisoned(sampleDiagnosis(), text)));
  const ours = /^#{1,3} |^- |^\d+\. |\*\*|`https:\/\/docs\.kernel\.org\/[^`]*`/g;
  const rest = prose.map((line) =>
    line
      .trim()
      .replace(/\\[!-/:-@[-`{-~]/g, '')
      .replaceAll('&#8203;', '')
      .replace(ours, '')
      .replace(ours, ''),
  );
  for (const line of rest) expect(line).not.toMatch(/[<>`[\]!*_|~@#]|:\/\/|www\./);

  expect(prose.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2028\u200b]/);
});

it('shows a line that rules several causes out once, below the list that cites it', () => {
  const sample = sampleDiagnosis();
  const ruling = sample.differential.find(({ evidence }) => evidence.length > 0)!;
  const page = renderMarkdown({ ...sample, differential: [ruling, { ...ruling, rule: 'another' }] });
  const part = page.slice(page.indexOf('## Other causes considered'), page.indexOf('## Timeline'));
  expect(part.match(/^- \*\*Ruled out\*\* .*\(proc\/mounts:9\)$/gm)).toHaveLength(2);
  expect(part.split(ruling.evidence[0]!.excerpt)).toHaveLength(2);
});
