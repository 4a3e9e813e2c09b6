import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../src/core/diagnose.ts';
import { hangingMounts, waits } from '../../../../src/core/facts/kinds/waits.ts';
import { bundleOf, treeOf } from '../../../support/tree.ts';

/**
 * Every capture: its waiters as `comm family filesystem call target targetBasis`, a `*` before those that may wait for a
 * moment only, and its mounts as `target basis waiters`.
 */
const CAPTURES: readonly (readonly [folder: string, waiters: readonly string[], mounts: readonly string[]])[] = [
  [
    '01-init-blocked-no-audit',
    [
      'df fuse-init fuse stat /root/.gvfs fuse-waiters',
      'ls fuse-init fuse stat /root/.gvfs fuse-waiters',
      'stat fuse-init fuse statfs /root/.gvfs fuse-waiters',
      'umount fuse-init fuse stat /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 4'],
  ],
  [
    '02-init-read-not-answered',
    ['df fuse-init fuse stat /root/.gvfs fuse-waiters', 'stat fuse-init fuse stat /root/.gvfs fuse-waiters'],
    ['/root/.gvfs waiter 2'],
  ],
  [
    '03-init-blocked-audit',
    [
      'df fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'umount fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'op fuse-init fuse open audit /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 3'],
  ],
  [
    '04-lazily-detached-still-blocked',
    [
      'df fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'umount fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'op fuse-init fuse open audit /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 3'],
  ],
  [
    '05-daemon-hung-after-init',
    [
      'df fuse-answer fuse stat /root/.gvfs fuse-waiters',
      'ls fuse-answer fuse stat /root/.gvfs fuse-waiters',
      'stat fuse-answer fuse statfs /root/.gvfs fuse-waiters',
      'umount fuse-answer fuse stat /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 4'],
  ],
  ['06-statfs-only-unanswered', ['df fuse-answer fuse statfs /root/.gvfs fuse-waiters'], ['/root/.gvfs waiter 1']],
  [
    '07-killed-after-request-read-unkillable',
    ['df fuse-answer fuse statfs /root/.gvfs fuse-waiters'],
    ['/root/.gvfs waiter 1'],
  ],
  [
    '08-autofs-daemon-hung',
    [
      'ls autofs autofs stat /mnt/lab/misc argument',
      'cat autofs autofs open /mnt/lab/misc argument',
      'df autofs autofs open /mnt/lab/misc argument',
      'stat autofs autofs stat /mnt/lab/misc argument',
    ],
    ['/mnt/lab/misc waiter 4'],
  ],
  [
    '10-fsfreeze-ext4',
    ['bash freeze write /mnt/lab/data argument', 'touch freeze open /mnt/lab/data argument'],
    ['/mnt/lab/data waiter 2'],
  ],
  ['11-audit-backlog-wait', ['bash audit-backlog'], []],
  [
    '12-bindfs-sigstopped',
    ['df fuse-answer fuse stat /mnt/lab/bind fuse-waiters', 'ls fuse-answer fuse xattr /mnt/lab/bind fuse-waiters'],
    ['/mnt/lab/bind waiter 2'],
  ],
  [
    '13-gvfs-mounted-twice-audit',
    [
      'df fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'umount fuse-init fuse stat audit /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 2'],
  ],
  [
    '14-user-gvfs-root-df-audit',
    [
      'df fuse-init fuse stat audit /run/user/1000/gvfs fuse-waiters',
      'stat fuse-init fuse stat audit /run/user/1000/gvfs fuse-waiters',
    ],
    ['/run/user/1000/gvfs waiter 2'],
  ],
  [
    '21-fuse-init-audit-6.1-sysrq',
    [
      'df fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'stat fuse-init fuse statfs audit /root/.gvfs fuse-waiters',
      'op fuse-init fuse open audit /root/.gvfs fuse-waiters',
      'umount fuse-init fuse stat audit /root/.gvfs fuse-waiters',
      'lsof fuse-init fuse readlink audit /root/.gvfs fuse-waiters',
    ],
    ['/root/.gvfs waiter 5'],
  ],
  [
    '22-fsfreeze-xfs-6.1',
    ['touch freeze open /mnt/a argument', 'bash freeze open /mnt/a argument'],
    ['/mnt/a waiter 2'],
  ],
  [
    '23-dm-suspend-ext4-6.1',
    [
      'jbd2/dm-0-8 block ext4 /mnt/a only-mount',
      'ext4lazyinit block ext4 /mnt/a only-mount',
      'ls block ext4 readdir /mnt/a argument',
      'dd block ext4 write /mnt/a argument',
      'sync block sync /mnt/a argument',
      'cat block read /mnt/a argument',
    ],
    ['/mnt/a waiter 6'],
  ],
  ['24-multipath-no-path-6.1', ['umount block ext4 umount /mnt/a argument'], ['/mnt/a waiter 1']],
  [
    '25-nfsv3-server-gone-6.1',
    [
      'df nfs nfs open /mnt/a argument',
      'ls nfs nfs xattr /mnt/a argument',
      'bash nfs nfs open /mnt/a argument',
      'mount.nfs nfs nfs4 mount /mnt/c argument',
    ],
    ['/mnt/a waiter 3'],
  ],
  [
    '27-ext4-on-stuck-disk-6.1',
    [
      'dd block ext4 sync /mnt/c argument',
      'sync block sync /mnt/c companions',
      'jbd2/dm-0-8 block ext4 /mnt/c companions',
      'cat block read /mnt/c argument',
    ],
    ['/mnt/c waiter 4'],
  ],
  [
    '28-btrfs-on-stuck-disk-6.1',
    ['dd block btrfs sync /mnt/c argument', 'sync block sync /mnt/c companions'],
    ['/mnt/c waiter 2'],
  ],
  [
    '35-fsfreeze-ext4-df-returns',
    ['touch freeze open /run/unhang-lab/data argument', 'sh freeze write /run/unhang-lab/data argument'],
    ['/run/unhang-lab/data waiter 2'],
  ],
  ['37-overlay-many-mounts', [], []],
  ['40-sos-4.0-df-timed-out', [], []],
  // What a disk keeps one writer for, however long, may be mere activity; what dmsetup says is not for this table.
  ['41-dm-suspended-uml-6.1', ['*dd block ext4 open /run/unhang-lab/data argument'], []],
  ['42-multipath-no-path-uml-6.1', ['*dd block ext4 open /run/unhang-lab/data argument'], []],
  // The table of the host does not have it; the daemon's command line names it.
  [
    '44-fuse-in-another-namespace',
    ['df fuse-answer fuse stat /mnt/unhang-lab fuse-waiters'],
    ['/mnt/unhang-lab waiter 1'],
  ],
  [
    '31-fuse-self-deadlock',
    [
      'labfs /run/unha fuse-answer fuse statfs /run/unhang-lab-mount fuse-waiters',
      'df fuse-answer fuse stat /run/unhang-lab-mount fuse-waiters',
      'ls fuse-answer fuse stat /run/unhang-lab-mount fuse-waiters',
    ],
    ['/run/unhang-lab-mount waiter 3'],
  ],
  ['30-healthy', [], []],
  ['32-fuse-dead-endpoint', [], []],
  [
    '33-autofs-indirect',
    ['ls autofs autofs stat /run/unhang-lab/misc argument', 'df autofs autofs open /run/unhang-lab/misc argument'],
    ['/run/unhang-lab/misc waiter 2'],
  ],
  [
    '34-autofs-direct',
    ['df autofs autofs open /run/unhang-lab/share argument', 'ls autofs autofs stat /run/unhang-lab/share argument'],
    ['/run/unhang-lab/share waiter 2'],
  ],
  ['36-audit-backlog-auditd-stopped', ['sh audit-backlog'], []],
];

describe('captures of real hangs', () => {
  test.each(CAPTURES)('%s', async (folder, waiters, mounts) => {
    const { facts } = await readFacts(bundleOf(treeOf(`evidence/${folder}`)), DEFAULT_LIMITS);
    const told = (facts.of(waits) ?? []).map((wait) => {
      const { comm, family, filesystem, call, via, target = '', targetBasis, momentary } = wait;
      const words = [comm, family, filesystem, call, via, target, targetBasis].filter((word) => word !== '');
      return `${momentary ? '*' : ''}${words.join(' ')}`;
    });
    expect(told).toEqual(waiters);
    const hanging = (facts.of(hangingMounts) ?? []).map((row) => `${row.target} ${row.basis} ${row.waiters}`);
    expect(hanging).toEqual(mounts);
  });

  test('every one is in the table', async () => {
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(new URL('../../../evidence', import.meta.url)).sort()).toEqual(
      CAPTURES.map(([folder]) => folder).sort(),
    );
  });
});
