import { expect, test } from 'vitest';
import { logicalVolumes } from '../../../../src/core/facts/kinds/storage.ts';
import { lvs } from '../../../../src/core/facts/parsers/lvs.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(lvs, 'sos_commands/lvm2/lvs_-a', text), logicalVolumes);

test('thin pools and snapshots, with how full they are', () => {
  const text = `  LV              VG   Attr       LSize  Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert
  home            vg   -wi-ao---- 10.00g
  pool            vg   twi-aotz--  7.30g             45.71  21.88
  full            vg   twi-aotzD-  7.30g             100.00 21.88
  [pool_tdata]    vg   Twi-ao----  7.30g
  snap            vg   swi-I-s---  1.00g      home   100.00
  frozen          vg   -wi-s-----  1.00g
`;
  expect(read(text)).toEqual([
    { name: 'home', vg: 'vg', attr: '-wi-ao----', suspended: false, invalid: false },
    {
      name: 'pool',
      vg: 'vg',
      attr: 'twi-aotz--',
      suspended: false,
      invalid: false,
      dataPercent: 45,
      metadataPercent: 21,
    },
    {
      name: 'full',
      vg: 'vg',
      attr: 'twi-aotzD-',
      suspended: false,
      invalid: false,
      dataPercent: 100,
      metadataPercent: 21,
    },
    { name: 'pool_tdata', vg: 'vg', attr: 'Twi-ao----', suspended: false, invalid: false },
    { name: 'snap', vg: 'vg', attr: 'swi-I-s---', suspended: false, invalid: true, dataPercent: 100 },
    { name: 'frozen', vg: 'vg', attr: '-wi-s-----', suspended: true, invalid: false },
  ]);
});

test('RHEL 6', () => {
  const text = `  LV      VG         Attr   LSize  Origin  Snap%  Move Log Copy%  Convert Devices
  lv_root VolGroup00 -wi-ao 35.54g                                        /dev/sda2(0)
  lv_snap VolGroup00 swi-a-  5.00g lv_root  12.50                         /dev/sda2(910)
`;
  expect(read(text)).toMatchObject([{ name: 'lv_root' }, { name: 'lv_snap', dataPercent: 12 }]);
  expect(read(text)[0]).not.toHaveProperty('dataPercent');
});

test.each([
  ['  LV VG Attr LSize\n', true],
  ['sh: lvs: command not found\n', false],
])('%j answers: %s', (text, settled) => {
  expect(settles(lvs, 'lvs', text)).toBe(settled);
});
