import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import type { OpenBundle } from '../../../src/core/model/bundle.ts';
import type { CautionCode, CheckOutcome, Verification } from '../../../src/core/model/verification.ts';
import { changed, type Tree, treeOf } from '../../support/tree.ts';
import { verify } from '../../../src/core/verification/verify.ts';
import {
  catalog,
  causeOf,
  cut,
  examined,
  HUNG,
  later,
  MENDED,
  newKernel,
  RELIEVED,
  verified,
  rebooted,
} from './support/pairs.ts';

const RULE = 'fuse-init-audit';

/** Where tasks sleep, and nothing else, is gone. */
const BLIND = { without: ['sos_commands/process/*', 'proc/*/*'] };

interface Row {
  readonly name: string;
  readonly before?: Tree | OpenBundle;
  readonly after: Tree | OpenBundle;
  readonly verdict: CheckOutcome;
  readonly cause: CheckOutcome;
  readonly because?: string;
  readonly cautions?: readonly CautionCode[];
  readonly appeared?: readonly string[];
}

const ROWS: readonly Row[] = [
  { name: 'mounted again, and a df got its answer', after: MENDED, verdict: 'held', cause: 'held' },
  {
    name: 'nobody waits, and it is not mounted any more',
    after: RELIEVED,
    verdict: 'held',
    cause: 'held',
    cautions: ['mount-gone'],
  },
  { name: 'everything as it was', after: later(HUNG), verdict: 'not-held', cause: 'not-held', because: '/root/.gvfs' },
  {
    name: 'the same cause again, on another mount',
    after: later(
      changed(HUNG, {
        edit: Object.fromEntries(
          ['proc/mounts', 'proc/self/mounts', 'proc/self/mountinfo', 'proc/17862/cmdline'].map((path) => [
            path,
            { '/root/.gvfs': '/home/lab/.gvfs' },
          ]),
        ),
      }),
    ),
    verdict: 'not-held',
    cause: 'not-held',
    because: 'no longer on /root/.gvfs, but on /home/lab/.gvfs',
    cautions: ['mount-gone'],
  },
  {
    name: 'another cause on the same mount: the rules were taken away, and the daemon is as silent as before',
    after: later(treeOf('evidence/01-init-blocked-no-audit')),
    verdict: 'not-held',
    cause: 'not-held',
    because: '/root/.gvfs still hangs, now for another reason: A FUSE mount never got its INIT reply',
    appeared: ['fuse-init-unanswered'],
  },
  {
    name: 'another cause, on another mount',
    after: later(treeOf('evidence/14-user-gvfs-root-df-audit')),
    verdict: 'held',
    cause: 'held',
    cautions: ['mount-gone'],
    appeared: ['fuse-audit-bypass'],
  },
  {
    name: 'only some signs of the same cause, but a step shows that its mount does not answer',
    after: later(changed(HUNG, { without: ['proc/*/stack', 'sos_commands/auditd/*'] })),
    verdict: 'not-held',
    cause: 'cannot-tell',
    because: 'The mount answers, with the rules loaded. The later bundle shows the contrary.',
  },
  {
    name: 'something hangs that no rule explains',
    after: later(treeOf('evidence/10-fsfreeze-ext4')),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    because: 'something still hangs that no rule explains: ',
    cautions: ['mount-gone'],
  },
  {
    name: 'another cause, and nothing tells on which mount',
    after: later(
      changed(treeOf('evidence/05-daemon-hung-after-init'), {
        without: ['proc/mounts', 'proc/self/*', 'sys/fs/fuse/connections/*/*', 'proc/*/cmdline'],
        edit: Object.fromEntries(
          [...treeOf('evidence/05-daemon-hung-after-init').files]
            .filter(
              ([path, body]) => path.startsWith('sos_commands/process/') && Buffer.from(body).includes('/root/.gvfs'),
            )
            .map(([path]) => [path, { '/root/.gvfs': '/' }]),
        ),
      }),
    ),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    because: 'on the same mount perhaps, for another reason: A FUSE daemon answered INIT',
    appeared: ['fuse-daemon-hung'],
  },
  {
    name: 'without process lists nobody could have been seen',
    after: changed(RELIEVED, BLIND),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    cautions: ['boot-unknown', 'mount-gone'],
  },
  {
    name: 'a process list without wait channels shows nobody who waits in state S',
    after: changed(RELIEVED, {
      without: ['sos_commands/process/ps_alxwww', 'sos_commands/process/ps_axo*', 'sos_commands/process/ps_-*'],
    }),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    cautions: ['boot-unknown', 'mount-gone'],
  },
  {
    name: 'audit is off, which rules this cause out, but nobody could have been seen',
    after: changed(RELIEVED, { ...BLIND, files: { 'sos_commands/auditd/auditctl_-s': 'enabled 0\n' } }),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    because: 'whether anything still waits nobody could have seen',
    cautions: ['boot-unknown', 'mount-gone'],
  },
  {
    name: 'the later bundle ends early',
    after: cut(RELIEVED),
    verdict: 'cannot-tell',
    cause: 'cannot-tell',
    cautions: ['after-incomplete'],
  },
  {
    name: 'what the later one shows stands, though it ends early',
    after: cut(later(HUNG)),
    verdict: 'not-held',
    cause: 'not-held',
    cautions: ['after-incomplete'],
  },
  {
    name: 'the earlier bundle ends early',
    before: cut(HUNG),
    after: MENDED,
    verdict: 'held',
    cause: 'held',
    cautions: ['before-incomplete'],
  },
  {
    name: 'rebooted, which ends such a hang by itself',
    after: rebooted(MENDED),
    verdict: 'held',
    cause: 'held',
    because: 'rebooted in between',
    cautions: ['rebooted'],
  },
  {
    name: 'another kernel takes a boot',
    after: newKernel(MENDED),
    verdict: 'held',
    cause: 'held',
    cautions: ['rebooted'],
  },
  {
    name: 'the same bundle twice',
    after: HUNG,
    verdict: 'cannot-tell',
    cause: 'not-held',
    because: 'the same bundle twice',
    cautions: ['same-bundle'],
  },
  {
    name: 'the later bundle was made before the earlier one',
    before: later(HUNG),
    after: changed(MENDED, { files: { 'sos_commands/general/date': 'Mon Nov 23 13:22:20 UTC 2026\n' } }),
    verdict: 'cannot-tell',
    cause: 'held',
    because: 'swapped',
    cautions: ['wrong-order'],
  },
  {
    name: 'nobody knows when they were made',
    before: changed(HUNG, { without: ['sos_commands/general/date'] }),
    after: changed(MENDED, { without: ['sos_commands/general/date'] }),
    verdict: 'held',
    cause: 'held',
    cautions: ['order-unknown'],
  },
];

