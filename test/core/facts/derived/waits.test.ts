import { describe, expect, it, test } from 'vitest';
import { waits } from '../../../../src/core/facts/kinds/waits.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import type { FactOfKind } from '../../../../src/core/model/fact.ts';
import { DISKS, type Files, NFS, dated, factsOf, mounts, ps, stack, waitsOf } from './support/waits-bundles.ts';

const brief = ({ comm, family, target, momentary }: FactOfKind<typeof waits>): string =>
  `${momentary ? '*' : ''}${comm} ${family} ${target ?? '?'}`;

describe('what may be mere activity', () => {
  test.each<[what: string, files: Files, expected: readonly string[]]>([
    [
      'workers of a busy NFS client',
      {
        ...mounts(NFS),
        ...ps(
          ...[11, 12, 13, 14].map((pid) => `${pid} 1 D rpc_wait_bit_killable httpd`),
          '20 1 D rpc_wait_bit_killable rsync -a /mnt/a /x',
        ),
      },
      [...Array<string>(4).fill('*httpd nfs /mnt/a'), '*rsync nfs /mnt/a'],
    ],
    [
      'a df among them',
      { ...mounts(NFS), ...ps('11 1 D rpc_wait_bit_killable httpd', '12 1 D rpc_wait_bit_killable df -h') },
      ['httpd nfs /mnt/a', 'df nfs /mnt/a'],
    ],
    [
      'a df that was just started',
      { ...mounts(NFS), ...dated(['12:30:00', '12 1 D rpc_wait_bit_killabl df -h']) },
      ['*df nfs /mnt/a'],
    ],
    [
      'a df that was started before',
      { ...mounts(NFS), ...dated(['12:29:58', '12 1 D rpc_wait_bit_killabl df -h']) },
      ['df nfs /mnt/a'],
    ],
    [
      'programs of three names',
      {
        ...mounts(NFS),
        ...ps(
          '11 1 D rpc_wait_bit_killable httpd',
          '12 1 D rpc_wait_bit_killable rsync',
          '13 1 D rpc_wait_bit_killable backup',
        ),
      },
      ['httpd nfs /mnt/a', 'rsync nfs /mnt/a', 'backup nfs /mnt/a'],
    ],
    [
      'a busy disk',
      {
        ...mounts(DISKS),
        ...ps(
          '11 2 D jbd2_journal_commit_transaction [jbd2/sda1-8]',
          '12 1 D folio_wait_bit_common mysqld',
          '13 1 D jbd2_log_wait_commit postgres',
          '14 2 D blk_mq_get_tag [kworker/u8:1+flush-8:0]',
          '15 1 D balance_dirty_pages dd if=/dev/zero of=/data/x',
        ),
      },
      [
        '*jbd2/sda1-8 journal /',
        '*mysqld block /',
        '*postgres journal /',
        '*kworker/u8:1+flush-8:0 block /',
        '*dd reclaim ?',
      ],
    ],
    [
      'an ls that a disk kept for 9 s',
      { ...mounts(DISKS), ...dated(['12:29:51', '12 1 D xfs_buf_iowait ls -l /data']) },
      ['*ls block /data'],
    ],
    [
      'an ls that a disk kept for 10 s',
      { ...mounts(DISKS), ...dated(['12:29:50', '12 1 D xfs_buf_iowait ls -l /data']) },
      ['ls block /data'],
    ],
    [
      'the collector’s own df',
      {
        ...mounts(NFS),
        ...dated(
          ['12:29:50', '10 1 S do_wait python3 /usr/sbin/sosreport'],
          ['12:29:53', '12 10 D rpc_wait_bit_killabl df -al'],
        ),
      },
      ['*df nfs /mnt/a'],
    ],
    [
      'the same after a minute',
      {
        ...mounts(NFS),
        ...dated(
          ['12:28:50', '10 1 S do_wait python3 /usr/sbin/sosreport'],
          ['12:28:59', '12 10 D rpc_wait_bit_killabl df -al'],
        ),
      },
      ['df nfs /mnt/a'],
    ],
    [
      'one that has only begun is not told at all',
      {
        ...mounts(NFS),
        ...dated(
          ['12:29:50', '10 1 S do_wait python3 /usr/sbin/sosreport'],
          ['12:29:58', '12 10 D rpc_wait_bit_killabl df -al'],
        ),
      },
      [],
    ],
    [
      'a mount that autofs makes',
      { ...mounts('auto /misc autofs rw,pgrp=7 0 0\n'), ...dated(['12:29:57', '12 1 D autofs_wait ls /misc/a']) },
      ['*ls autofs /misc'],
    ],
    [
      'one that it does not make',
      { ...mounts('auto /misc autofs rw,pgrp=7 0 0\n'), ...dated(['12:29:55', '12 1 D autofs_wait ls /misc/a']) },
      ['ls autofs /misc'],
    ],
  ])('%s', async (_what, files, expected) => {
    expect((await waitsOf(files)).map(brief)).toEqual(expected);
  });

  it('counts who waits together', async () => {
    const found = await waitsOf({
      ...mounts(NFS),
      ...ps('11 1 D rpc_wait_bit_killable httpd', '12 1 D rpc_wait_bit_killable httpd'),
    });
    expect(found.map(({ together }) => together)).toEqual([2, 2]);
  });
});

