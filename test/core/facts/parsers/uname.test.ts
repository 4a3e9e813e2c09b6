import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hosts, kernels } from '../../../../src/core/facts/kinds/host.ts';
import { uname } from '../../../../src/core/facts/parsers/uname.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/kernel/uname_-a';

test('captured', () => {
  const text = readFileSync(`test/evidence/24-multipath-no-path-6.1/${PATH}`, 'utf8');
  const result = readText(uname, PATH, text);
  expect(fieldsOf(result, kernels)).toMatchObject([{ release: '6.1.0-53-amd64', machine: 'x86_64', host: 'labvm' }]);
  expect(fieldsOf(result, hosts)).toEqual([{ name: 'labvm' }]);
});

test('/proc/version', () => {
  const result = readText(uname, 'proc/version', 'Linux version 5.10.0-60.18.0.50.oe2203.aarch64 (x@y) (gcc) #1 SMP\n');
  expect(fieldsOf(result, kernels)).toMatchObject([{ release: '5.10.0-60.18.0.50.oe2203.aarch64' }]);
});

test('a release alone means something only where uname -r printed it', () => {
  const text = '2.6.32-431.el6.x86_64\n';
  expect(fieldsOf(readText(uname, 'uname -r', text), kernels)).toEqual([{ release: '2.6.32-431.el6.x86_64' }]);
  expect(settles(uname, PATH, text)).toBe(false);
});

test.each(['', 'Linux localhost.localdomain\n', 'Darwin mac 23.0.0 Darwin Kernel\n', 'uname: extra operand\n'])(
  '%j is no answer',
  (text) => {
    expect(settles(uname, PATH, text)).toBe(false);
  },
);
