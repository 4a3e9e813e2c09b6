import { expect, test } from 'vitest';
import { generators } from '../../../../src/core/facts/kinds/host.ts';
import { sosVersion } from '../../../../src/core/facts/parsers/sos-version.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each([
  ['sosreport: 4.0\nauditd: unversioned\n', { name: 'sos', version: '4.0' }],
  ['sos report: 4.5.6\n', { name: 'sos', version: '4.5.6' }],
  ['sos_version: 4.8.0\n', { name: 'sos', version: '4.8.0' }],
  ['\nsosreport (version 3.9)\n\nThis command will collect\n', { name: 'sos', version: '3.9' }],
  ['unhang: 0.1.0\n', { name: 'unhang', version: '0.1.0' }],
])('%j', (text, generator) => {
  expect(fieldsOf(readText(sosVersion, 'version.txt', text), generators)).toEqual([generator]);
});

test.each(['', 'auditd: unversioned\n', 'sosreport: unversioned\n', 'nginx version: 1.2\n'])(
  '%j tells no version',
  (text) => {
    expect(fieldsOf(readText(sosVersion, 'version.txt', text), generators)).toEqual([]);
  },
);