describe('who does not wait', () => {
  test.each<[what: string, files: Files]>([
    [
      'threads at rest',
      ps(
        '30 2 S kauditd_thread [kauditd]',
        '31 2 S kjournald2 [jbd2/sda1-8]',
        '32 2 S xfsaild [xfsaild/sda1]',
        '33 2 S svc_recv [nfsd]',
        '34 2 S cleaner_kthread [btrfs-cleaner]',
        '35 2 S ptlrpcd [ptlrpcd_00_00]',
        '36 2 S scsi_error_handler [scsi_eh_0]',
        '37 2 I worker_thread [kworker/0:1]',
      ),
    ],
    ['a daemon that reads requests', ps('40 1 S fuse_dev_do_read sshfs u@h: /mnt')],
    ['wait channels that say nothing', ps('41 1 D - df -h', '42 1 D 0 df -h', '43 1 D ffffffff81234567 df -h')],
    ['a lock of FUSE’s or anybody’s in S', ps('44 1 S folio_wait_bit_common cat', '45 1 S path_openat ls')],
    [
      'one that a log of an earlier boot tells of',
      {
        'var/log/messages':
          'Nov 23 10:00:00 h kernel: INFO: task df:50 blocked for more than 120 seconds.\nNov 23 10:00:00 h kernel: df D 0 50 1 0x0\nNov 23 10:00:00 h kernel: Call Trace:\nNov 23 10:00:00 h kernel:  rpc_wait_bit_killable+0x1/0x2\nNov 23 10:00:00 h kernel:  __rpc_execute+0x1/0x2\nNov 23 10:09:00 h kernel: Linux version 5.14.0 (a@b) #1 SMP\n',
        ...ps('51 1 S do_sys_poll x'),
      },
    ],
    [
      'one that has gone meanwhile',
      {
        'sos_commands/kernel/dmesg':
          '[ 1.0] INFO: task df:50 blocked for more than 120 seconds.\n[ 1.0] df D 0 50 1 0x0\n[ 1.0] Call Trace:\n[ 1.0]  io_schedule+0x1/0x2\n[ 1.0]  wait_on_buffer+0x1/0x2\n[ 1.0]  ext4_bread+0x1/0x2\n',
        ...ps('51 1 S do_sys_poll x'),
      },
    ],
    [
      'one that has gone on',
      {
        'sos_commands/kernel/dmesg':
          '[ 1.0] INFO: task mysqld:50 blocked for more than 120 seconds.\n[ 1.0] mysqld D 0 50 1 0x0\n[ 1.0] Call Trace:\n[ 1.0]  io_schedule+0x1/0x2\n[ 1.0]  wait_on_buffer+0x1/0x2\n[ 1.0]  ext4_bread+0x1/0x2\n',
        ...ps('50 1 S do_sys_poll mysqld'),
      },
    ],
    [
      'one that has gone on, whose wait channel is hidden',
      {
        'sos_commands/kernel/dmesg':
          '[ 1.0] INFO: task mysqld:50 blocked for more than 120 seconds.\n[ 1.0] mysqld D 0 50 1 0x0\n[ 1.0] Call Trace:\n[ 1.0]  io_schedule+0x1/0x2\n[ 1.0]  wait_on_buffer+0x1/0x2\n[ 1.0]  ext4_bread+0x1/0x2\n',
        ...ps('50 1 S - mysqld'),
      },
    ],
    [
      'one whose stack shows another place than its wait channel',
      { ...stack(60, 'df', 'S', 'do_sys_poll __x64_sys_poll'), ...ps('60 1 D rpc_wait_bit_killable df') },
    ],
  ])('%s', async (_what, files) => {
    expect(await waitsOf({ ...mounts(NFS), ...files })).toEqual([]);
  });

  it('is unknown where nothing tells of tasks', async () => {
    const facts = await factsOf(mounts(NFS));
    expect([facts.of(tasks), facts.of(waits)]).toEqual([undefined, undefined]);
  });
});

it('knows a thread by its own number', async () => {
  const report = [
    'INFO: task http-nio-8080-e:1235 blocked for more than 122 seconds.',
    'task:http-nio-8080-e state:D stack:0     pid:1235 ppid:1      flags:0x00004000',
    'Call Trace:',
    ' io_schedule+0x12/0x40',
    ' wait_on_buffer+0x12/0x40',
    ' ext4_bread+0x12/0x40',
  ];
  const found = await waitsOf({
    'sos_commands/kernel/dmesg': report.map((line) => `[  10.000000] ${line}\n`).join(''),
    'sos_commands/process/ps_-elfL':
      'F S UID        PID  PPID   LWP  C NLWP PRI  NI ADDR SZ WCHAN  STIME TTY          TIME CMD\n' +
      '0 S tomcat    1234     1  1234  0    2  80   0 -  9999 futex_ 10:00 ?        00:00:00 /usr/bin/java -jar app.jar\n' +
      '1 D tomcat    1234     1  1235  0    2  80   0 -  9999 wait_o 10:00 ?        00:00:00 /usr/bin/java -jar app.jar\n',
  });
  expect(found.map(({ comm, pid, command, family, momentary }) => [comm, pid, command, family, momentary])).toEqual([
    ['http-nio-8080-e', 1235, '/usr/bin/java -jar app.jar', 'block', false],
  ]);
});

describe('user space', () => {
  it('is where a brief command waits for a minute', async () => {
    const rows = (start: string) => dated([start, '80 1 S poll_schedule_timeou ls -l /home']);
    expect((await waitsOf(rows('12:29:00'))).map(({ family, anchor }) => `${family} ${anchor}`)).toEqual([
      'user-space poll_schedule_timeou',
    ]);
    expect(await waitsOf(rows('12:29:01'))).toEqual([]);
    expect(await waitsOf(dated(['09:00:00', '80 1 S pipe_read ls -l']))).toEqual([]);
    expect(await waitsOf(dated(['09:00:00', '80 1 S poll_schedule_timeou sshd']))).toEqual([]);
  });
});
