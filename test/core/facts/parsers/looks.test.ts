import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diskCounts, fuseHolders, fuseWaitingLooks, wchanLooks } from '../../../../src/core/facts/kinds/looks.ts';
import {
  diskstats,
  fuseDeviceHolders,
  fuseWaitingOfSecondLook,
  wchanOfLooks,
} from '../../../../src/core/facts/parsers/looks.ts';
import type { Parser } from '../../../../src/core/model/parser.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

describe('what the collector left, captured while a FUSE daemon did not answer', () => {
  test('where processes slept', () => {
    const text = '/proc/1/wchan:0\n/proc/8320/wchan:do_epoll_wait\n/proc/8332/wchan:request_wait_answer\n';
    expect(fieldsOf(readText(wchanOfLooks, 'collector/second/wchan', text), wchanLooks)).toEqual([
      { pid: 1, look: 'second', wchan: '0' },
      { pid: 8320, look: 'second', wchan: 'do_epoll_wait' },
      { pid: 8332, look: 'second', wchan: 'request_wait_answer' },
    ]);
  });

  test('what was not answered', () => {
    const text = '/sys/fs/fuse/connections/40/waiting:2\n';
    const result = readText(fuseWaitingOfSecondLook, 'collector/second/fuse-waiting', text);
    expect(fieldsOf(result, fuseWaitingLooks)).toEqual([{ id: 40, waiting: 2 }]);
  });

  test('who holds the device', () => {
    const result = readText(fuseDeviceHolders, 'collector/fuse-device-holders', '8320\n');
    expect(fieldsOf(result, fuseHolders)).toEqual([{ pid: 8320 }]);
  });
});

describe('the counters of disks', () => {
  test.each([
    [
      'Linux 6.18',
      ' 254       0 vda 1647397 125014 62118594 1022036 224490 1074037 45590992 199916 0 149448 1277139 738536 198 39350888 52520 12488 2664',
      { name: 'vda', deviceNumber: '254:0', inFlight: 0, completed: 1647397 + 224490 + 738536 + 12488 },
    ],
    [
      'Linux 4.18, with discards',
      '   8       1 sda1 528 0 12030 42 491 224 1252 21 3 36 67 7 0 0 0',
      { name: 'sda1', deviceNumber: '8:1', inFlight: 3, completed: 528 + 491 + 7 },
    ],
    [
      'Linux 2.6.32',
      '   8       0 sda 60721 27212 2286650 351287 136113 404462 4317032 3012399 2 430105 3363498',
      { name: 'sda', deviceNumber: '8:0', inFlight: 2, completed: 60721 + 136113 },
    ],
  ])('%s', (_, line, expected) => {
    const result = readText(diskstats, 'proc/diskstats', `${line}\n`);
    expect(fieldsOf(result, diskCounts)).toEqual([{ look: 'first', ...expected }]);
  });

  test.each([
    ['a partition up to 2.6.24', '   8       1 sda1 1012 35862 8 8'],
    ['counters that are none', '   8       0 sda 60721 27212 2286650 351287 136113 404462 x 3012399 2 430105 3363498'],
    ['counters beyond all measure', `   8       0 sda ${Array.from({ length: 11 }, () => '9'.repeat(20)).join(' ')}`],
  ])('%s tells nothing', (_, line) => {
    expect(fieldsOf(readText(diskstats, 'collector/second/diskstats', `${line}\n`), diskCounts)).toEqual([]);
  });

  test('any come back as they were written', () => {
    const counter = fc.nat();
    fc.assert(
      fc.property(fc.array(counter, { minLength: 17, maxLength: 17 }), (counters) => {
        const [reads = 0, , , , writes = 0, , , , inFlight = 0, , , discards = 0, , , , flushes = 0] = counters;
        const result = readText(diskstats, 'collector/second/diskstats', ` 253       4 dm-4 ${counters.join(' ')}\n`);
        const completed = reads + writes + discards + flushes;
        expect(fieldsOf(result, diskCounts)).toEqual([
          { look: 'second', name: 'dm-4', deviceNumber: '253:4', inFlight, completed },
        ]);
      }),
    );
  });
});

const PARSERS: readonly (readonly [Parser, string, string])[] = [
  [wchanOfLooks, 'collector/first/wchan', 'not a wait channel'],
  [fuseWaitingOfSecondLook, 'collector/second/fuse-waiting', 'not a connection of FUSE'],
  [fuseDeviceHolders, 'collector/fuse-device-holders', 'not a process id'],
];

test.each(PARSERS)('$name: what is none of it is said', (parser, path, why) => {
  expect(readText(parser, path, '/proc/x/wchan:y z\n\n').unreadable).toEqual([{ line: 1, why }]);
});

test.each([...PARSERS.map(([parser, path]) => [parser, path] as const), [diskstats, 'proc/diskstats'] as const])(
  '$name: any text at all does not throw',
  (parser, path) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readText(parser, path, text);
      }),
    );
  },
);
