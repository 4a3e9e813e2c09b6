import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPrefix } from '../../../../src/core/facts/kernel/prefix.ts';

const BODY = 'INFO: task df:21289 blocked for more than 120 seconds.';

describe('what stands before a message of the kernel', () => {
  test.each([
    ['nothing', '', undefined],
    ['seconds since boot', '[ 4678.873914] ', '4678.873914'],
    ['seconds since boot, many', '[1234567.873914] ', '1234567.873914'],
    ['dmesg -d', '[ 4678.873914 <    0.000012>] ', '4678.873914'],
    ['a level', '<3>[ 4678.873914] ', '4678.873914'],
    ['a level alone', '<6>', undefined],
    ['syslog', 'Mar 25 16:49:08 host kernel: ', 'Mar 25 16:49:08'],
    ['syslog, one digit', 'Mar  5 16:49:08 host kernel: ', 'Mar  5 16:49:08'],
    ['syslog with the kernel’s own time', 'Mar 25 16:49:08 host kernel: [ 4678.873914] ', 'Mar 25 16:49:08'],
    ['syslog with its facility', 'Mar 25 16:49:08 host kern.err kernel: ', 'Mar 25 16:49:08'],
    ['journalctl', 'Nov 23 13:00:00 host kernel: ', 'Nov 23 13:00:00'],
    ['journalctl -o short-precise', 'Nov 23 13:00:00.123456 host kernel: ', 'Nov 23 13:00:00.123456'],
    ['journalctl -o short-iso', '2026-11-23T13:00:00+0800 host kernel: ', '2026-11-23T13:00:00+0800'],
    ['journalctl -o short-full', 'Mon 2026-11-23 13:00:00 CST host kernel: ', 'Mon 2026-11-23 13:00:00 CST'],
    ['journalctl -o short-monotonic', '[ 4678.873914] host kernel: ', '4678.873914'],
    ['journalctl -o short-unix', '1764000000.123456 host kernel: ', '1764000000.123456'],
    ['journalctl in Chinese', '11月 23 13:00:00 host kernel: ', '11月 23 13:00:00'],
    ['journal export', 'MESSAGE=', undefined],
    ['rsyslog’s RFC 5424 form', '2026-11-23T13:00:00.123456+08:00 host kernel: ', '2026-11-23T13:00:00.123456+08:00'],
    [
      'the same with the kernel’s own time',
      '2026-11-23T13:00:00.123456+08:00 host kernel: [ 4678.873914] ',
      '2026-11-23T13:00:00.123456+08:00',
    ],
    ['RFC 5424 proper', '<3>1 2026-11-23T13:00:00.123456+08:00 host kernel - - - ', '2026-11-23T13:00:00.123456+08:00'],
    ['RFC 5424 with structured data', '<3>1 2026-11-23T13:00:00Z host kernel - - [a b="c"] ', '2026-11-23T13:00:00Z'],
    ['dmesg -T', '[Thu Nov  7 14:01:07 2024] ', 'Thu Nov  7 14:01:07 2024'],
    ['dmesg -T in Chinese', '[四 11月  7 14:01:07 2024] ', '四 11月  7 14:01:07 2024'],
    ['dmesg --time-format iso', '2024-11-07T14:01:07,123456+08:00 ', '2024-11-07T14:01:07,123456+08:00'],
    ['dmesg -x', 'kern  :err   : [ 4678.873914] ', '4678.873914'],
    ['/dev/kmsg', '3,416,4678873914,-;', '4678873914'],
    ['a console logger', '[2024-11-07 14:01:07] [ 4678.873914] ', '2024-11-07 14:01:07'],
    ['a login prompt on the console', 'host login: [ 4678.873914] ', '4678.873914'],
    ['a line that was not finished', '[ 4678.873913] usb 1-1: [3 ports] ok [ 4678.873914] ', '4678.873913'],
    ['a long line of a program', `run(["a", [1, 2]], ${'x'.repeat(300)}) [ 4678.873914] `, '4678.873914'],
    ['colours of dmesg', '\u001b[32m[ 4678.873914] \u001b[0m\u001b[31m', '4678.873914'],
    ['the NULs of a power failure', '\0\0\0\0\0Mar 25 16:49:08 host kernel: ', 'Mar 25 16:49:08'],
    ['a carriage return of a console', '\r[ 4678.873914] ', '4678.873914'],
    ['a daemon’s number', 'Mar 25 16:49:08 host kernel[0]: ', 'Mar 25 16:49:08'],
    ['a year', 'Mar 25 2024 16:49:08 host kernel: ', 'Mar 25 2024 16:49:08'],
    ['dmesg -e, the first of a minute', '[Nov23 13:00] ', undefined],
    ['dmesg -e, the others', '[  +0.000012] ', undefined],
    ['dmesg --time-format delta', '[<    0.000012>] ', undefined],
    ['dmesg -T -x', 'kern  :err   : [Thu Nov  7 14:01:07 2024] ', 'Thu Nov  7 14:01:07 2024'],
    ['colours of dmesg -T', '\u001b[32m[Thu Nov  7 14:01:07 2024] \u001b[0m', 'Thu Nov  7 14:01:07 2024'],
    ['syslog-ng with a source', 'Mar 25 16:49:08 src@host kernel: ', 'Mar 25 16:49:08'],
    ['a logger that drops host and tag', '2025-01-16T17:24:58.365Z ', '2025-01-16T17:24:58.365Z'],
    ['journalctl in Korean', '11월 23 13:00:00 host kernel: ', '11월 23 13:00:00'],
    ['journalctl in Russian', 'ноя 23 13:00:00 host kernel: ', 'ноя 23 13:00:00'],
    ['a year before', '2024 Mar 25 16:49:08 host kernel: ', '2024 Mar 25 16:49:08'],
    ['the tag alone', 'kernel: ', undefined],
    ['the tag and the kernel’s own time', 'kernel: [ 4678.873914] ', '4678.873914'],
    ['a level behind the tag', 'Mar 25 16:49:08 host kernel: <3>', 'Mar 25 16:49:08'],
    ['a level behind the kernel’s time', '<4>[ 4678.873914] <4>', '4678.873914'],
    ['no host', 'Mar 25 16:49:08 kernel: [ 4678.873914] ', 'Mar 25 16:49:08'],
  ])('%s', (_, prefix, at) => {
    expect(splitPrefix(prefix + BODY)).toEqual({ body: BODY, caller: '', ...(at === undefined ? {} : { at }) });
  });
});