const codes = ({ cautions }: Verification): string[] => cautions.map(({ code }) => code);

describe('is the cause gone?', () => {
  test.each(ROWS)('$name', async ({ before = HUNG, after, verdict, cause, because = '', cautions = [], ...more }) => {
    const verification = await verified(before, after);
    expect({ verdict: verification.verdict.outcome, cause: causeOf(verification, RULE) }).toEqual({ verdict, cause });
    expect(verification.verdict.headline).toContain(because);
    expect(codes(verification)).toEqual(cautions);
    expect(verification.appeared.map(({ rule }) => rule)).toEqual(more.appeared ?? []);
  });

  test('what to collect is said where nobody could have looked', async () => {
    const { checks } = await verified(HUNG, changed(RELIEVED, BLIND));
    expect(checks[0]?.missing.map(({ command }) => command)).toContain(
      'ps axo pid,ppid,uid,state,wchan:32,lstart,args',
    );
  });

  test('a bundle without a cause leaves nothing to verify', async () => {
    const { verdict, checks, appeared } = await verified(
      RELIEVED,
      later(HUNG, { files: { 'sos_commands/general/date': 'Mon Nov 23 18:00:00 UTC 2026\n' } }),
    );
    expect(verdict.outcome).toBe('cannot-tell');
    expect(verdict.headline).toContain('nothing to verify');
    expect(checks).toEqual([]);
    expect(appeared.map(({ rule }) => rule)).toEqual([RULE]);
  });

  test('two bundles of the same bytes are one, wherever they lie', async () => {
    const one = await examined(HUNG);
    const hosts = one.hosts.map((host) => ({
      ...host,
      diagnosis: { ...host.diagnosis, bundle: { ...host.diagnosis.bundle, sha256: 'aa', capturedAt: undefined } },
    }));
    const twin = { ...one, hosts };
    expect(codes(verify(twin, twin, { catalog, locale: 'en', limits: DEFAULT_LIMITS }))).toContain('same-bundle');
  });
});
