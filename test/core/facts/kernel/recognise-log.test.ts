import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PREFIXES } from './render.ts';
import { recogniseLog } from '../../../../src/core/facts/kernel/recognise-log.ts';

const sure = (text: string, name = ''): number => recogniseLog(text.split('\n'), name);

describe('a text that holds messages of the kernel', () => {
  test.each([
    ['a hung task among anything', 'words\nand words\nINFO: task df:1 blocked for more than 120 seconds.\n', 0.9],
    [
      'the crash utility',
      'PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"\n #0 [ffff] schedule at ffff\n',
      0.9,
    ],
    ['dmesg', '[    0.000000] Linux version 6.1.0\n[    0.000001] Command line: ro\n', 0.8],
    ['dmesg -T', '[Thu Nov  7 14:01:07 2024] usb 1-1: new device\n', 0.8],
    ['a syslog of the kernel alone', 'Mar 25 16:49:08 host kernel: usb 1-1: new device\n', 0.8],
    ['a syslog', 'Mar 25 16:49:08 host sshd[12]: Accepted\nMar 25 16:49:09 host cron[13]: ran\n', 0.5],
    ['an RFC 5424 syslog', '2026-11-23T13:00:00.123456+08:00 host sshd[12]: Accepted\n', 0.5],
    [
      'a stack',
      ' [<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]\n [<ffffffff811a0b73>] sys_umount+0x83/0xd0\n',
      0.7,
    ],
    ['a task of a dump', 'task:df              state:D stack:0     pid:132   ppid:117    flags:0x00000002\n', 0.7],
  ])('%s', (_, text, least) => {
    expect(sure(text)).toBeGreaterThanOrEqual(least);
  });

  test.each(Object.entries(PREFIXES).filter(([name]) => !/^nothing$|export/.test(name)))('behind %s', (_, prefix) => {
    const lines = ['usb 1-1: new high-speed USB device number 2', 'EXT4-fs (sda1): mounted filesystem'];
    expect(sure(lines.map((line, index) => prefix(index) + line).join('\n'))).toBeGreaterThan(0.8);
  });

  test.each([
    ['export', '__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1764000000123456\n_TRANSPORT=kernel\nMESSAGE=usb 1-1: new\n'],
    ['verbose', 'Mon 2026-11-23 13:00:00.123456 CST [s=1;i=2]\n    _TRANSPORT=kernel\n    MESSAGE=usb 1-1: new\n'],
    ['json', '{"__CURSOR":"s=1","_TRANSPORT":"kernel","MESSAGE":"usb 1-1: new"}\n'],
    ['json, as of old', '{ "__CURSOR" : "s=1", "_TRANSPORT" : "kernel", "MESSAGE" : "usb 1-1: new" }\n'],
    ['json-pretty', '{\n\t"__CURSOR" : "s=1",\n\t"_TRANSPORT" : "kernel",\n\t"MESSAGE" : "usb 1-1: new"\n}\n'],
  ])('journalctl -o %s', (_, text) => {
    expect(sure(text)).toBeGreaterThanOrEqual(0.8);
  });

  test('captured logs, all of them', () => {
    for (const path of [
      '07-killed-after-request-read-unkillable',
      '10-fsfreeze-ext4',
      '21-fuse-init-audit-6.1-sysrq',
    ]) {
      expect(sure(readFileSync(`test/evidence/${path}/sos_commands/kernel/dmesg`, 'utf8'))).toBeGreaterThan(0.8);
    }
  });
});

test.each([
  '',
  '\n\n',
  'df hangs since this morning.\n',
  'USER PID COMMAND\nroot 1 init\n',
  'proc /proc proc rw 0 0\n',
])('%j does not', (text) => {
  expect(sure(text)).toBe(0);
});

test('a name helps, and never makes up for content', () => {
  const log = '[    0.000000] Linux version 6.1.0\n';
  expect(sure(log, 'dmesg')).toBeGreaterThan(sure(log));
  expect(sure('words\n', 'dmesg')).toBe(0);
});
