import { expect, test } from 'vitest';
import { dfRow } from '../../../../src/core/facts/text/df-row.ts';

test.each([
  ['/dev/sda1 98571884 4244032 89313940 5% /', false, { device: '/dev/sda1', target: '/', usedPercent: 5 }],
  ['sysfs 0 0 0 - /sys', false, { device: 'sysfs', target: '/sys' }],
  ['gvfsd-fuse - - - - /run/user/1000/gvfs', false, { device: 'gvfsd-fuse', target: '/run/user/1000/gvfs' }],
  ['/dev/sda1 ext4 94G 4.1G 86G 5% /home', true, { device: '/dev/sda1', target: '/home', usedPercent: 5 }],
  [
    '//srv/My Share 100 50 50 50% /mnt/my share',
    false,
    { device: '//srv/My Share', target: '/mnt/my share', usedPercent: 50 },
  ],
  // The row under a device that took a line of its own.
  ['      6275072 124955 6150117 2% /', false, { target: '/', usedPercent: 2 }],
  ['      xfs 6275072 124955 6150117 2% /', true, { target: '/', usedPercent: 2 }],
])('%s', (line, withType, row) => {
  expect(dfRow(line, withType)).toEqual(row);
});

test.each(['', 'Filesystem 1K-blocks Used Available Use% Mounted on', '/dev/mapper/long-name', '1 2 3 4 5'])(
  '%s is no row',
  (line) => {
    expect(dfRow(line, false)).toBeUndefined();
  },
);
