import { expect, test } from 'vitest';
import { hosts } from '../../../../src/core/facts/kinds/host.ts';
import { hostname } from '../../../../src/core/facts/parsers/hostname.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each([
  ['rhel7.example.com\n', [{ name: 'rhel7.example.com' }]],
  ['# set by the installer\n\nhost0\n', [{ name: 'host0' }]],
  ['hostname: command not found\n', []],
  ['hostname: Name or service not known\nreal-name\n', [{ name: 'real-name' }]],
  ['', []],
])('%j', (text, names) => {
  expect(fieldsOf(readText(hostname, 'etc/hostname', text), hosts)).toEqual(names);
});