describe('who said it (CONFIG_PRINTK_CALLER)', () => {
  test.each([
    ['[  584.319520][   T31] ', 'T31'],
    ['[  584.319520][    C1] ', 'C1'],
    ['[  584.319520][T12345] ', 'T12345'],
    ['[Thu Nov  7 14:01:07 2024][   T31] ', 'T31'],
    ['Mar 25 16:49:08 host kernel: [  584.319520][   T31] ', 'T31'],
    ['Mar 25 16:49:08 host kernel: [   T31] ', 'T31'],
    ['3,416,4678873914,-,caller=T31;', 'T31'],
  ])('%s', (prefix, caller) => {
    expect(splitPrefix(prefix + BODY)).toMatchObject({ body: BODY, caller });
  });
});

describe('indentation belongs to the message', () => {
  test.each([
    ['[ 4678.876396]  __schedule+0x3cc/0xf50', ' __schedule+0x3cc/0xf50'],
    ['Mar 25 16:49:08 host kernel:  ? __wake_up+0x40/0x60', ' ? __wake_up+0x40/0x60'],
    ['Mar 25 16:49:08 host kernel: #011schedule+0x1/0x2', '\tschedule+0x1/0x2'],
    ['Mar 25 16:49:08 host kernel: a#012b', 'a\nb'],
    ['      Not tainted 6.18.44 #1', '      Not tainted 6.18.44 #1'],
  ])('%s', (line, body) => {
    expect(splitPrefix(line)?.body).toBe(body);
  });
});

describe('a logger that keeps the text alone', () => {
  test.each([
    'task:df state:D stack:0 pid:931 tgid:931 ppid:2 flags:0x00004002',
    'Call Trace:',
    '<TASK>',
    '__schedule+0x266/0x720',
    '? __wake_up+0x40/0x60',
    '[<ffffffff8150f7a2>] schedule+0x2/0x10',
    'Tainted: P OE 6.12.0-4.el9ueknext.x86_64 #1',
  ])('%s', (body) => {
    expect(splitPrefix(`2025-01-16T17:24:58.365Z ${body}`)).toEqual({
      body,
      caller: '',
      at: '2025-01-16T17:24:58.365Z',
    });
  });

  test.each(['starting', 'task: 1 done', 'app: Call Trace:', 'x schedule+0x1/0x2'])('%s is not the kernel', (body) => {
    expect(splitPrefix(`2025-01-16T17:24:58.365Z ${body}`)).toBeUndefined();
  });
});

test('for how long a task has not run is no date', () => {
  const row = '[ 0 00:12:34.567] [UN]  PID: 1   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"';
  expect(splitPrefix(row)).toEqual({ body: row, caller: '' });
});

test.each([
  `Mar 25 16:49:08 host app[12]: ${BODY}`,
  `Mar 25 16:49:08 host systemd: ${BODY}`,
  `2026-11-23T13:00:00.123456+08:00 host app: ${BODY}`,
  `1764000000.123456 host app[1]: ${BODY}`,
])('%s is not of the kernel', (line) => {
  expect(splitPrefix(line)).toBeUndefined();
});

test('any text is split or refused, and no letter is invented', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[ 1.123456] ',
      '[T1]',
      '<6>',
      'Mar 25 16:49:08 ',
      'host kernel: ',
      'MESSAGE=',
      '\u001b[0m',
      '\0',
      ' ',
      '[',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = pieces.join('').replaceAll('#01', '');
      const split = splitPrefix(text);
      if (split !== undefined) expect(text.replaceAll(/\u001b\[[\d;]{0,12}m/g, '').endsWith(split.body)).toBe(true);
    }),
  );
});
