import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../src/core/diagnose.ts';
import { summarise } from '../../../../src/core/facts/summary.ts';
import type { Facts } from '../../../../src/core/model/fact.ts';
import type { FoundHangs } from '../../../../src/core/model/summary.ts';
import { bundleOf, treeOf } from '../../../support/tree.ts';
import { type Files, factsOf, mounts, NFS, ps, RPC, SECOND, stack } from '../derived/support/waits-bundles.ts';

const hangsOf = (facts: Facts): FoundHangs | undefined => summarise(facts).hangs;

const mountsOf = (hangs: FoundHangs | undefined): string[] | undefined =>
  hangs?.mounts?.map(({ target, basis, waiters }) => `${target} ${basis} ${waiters}`);

/** Each group on a line, indented below whoever holds it up: who, family, call, holder. */
const chainOf = (hangs: FoundHangs | undefined): string[] | undefined =>
  hangs?.tasks?.map(({ depth, tasks, family, call = '-', heldBy }) => {
    const names = tasks.map(({ comm, pid }) => `${comm} ${pid}`).join(', ');
    const holder = heldBy === undefined ? '' : ` < ${heldBy.comm ?? '?'} ${heldBy.pid} ${heldBy.basis}`;
    return `${'. '.repeat(depth)}${names}: ${family} ${call}${holder}`;
  });

async function ofEvidence(name: string): Promise<FoundHangs | undefined> {
  return hangsOf((await readFacts(bundleOf(treeOf(`evidence/${name}`)), DEFAULT_LIMITS)).facts);
}

describe('on hosts that really hung', () => {
  it.each([
    [
      '03-init-blocked-audit',
      ['/root/.gvfs waiter 3'],
      [
        'umount 17976: fuse-init stat < gvfs-fuse-daemon 17862 serves',
        'op 17977: fuse-init open < gvfs-fuse-daemon 17862 serves',
        'df 17975: fuse-init stat < gvfs-fuse-daemon 17862 serves',
      ],
    ],
    [
      '08-autofs-daemon-hung',
      ['/mnt/lab/misc waiter 4'],
      [
        'ls 27723, stat 27732: autofs stat < automount-stub 27721 serves',
        'cat 27724, df 27731: autofs open < automount-stub 27721 serves',
      ],
    ],
    [
      // The second daemon's mount hides that of the first one.
      '13-gvfs-mounted-twice-audit',
      ['/root/.gvfs waiter 2'],
      [
        'umount 20130: fuse-init stat < gvfs-fuse-daemon 20127 serves',
        'df 20129: fuse-init stat < gvfs-fuse-daemon 20127 serves',
      ],
    ],
    [
      '14-user-gvfs-root-df-audit',
      ['/run/user/1000/gvfs waiter 2'],
      ['df 24398, stat 24399: fuse-init stat < gvfsd-fuse 24384 serves'],
    ],
    [
      // What `mount.nfs` waits for is no mount yet.
      '25-nfsv3-server-gone-6.1',
      ['/mnt/a waiter 3'],
      ['ls 193: nfs xattr', 'df 190, bash 197: nfs open', 'mount.nfs 206: nfs mount'],
    ],
    [
      '27-ext4-on-stuck-disk-6.1',
      ['/mnt/c waiter 4'],
      ['jbd2/dm-0-8 432: block -', 'dd 440: block sync', 'cat 443: block read', 'sync 444: block sync'],
    ],
    [
      // The daemon waits for itself, and everybody behind it.
      '31-fuse-self-deadlock',
      ['/run/unhang-lab-mount waiter 3'],
      ['labfs /run/unha 12223: fuse-answer statfs', '. df 12245, ls 12246: fuse-answer stat < labfs 12223 serves'],
    ],
    // No mount is to blame.
    ['11-audit-backlog-wait', [], ['bash 1422: audit-backlog -']],
    // Looked at, and nothing hangs.
    ['32-fuse-dead-endpoint', [], []],
    ['37-overlay-many-mounts', [], []],
    // sos gave up on its df, and nobody looked where that slept.
    ['40-sos-4.0-df-timed-out', undefined, undefined],
  ])('%s', async (name, expectedMounts, chain) => {
    const hangs = await ofEvidence(name);
    expect(mountsOf(hangs)).toEqual(expectedMounts);
    expect(chainOf(hangs)).toEqual(chain);
  });

  it('shows where they sleep: the reliable functions of one of them, the innermost first', async () => {
    const hangs = await ofEvidence('03-init-blocked-audit');
    expect(hangs?.tasks?.[0]).toMatchObject({
      anchor: 'fuse_get_req',
      via: 'audit',
      filesystem: 'fuse',
      target: '/root/.gvfs',
      role: 'umount',
      stack: expect.arrayContaining(['fuse_get_req', 'fuse_getxattr', 'audit_copy_inode']) as unknown,
      path: 'proc/17976/stack',
      line: 1,
      excerpt: '[<0>] fuse_get_req+0x1ce/0x2b0',
    });
  });
});

const table = (text: string): Files => mounts(text);

