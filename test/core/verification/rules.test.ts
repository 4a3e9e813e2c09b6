import { describe, expect, test } from 'vitest';
import type { Change, Tree } from '../../support/tree.ts';
import { changed } from '../../support/tree.ts';
import { hungOf, later, mended, outcomes, verified } from './support/pairs.ts';

interface Row {
  readonly rule: string;
  readonly evidence: string;
  readonly target: string;
  /** What the mended bundle has besides. */
  readonly besides?: Change;
  readonly held: readonly string[];
  readonly broken: readonly string[];
}

const of = (step: string, answers: readonly string[]): string[] => answers.map((answer) => `${step}: ${answer}`);

/** Outcomes of the rule's own steps, once mended, and once hung as before. */
const ROWS: readonly Row[] = [
  {
    rule: 'fuse-init-unanswered',
    evidence: '01-init-blocked-no-audit',
    target: '/root/.gvfs',
    held: ['held', 'held'],
    broken: ['not-held', 'not-held'],
  },
  {
    rule: 'fuse-daemon-hung',
    evidence: '05-daemon-hung-after-init',
    target: '/root/.gvfs',
    held: ['held', 'held'],
    broken: ['not-held', 'not-held'],
  },
  {
    rule: 'fuse-audit-bypass',
    evidence: '14-user-gvfs-root-df-audit',
    target: '/nowhere',
    // That df returns proves nothing while the daemon answers.
    held: ['cannot-tell', 'held'],
    broken: ['not-held', 'not-held'],
  },
  {
    rule: 'fuse-init-audit',
    evidence: '13-gvfs-mounted-twice-audit',
    target: '/root/.gvfs',
    besides: {
      files: {
        'proc/mounts': 'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,user_id=0,group_id=0 0 0\n',
        'proc/self/mounts': 'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,user_id=0,group_id=0 0 0\n',
      },
      without: ['proc/self/mountinfo'],
    },
    held: ['cannot-tell', 'held', 'held', 'cannot-tell', 'held'],
    broken: ['not-held', 'held', 'not-held', 'cannot-tell', 'not-held'],
  },
];

async function stepsOf(before: Tree, after: Tree, rule: string): Promise<string[]> {
  const found = outcomes(await verified(before, after));
  return found.filter((line) => line.startsWith(`${rule} verify: `)).map((line) => line.slice(rule.length + 1));
}

describe.each(ROWS)('$rule, captured in $evidence', ({ rule, evidence, target, besides = {}, held, broken }) => {
  const before = hungOf(evidence);

  test('mended', async () => {
    expect(await stepsOf(before, changed(mended(before, target), besides), rule)).toEqual(of('verify', held));
  });

  test('as before', async () => {
    expect(await stepsOf(before, later(before), rule)).toEqual(of('verify', broken));
  });

  test('nothing of what tells is in the later bundle', async () => {
    const blind = changed(later(before), {
      without: [...before.files.keys()].filter(
        (path) => !/^(?:hostname|sos_commands\/kernel\/uname)/.test(path) && !path.endsWith('/date'),
      ),
    });
    const steps = await stepsOf(before, blind, rule);
    expect(new Set(steps)).toEqual(new Set(['verify: cannot-tell']));
  });
});

test('the daemon of another user is stopped, rules are loaded, and df returns all the same: it held', async () => {
  const before = hungOf('14-user-gvfs-root-df-audit');
  const ps =
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd';
  const row =
    '4 T  1000  4242     1  4242  4242  TS  19   0    -   875 do_signal_stop       Mon Nov 23 15:30:14 2026 ?        00:00:00 gvfsd-fuse /run/user/1000/gvfs\n';
  const healed = mended(before, '/nowhere');
  const table = `${Buffer.from(healed.files.get(ps) ?? []).toString()}${row}`;
  const after = changed(healed, { files: { [ps]: table } });
  expect(await stepsOf(before, after, 'fuse-audit-bypass')).toEqual(of('verify', ['held', 'held']));
});
