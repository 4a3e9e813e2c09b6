import { describe, expect, it, test } from 'vitest';
import type { waits } from '../../../../src/core/facts/kinds/waits.ts';
import type { FactOfKind } from '../../../../src/core/model/fact.ts';
import { DISKS, type Files, NFS, RPC, SECOND, mounts, ps, stack, waitsOf } from './support/waits-bundles.ts';

describe('which mount', () => {
  const place = ({ target, candidates, targetBasis }: FactOfKind<typeof waits>): unknown[] =>
    target === undefined ? candidates.slice() : [target, targetBasis];

  test.each<[what: string, command: string, table: string, expected: readonly string[]]>([
    ['by its argument', 'df /mnt/b', NFS + SECOND, ['/mnt/b', 'argument']],
    ['below it', 'ls -l /mnt/b/some/where', NFS + SECOND, ['/mnt/b', 'argument']],
    ['with a slash too many', 'stat -f /mnt/b/', NFS + SECOND, ['/mnt/b', 'argument']],
    ['by the device', 'umount other:/x', NFS + SECOND, ['/mnt/b', 'argument']],
    ['in a shell’s line', 'bash -c echo x >> /mnt/b/f; sleep 1', NFS + SECOND, ['/mnt/b', 'argument']],
    ['as an operand', 'dd if=/dev/zero of=/mnt/b/f', NFS + SECOND, ['/mnt/b', 'argument']],
    [
      'with a blank in its name',
      'ls /mnt/my disk',
      `${NFS}s:/y /mnt/my\\040disk nfs rw,vers=3 0 0\n`,
      ['/mnt/my disk', 'argument'],
    ],
    ['not one that begins alike', 'ls /mnt/bc', NFS + SECOND, ['/mnt/a', '/mnt/b']],
    ['as the only one', 'df -h', DISKS + NFS, ['/mnt/a', 'only-mount']],
    ['or one of several', 'df -h', DISKS + NFS + SECOND, ['/mnt/a', '/mnt/b']],
    [
      'those in the folder that was listed',
      'ls -la /mnt',
      `${NFS}${SECOND}s:/z /srv/c nfs rw,vers=3 0 0\n`,
      ['/mnt/a', '/mnt/b'],
    ],
    ['none of another version', 'df -h', `${NFS}s:/4 /mnt/4 nfs4 rw,vers=4.1 0 0\n`, ['/mnt/a', 'only-mount']],
    ['what is being mounted', 'mount.nfs s:/new /mnt/new -o rw', NFS + SECOND, ['/mnt/new', 'argument']],
    ['what is no longer mounted', 'umount /mnt/gone', NFS + SECOND, ['/mnt/gone', 'argument']],
    ['none where none is mounted', 'df -h', DISKS, []],
  ])('%s: %s', async (_what, command, table, expected) => {
    const comm = command.split(' ')[0] ?? '';
    const found = await waitsOf({
      ...mounts(table),
      ...stack(70, comm, 'D', RPC),
      ...ps(`70 1 D rpc_wait_bit_killable ${command}`),
    });
    expect(found.map(place)).toEqual([expected]);
  });

  it('by an open file', async () => {
    const lsof =
      'COMMAND   PID TID USER   FD      TYPE DEVICE SIZE/OFF NODE NAME\napp        70       0  cwd       DIR   0,40        0    2 /mnt/b/work\n';
    const found = await waitsOf({
      ...mounts(NFS + SECOND),
      ...ps('70 1 D rpc_wait_bit_killable app'),
      'sos_commands/process/lsof_-b_M_-n_-l': lsof,
    });
    expect(found.map(place)).toEqual([['/mnt/b', 'open-file']]);
  });

  it('by the server that a log complains of', async () => {
    const log = (...lines: readonly string[]): Files => ({
      'sos_commands/kernel/dmesg': lines.map((line, at) => `[  ${at + 10}.000000] ${line}\n`).join(''),
    });
    const lost = (server: string): string => `nfs: server ${server} not responding, still trying`;
    const found = async (...lines: readonly string[]): Promise<unknown[]> =>
      (await waitsOf({ ...mounts(NFS + SECOND), ...ps('70 1 D rpc_wait_bit_killable df -h'), ...log(...lines) })).map(
        place,
      );
    expect(await found(lost('other'))).toEqual([['/mnt/b', 'log']]);
    expect(await found(lost('10.0.0.2'))).toEqual([['/mnt/b', 'log']]);
    expect(await found(lost('other'), lost('srv'))).toEqual([['/mnt/a', '/mnt/b']]);
    expect(await found(lost('other'), 'nfs: server other OK')).toEqual([['/mnt/a', '/mnt/b']]);
    expect(await found(lost('third'))).toEqual([['/mnt/a', '/mnt/b']]);
  });

  it('by the others of its family', async () => {
    const found = await waitsOf({
      ...mounts(NFS + SECOND),
      ...ps('70 1 D rpc_wait_bit_killable ls /mnt/b', '71 1 D rpc_wait_bit_killable df -h'),
    });
    expect(found.map(place)).toEqual([
      ['/mnt/b', 'argument'],
      ['/mnt/b', 'companions'],
    ]);
  });

  it('not by others who wait for two of them', async () => {
    const found = await waitsOf({
      ...mounts(NFS + SECOND),
      ...ps(
        '70 1 D rpc_wait_bit_killable ls /mnt/b',
        '71 1 D rpc_wait_bit_killable ls /mnt/a',
        '72 1 D rpc_wait_bit_killable df',
      ),
    });
    expect(found.map(place).at(-1)).toEqual(['/mnt/a', '/mnt/b']);
  });

  it('by the name of a kernel thread', async () => {
    const found = await waitsOf({
      ...mounts(`${DISKS}/dev/sdc1 /c ext4 rw 0 0\n`),
      ...ps('70 2 D jbd2_journal_commit_transaction [jbd2/sdc1-8]'),
    });
    expect(found.map(place)).toEqual([['/c', 'device']]);
  });

  it('of a page that nobody’s frames tell of: by its path', async () => {
    const read = 'folio_wait_bit_common filemap_read_folio filemap_get_pages filemap_read vfs_read ksys_read';
    const found = await waitsOf({
      ...mounts(DISKS + NFS),
      ...stack(70, 'cat', 'D', read),
      ...ps('70 1 D folio_wait_bit_common cat /mnt/a/f'),
    });
    expect(found.map(({ family, filesystem, target }) => [family, filesystem, target])).toEqual([
      ['nfs', 'nfs', '/mnt/a'],
    ]);
  });
});

