import { describe, expect, test } from 'vitest';
import { stuckDisks } from '../../../../src/core/facts/kinds/stuck-disks.ts';
import { factsOf, stack, waitsOf } from './support/waits-bundles.ts';

/** A row of /proc/diskstats. */
const disk = (number: string, name: string, writes: number, inFlight: number): string => {
  const [major = '', minor = ''] = number.split(':');
  return `${major.padStart(4)} ${minor.padStart(7)} ${name} 528 0 12030 42 ${writes} 224 1252 21 ${inFlight} 36 67 0 0 0 0 289 4\n`;
};
const looks = (first: string, second: string) => ({ 'proc/diskstats': first, 'collector/second/diskstats': second });

describe('a disk stood still', () => {
  test.each([
    ['with requests in flight, and none completed', disk('8:1', 'sda1', 7, 2), disk('8:1', 'sda1', 7, 3), ['sda1']],
    ['not where one was completed', disk('8:1', 'sda1', 7, 2), disk('8:1', 'sda1', 8, 2), []],
    ['not where nothing was in flight at first', disk('8:1', 'sda1', 7, 0), disk('8:1', 'sda1', 7, 2), []],
    ['not where nothing is in flight any more', disk('8:1', 'sda1', 7, 2), disk('8:1', 'sda1', 7, 0), []],
    ['not where it is another disk by now', disk('8:1', 'sda1', 7, 2), disk('8:1', 'sdb1', 7, 2), []],
    ['not where the first look is missing', '', disk('8:1', 'sda1', 7, 2), []],
  ])('%s', async (_, first, second, expected) => {
    const facts = await factsOf(looks(first, second));
    expect(facts.of(stuckDisks)?.map(({ name }) => name)).toEqual(expected);
  });

  test('nobody knows where there was but one look', async () => {
    expect((await factsOf({ 'proc/diskstats': disk('8:1', 'sda1', 7, 2) })).of(stuckDisks)).toBeUndefined();
  });
});

const SLOW = stack(812, 'rsync', 'D', 'folio_wait_bit_common ext4_readdir iterate_dir __x64_sys_getdents64');
const WAITER = {
  ...SLOW,
  'proc/812/cmdline': 'rsync\0-a\0/data\0/backup\0',
  'proc/mounts': '/dev/mapper/vg-root / xfs rw 0 0\n/dev/mapper/vg-data /data ext4 rw 0 0\n',
  'proc/self/mountinfo':
    '22 1 253:0 / / rw - xfs /dev/mapper/vg-root rw\n40 22 253:4 / /data rw - ext4 /dev/mapper/vg-data rw\n',
};

describe('who waits for a disk', () => {
  test.each([
    ['waits for a moment, as far as one look can tell', {}, true],
    ['not where its disk stood still', looks(disk('253:4', 'dm-4', 7, 1), disk('253:4', 'dm-4', 7, 1)), false],
    ['but for all of another disk', looks(disk('253:0', 'dm-0', 7, 1), disk('253:0', 'dm-0', 7, 1)), true],
    ['but for one that works', looks(disk('253:4', 'dm-4', 7, 1), disk('253:4', 'dm-4', 9, 1)), true],
  ])('%s', async (_, files, momentary) => {
    const waits = await waitsOf({ ...WAITER, ...files });
    expect(waits.map((wait) => [wait.target, wait.momentary])).toEqual([['/data', momentary]]);
  });
});
