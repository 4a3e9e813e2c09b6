import { expect, test } from 'vitest';
import { isFailure } from '../../../../src/core/facts/text/failures.ts';

test.each([
  'bash: auditctl: command not found',
  'sh: auditctl: not found',
  '/bin/sh: line 1: auditctl: command not found',
  "timeout: failed to run command 'auditctl': No such file or directory",
  'You must be root to run this program.',
  'Operation not permitted',
  'bash: /sbin/auditctl: Permission denied',
  'bash: auditctl：未找到命令',
  'bash: /sbin/auditctl: 权限不够',
])('%s', (line) => {
  expect(isFailure(line)).toBe(true);
});

test.each(['', 'No rules', '-w /etc/passwd -p wa -k not-found', '/dev/sda1 9 4 5 5% /found'])('not %j', (line) => {
  expect(isFailure(line)).toBe(false);
});