describe('which mount', () => {
  const told = async (files: Files): Promise<string[] | undefined> => mountsOf(hangsOf(await factsOf(files)));

  it.each([
    [
      'all that it may be',
      { ...table(NFS + SECOND), ...ps('70 1 D rpc_wait_bit_killable df') },
      ['/mnt/a candidate 1', '/mnt/b candidate 1'],
    ],
    [
      'the one with more waiters first, whatever the table has first',
      {
        ...table(NFS + SECOND),
        ...ps(
          '70 1 D rpc_wait_bit_killable ls /mnt/a',
          '71 1 D rpc_wait_bit_killable ls /mnt/b',
          '72 1 D rpc_wait_bit_killable stat /mnt/b',
        ),
      },
      ['/mnt/b waiter 2', '/mnt/a waiter 1'],
    ],
    ['none, where all that waits may be at work', { ...table(NFS), ...ps('70 1 D rpc_wait_bit_killable httpd') }, []],
    [
      'one that a command which did not return names',
      { ...table(NFS), ...ps('70 1 S do_wait timeout 5 stat -f /mnt/a') },
      ['/mnt/a timeout 0'],
    ],
    [
      'unknown, where a lock is waited for that may be of any',
      { ...table(NFS), ...ps('70 1 D filename_create mkdir x') },
      undefined,
    ],
    ['unknown, where nobody looked at tasks', table(NFS), undefined],
  ])('%s', async (_, files, expected) => {
    expect(await told(files)).toEqual(expected);
  });
});

describe('who waits for whom', () => {
  const LOCK = 'filename_create';
  const told = async (files: Files): Promise<string[] | undefined> => chainOf(hangsOf(await factsOf(files)));

  it('the one who has the lock stands above those who wait for it', async () => {
    const waiting = ['ls 70 /mnt/a', 'mkdir 71 /mnt/a/x', 'mkdir 72 /mnt/a/y'].map((text) => text.split(' '));
    const rows = waiting.map(
      ([comm = '', pid = '', path = '']) =>
        `${pid} 1 D ${comm === 'ls' ? 'rpc_wait_bit_killable' : LOCK} ${comm} ${path}`,
    );
    expect(await told({ ...table(NFS), ...ps(...rows.toReversed()) })).toEqual([
      'ls 70: nfs -',
      '. mkdir 72, mkdir 71: fs-lock - < ls 70 inferred',
    ]);
  });

  it('and those who hold each other all stay in sight', async () => {
    const report = (comm: string, pid: number, other: string, holder: number): string =>
      [
        `[  130.000000] INFO: task ${comm}:${pid} blocked for more than 120 seconds.`,
        `[  130.000001] task:${comm} state:D stack:0 pid:${pid} tgid:${pid} ppid:1 flags:0x00000002`,
        '[  130.000002] Call Trace:',
        '[  130.000003]  <TASK>',
        '[  130.000004]  __schedule+0x100/0x200',
        '[  130.000005]  rwsem_down_write_slowpath+0x100/0x200',
        '[  130.000006]  filename_create+0x10/0x20',
        '[  130.000007]  </TASK>',
        `[  130.000008] INFO: task ${comm}:${pid} <writer> blocked on an rw-semaphore likely owned by task ${other}:${holder} <writer>`,
        '',
      ].join('\n');
    const dmesg = report('one', 70, 'two', 71) + report('two', 71, 'one', 70);
    const hangs = hangsOf(await factsOf({ 'sos_commands/kernel/dmesg': dmesg }));
    expect(hangs?.tasks?.map(({ tasks, depth }) => [tasks.map(({ pid }) => pid), depth])).toEqual([
      [[70], 0],
      [[71], 1],
    ]);
  });
});

describe('however much a bundle lists', () => {
  const MANY = 3000;
  const each = (line: (index: number) => string): string[] => Array.from({ length: MANY }, (_, index) => line(index));

  it('so many are listed, and the others counted', async () => {
    const facts = await factsOf({
      ...table(each((i) => `s${i}:/x /m/${i} nfs rw,vers=3 0 0\n`).join('')),
      ...ps(...each((i) => `${i + 10} 1 D rpc_wait_bit_killable df /m/${i}`)),
    });
    const { mounts: listed = [], moreMounts, tasks = [], moreTasks } = hangsOf(facts) ?? {};
    expect([listed.length, moreMounts, tasks.length, moreTasks]).toEqual([20, MANY - 20, 50, MANY - 50]);
  });

  it('of one group the first ones are named', async () => {
    const facts = await factsOf({
      ...table(NFS),
      ...ps(...each((i) => `${i + 10} 1 D rpc_wait_bit_killable df /mnt/a`)),
    });
    const [group, ...others] = hangsOf(facts)?.tasks ?? [];
    expect([others.length, group?.count, group?.tasks.length]).toEqual([0, MANY, 20]);
  });
});

it('what waits for a moment is left out', async () => {
  const facts = await factsOf({ ...table(NFS), ...stack(812, 'httpd', 'D', RPC) });
  expect(hangsOf(facts)).toEqual({ mounts: [], tasks: [] });
});
