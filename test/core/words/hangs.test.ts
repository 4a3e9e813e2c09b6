import { describe, expect, it } from 'vitest';
import type { Diagnosis, Hangs, WaitingTasks } from '../../../src/core/model/diagnosis.ts';
import type { Locale } from '../../../src/core/model/locale.ts';
import { render } from '../../../src/core/words/render.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';

const cited = { path: 'proc/70/stack', line: 1, excerpt: '[<0>] rpc_wait_bit_killable+0x1/0x2' };

const group = (more: Partial<WaitingTasks>): WaitingTasks => ({
  family: 'nfs',
  waitsFor: 'an answer of the NFS server',
  anchor: 'rpc_wait_bit_killable',
  role: 'victim',
  count: 1,
  tasks: [{ comm: 'df', pid: 70 }],
  depth: 0,
  ...cited,
  ...more,
});

const HANGS: Hangs = {
  mounts: [
    {
      target: '/mnt/a',
      type: 'nfs',
      device: 'srv:/x',
      basis: 'waiter',
      waiters: 4,
      oldestSeconds: 40,
      path: 'proc/mounts',
      line: 10,
      excerpt: 'srv:/x /mnt/a nfs rw 0 0',
    },
  ],
  moreMounts: 2,
  tasks: [
    group({
      call: 'open',
      tasks: [{ comm: 'ls', pid: 69 }],
      target: '/mnt/a',
      stack: ['rpc_wait_bit_killable', 'nfs_getattr'],
    }),
    group({
      waitsFor: 'a lock of the file system that another task has',
      count: 3,
      depth: 1,
      heldBy: { pid: 69, comm: 'ls', basis: 'inferred' },
    }),
  ],
};

const written = (hangs: Hangs | undefined, format: 'text' | 'markdown' | 'html', locale: Locale = 'en'): string => {
  const diagnosis: Diagnosis = { ...sampleDiagnosis(locale), hangs };
  return render(diagnosis, format, { width: 120 });
};

describe('what hangs', () => {
  it('stands on a terminal page before the causes, whoever holds others up above them', () => {
    const page = written(HANGS, 'text');
    expect(page.slice(page.indexOf('WHAT HANGS'), page.indexOf('✗ FUSE mount'))).toBe(`WHAT HANGS
  ✗ /mnt/a: nfs, srv:/x; tasks that wait for it: 4, the longest for 40 s [proc/mounts:10]
  and 2 more

WHO WAITS FOR WHOM
  - ls (69): waits for an answer of the NFS server (rpc_wait_bit_killable, open); on /mnt/a [proc/70/stack:1]
    └ df (70), and 2 more: wait for a lock of the file system that another task has (rpc_wait_bit_killable); held by ls
      (69), as all the others wait [proc/70/stack:1]

`);
  });

  it('is said in Chinese', () => {
    const page = written(HANGS, 'text', 'zh-CN');
    expect(page).toContain('✗ /mnt/a：nfs，srv:/x；等待它的任务：4 个，最久已 40 秒 [proc/mounts:10]');
    expect(page).toContain('- ls（69）等待：');
  });

  it('has no empty line on a page for a mount of which no more than the place is known', () => {
    const [mount] = HANGS.mounts!;
    const page = written({ mounts: [{ ...mount!, type: undefined, device: undefined }], tasks: [] }, 'html');
    expect(page).toContain('<td role="cell">tasks that wait for it: 4');
    expect(written(HANGS, 'html')).toContain('<td role="cell">nfs, srv:/x<br>tasks that wait for it: 4');
  });

  it('is a list of lists in Markdown', () => {
    const lines = written(HANGS, 'markdown').split('\n');
    const at = lines.indexOf('### Who waits for whom');
    expect(lines.slice(at + 2, at + 4).map((line) => line.slice(0, 12))).toEqual(['- ls (69): w', '  - df (70),']);
    expect(lines[at + 2]).toContain('Stack: rpc\\_wait\\_bit\\_killable ← nfs\\_getattr');
  });

  it('is a list of lists in HTML, and each line can be looked at', () => {
    const page = written(HANGS, 'html');
    const section = page.slice(
      page.indexOf('Who waits for whom'),
      page.indexOf('</section>', page.indexOf('Who waits')),
    );
    expect([...section.matchAll(/<\/?(?:ul|li)\b/g)].map(([tag]) => tag.slice(1)).join(' ')).toBe(
      'ul li ul li /li /ul /li /ul',
    );
    expect(section.split(cited.excerpt.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))).toHaveLength(3);
  });

  it.each([
    ['the mount is not known', { tasks: HANGS.tasks ?? [] }, 'The bundle does not tell which mount it is.'],
    ['there is none', { mounts: [], tasks: HANGS.tasks ?? [] }, 'No mount: what is waited for is something else.'],
  ])('says so where %s', (_, hangs, expected) => {
    for (const format of ['text', 'markdown', 'html'] as const) expect(written(hangs, format)).toContain(expected);
  });

  it.each([
    ['unknown', undefined],
    ['nothing', { mounts: [], tasks: [] }],
  ])('is not spoken of where it is %s', (_, hangs) => {
    for (const format of ['text', 'markdown', 'html'] as const)
      expect(written(hangs, format).toLowerCase()).not.toContain('what hangs');
  });
});
