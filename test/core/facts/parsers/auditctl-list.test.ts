import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditRules } from '../../../../src/core/facts/kinds/audit.ts';
import { auditctlList } from '../../../../src/core/facts/parsers/auditctl-list.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/auditd/auditctl_-l';
const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(auditctlList, PATH, text), auditRules);

test('captured: watches', () => {
  const text = readFileSync(`test/evidence/13-gvfs-mounted-twice-audit/${PATH}`, 'utf8');
  expect(read(text)).toEqual([
    { table: 'kernel', rule: '-w /etc/passwd -p wa -k ETC_PASSWD', list: 'exit', action: 'always', counted: true },
    { table: 'kernel', rule: '-w /etc/bashrc -p wa -k ETC_BASHRC', list: 'exit', action: 'always', counted: true },
  ]);
});

test('as RHEL5 and RHEL6 print them', () => {
  const text = 'LIST_RULES: exit,always watch=/etc/passwd perm=wa key=x\nLIST_RULES: task,never\n';
  expect(read(text)).toMatchObject([
    { list: 'exit', action: 'always', counted: true },
    { list: 'task', action: 'never', counted: false },
  ]);
});

test('"No rules" is an empty answer', () => {
  expect(read('No rules\n')).toEqual([]);
  expect(settles(auditctlList, PATH, 'No rules\n')).toBe(true);
  expect(settles(auditctlList, PATH, 'No rules\nFile system watches not supported\n')).toBe(true);
});

test.each([
  '',
  'You must be root to run this program.\n',
  'bash: auditctl: command not found\n',
  'timeout: failed to run command ‘auditctl’: No such file or directory\n',
  'Error sending rule list data request (Operation not permitted)\n',
  'Error - audit support not in kernel\nCannot open netlink audit socket\n',
])('%j is a failure, not "No rules"', (text) => {
  expect(read(text)).toEqual([]);
  expect(settles(auditctlList, PATH, text)).toBe(false);
});
