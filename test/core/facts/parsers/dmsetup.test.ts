import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dmDevices } from '../../../../src/core/facts/kinds/storage.ts';
import { dmsetup } from '../../../../src/core/facts/parsers/dmsetup.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string, name = 'dmsetup_status'): Record<string, unknown>[] =>
  fieldsOf(readText(dmsetup, `sos_commands/devicemapper/${name}`, text), dmDevices);

test('info -c', () => {
  const text = `Name               Maj Min Stat Open Targ Event  UUID
VG00-tmp           253   8 L--w    1    1      0 LVM-gy9uAwD7LuTIApplr2sogbOx5iS0FTax6lLmBji2ueSbX49gxcV76M29cmukQiw4
VG00-home          253   3 L-sw    1    1      0 LVM-gy9uAwD7LuTIApplr2sogbOx5iS0FTaxCqXOnbGe2zjhX923dFiIdl1oi7mO9tXp
v                  254   0 LIsr    1    1      0
`;
  expect(read(text, 'dmsetup_info_-c')).toEqual([
    { name: 'VG00-tmp', by: 'info', deviceNumber: '253:8', suspended: false },
    { name: 'VG00-home', by: 'info', deviceNumber: '253:3', suspended: true },
    { name: 'v', by: 'info', deviceNumber: '254:0', suspended: true },
  ]);
});

test('info', () => {
  const text = `Name:              v
State:             SUSPENDED
Read Ahead:        256
Tables present:    LIVE
Open count:        1
Event number:      0
Major, minor:      254, 0
Number of targets: 1

Name:              w
State:             ACTIVE (READ-ONLY)
`;
  expect(read(text, 'dmsetup_info')).toEqual([
    { name: 'v', by: 'info', suspended: true },
    { name: 'w', by: 'info', suspended: false },
  ]);
});

test.each([
  ['mpatha: 0 33554432 multipath 2 0 0 0 1 1 A 0 2 2 8:16 A 0 0 1 8:32 F 3 0 1 ', { activePaths: 1, failedPaths: 1 }],
  ['mp: 0 65536 multipath 2 0 0 0 1 1 E 0 1 1 7:1 F 1 1000 ', { activePaths: 0, failedPaths: 1 }],
  ['vg-snap: 0 2097152 snapshot 16/204800 16', { invalid: false, usedPercent: 0 }],
  ['vg-snap: 0 2097152 snapshot Invalid', { invalid: true }],
  [
    'vg-pool-tpool: 0 2097152 thin-pool 1 11/1024 16000/16384 - rw no_discard_passdown queue_if_no_space - 1024 ',
    { mode: 'rw', whenFull: 'queue_if_no_space', usedPercent: 97, metadataPercent: 1 },
  ],
  [
    'vg-pool-tpool: 0 2097152 thin-pool 1 11/1024 16384/16384 - out_of_data_space discard_passdown queue_if_no_space - ',
    { mode: 'out_of_data_space', usedPercent: 100 },
  ],
  ['vg-pool-tpool: 0 2097152 thin-pool 1 4/512 1/2 - ro discard_passdown ', { mode: 'ro', usedPercent: 50 }],
  ['vg-pool-tpool: 0 2097152 thin-pool Fail', { mode: 'Fail' }],
  ['vg-root: 0 41943040 linear ', { target: 'linear' }],
])('status: %s', (line, fields) => {
  expect(read(line)).toMatchObject([{ by: 'status', name: line.split(':')[0], ...fields }]);
});

test('table', () => {
  const text = `mpatha: 0 20971520 multipath 1 queue_if_no_path 0 1 1 service-time 0 1 2 8:16 1 1
mpathb: 0 20971520 multipath 0 0 1 1 service-time 0 1 2 8:16 1 1
vg-root: 0 41943040 linear 8:2 2048
`;
  expect(read(text, 'dmsetup_table')).toMatchObject([
    { name: 'mpatha', by: 'table', target: 'multipath', queueIfNoPath: true },
    { name: 'mpathb', queueIfNoPath: false },
    { name: 'vg-root', target: 'linear', params: '8:2 2048' },
  ]);
});

test.each([
  ['No devices found\n', true],
  ['', true],
  ['bash: dmsetup: command not found\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(dmsetup, 'dmsetup_info_-c', text)).toBe(settled);
});

test('any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(`a: 0 1 thin-pool ${text}`).length).toBeLessThan(3);
    }),
  );
});
