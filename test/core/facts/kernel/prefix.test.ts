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
