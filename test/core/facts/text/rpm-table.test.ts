import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rpmTableRow } from '../../../../src/core/facts/text/rpm-table.ts';

test.each([
  ['NAME                                DISTRIBUTION                        VERSION', 'header'],
  [
    'fuse                                SUSE Linux Enterprise 15            2.9.7-3.3.1',
    { name: 'fuse', version: '2.9.7', release: '3.3.1' },
  ],
  [
    'gpg-pubkey                          (none)                              39db7c82-5847eb1f',
    { name: 'gpg-pubkey', version: '39db7c82', release: '5847eb1f' },
  ],
  [
    'ruby2.5-rubygem-gem2rpm             SUSE Linux Enterprise 15            0.10.1-3.45',
    { name: 'ruby2.5-rubygem-gem2rpm', version: '0.10.1', release: '3.45' },
  ],
  [
    'a-name-of-more-than-thirty-five-letters SLE 1-2',
    { name: 'a-name-of-more-than-thirty-five-letters', version: '1', release: '2' },
  ],
])('%s', (line, row) => {
  expect(rpmTableRow(line)).toEqual(row);
});

test.each(['', 'fuse', 'SUSE Linux Enterprise 15', 'error: cannot open Packages database in /var/lib/rpm', '(none)'])(
  'no row: %j',
  (line) => {
    expect(rpmTableRow(line)).toBeUndefined();
  },
);

test('any text at all is read', () => {
  fc.assert(fc.property(fc.string(), (line) => void rpmTableRow(line)));
});
