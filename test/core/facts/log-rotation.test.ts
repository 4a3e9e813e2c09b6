import { describe, expect, test } from 'vitest';
import { olderThanAnyOf } from '../../../src/core/facts/log-rotation.ts';

const isOlderLog = (path: string, than: string): boolean => olderThanAnyOf([than])(path);

describe('a log that was rotated away is older', () => {
  test.each([
    ['messages.1', 'messages'],
    ['messages.2.gz', 'messages.1'],
    ['messages.10', 'messages.9'],
    ['messages-20140318', 'messages'],
    ['messages-20140318.gz', 'messages'],
    ['messages-20140318.xz', 'messages-20140325'],
    ['messages-20140318.bz2', 'messages-20140325.zst'],
    ['messages-20131229', 'messages-20140105'],
    ['messages-2014-03-18', 'messages-2014-03-25'],
    ['messages-2014031803', 'messages-2014031804'],
    ['messages-2014031823', 'messages-2014031900'],
    ['messages-20140318-1395100801', 'messages-20140318-1395104401.gz'],
    ['kern.log.1', 'kern.log'],
    ['dmesg.old', 'dmesg'],
    ['dmesg.1.gz', 'dmesg.0'],
    ['syslog.2.lzma', 'syslog.1'],
  ])('%s than %s', (older, newer) => {
    expect(isOlderLog(`var/log/${older}`, `var/log/${newer}`)).toBe(true);
    expect(isOlderLog(`var/log/${newer}`, `var/log/${older}`)).toBe(false);
  });
});

describe('logs that have nothing to do with each other', () => {
  test.each([
    ['messages', 'messages'],
    ['messages.1', 'messages.1.gz'],
    ['messages.1', 'syslog'],
    ['kern.log.1', 'messages'],
    ['messages-20140318', 'messages-20140318.gz'],
    ['messages-1', 'messages'],
    ['a-12345678901234567890123', 'a'],
  ])('%s and %s', (one, other) => {
    expect(isOlderLog(one, other)).toBe(false);
    expect(isOlderLog(other, one)).toBe(false);
  });
});

test('of several logs of a family the newest counts', () => {
  const isOlder = olderThanAnyOf(['messages.3', 'messages.1', 'messages.2', 'syslog.5']);
  expect(['messages', 'messages.1', 'messages.2', 'syslog.4', 'syslog.6', 'kern.log.9'].map(isOlder)).toEqual([
    false,
    false,
    true,
    false,
    true,
    false,
  ]);
});