describe('who has what others wait for', () => {
  const LOCK = 'rwsem_down_write_slowpath down_write filename_create do_mkdirat __x64_sys_mkdir';

  it('the one task on that mount that waits for something outside', async () => {
    const found = await waitsOf({
      ...mounts(NFS),
      ...stack(70, 'touch', 'D', RPC),
      ...stack(71, 'mkdir', 'D', LOCK),
      ...ps('70 1 D rpc_wait_bit_killable touch /mnt/a/x', '71 1 D filename_create mkdir /mnt/a/d'),
    });
    expect(
      found.map(({ comm, family, heldBy, heldByBasis, target, momentary }) => [
        comm,
        family,
        heldBy,
        heldByBasis,
        target,
        momentary,
      ]),
    ).toEqual([
      ['touch', 'nfs', undefined, '', '/mnt/a', false],
      ['mkdir', 'fs-lock', 70, 'inferred', '/mnt/a', false],
    ]);
  });

  it('nobody, where several could', async () => {
    const found = await waitsOf({
      ...mounts(NFS),
      ...stack(69, 'ls', 'D', RPC),
      ...stack(70, 'df', 'D', RPC),
      ...stack(71, 'mkdir', 'D', LOCK),
    });
    expect(found.find(({ comm }) => comm === 'mkdir')?.heldBy).toBeUndefined();
  });

  it('whom the kernel names', async () => {
    const log = ['INFO: task mkdir:71 <writer> blocked on an rw-semaphore likely owned by task touch:70 <writer>'];
    const report = (comm: string, pid: number, frames: string): string[] => [
      `task:${comm}           state:D stack:0     pid:${pid} tgid:${pid} ppid:1  task_flags:0x400000 flags:0x00080001`,
      'Call Trace:',
      ' <TASK>',
      ...frames.split(' ').map((name) => ` ${name}+0x10/0x20`),
      ' </TASK>',
    ];
    const lines = [
      'INFO: task mkdir:71 blocked for more than 122 seconds.',
      '      Not tainted 6.18.0 #1',
      '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
      ...report('mkdir', 71, LOCK),
      ...log,
      ...report('touch', 70, 'schedule request_wait_answer __fuse_simple_request fuse_lookup_name fuse_lookup'),
    ];
    const found = await waitsOf({ 'sos_commands/kernel/dmesg': lines.map((line) => `[  10.0] ${line}\n`).join('') });
    expect(
      found
        .filter(({ comm }) => comm === 'mkdir')
        .map(({ heldBy, heldByBasis, blockedForSeconds }) => [heldBy, heldByBasis, blockedForSeconds]),
    ).toEqual([[70, 'kernel', 122]]);
  });
});
