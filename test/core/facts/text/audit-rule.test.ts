import { expect, test } from 'vitest';
import { auditRule } from '../../../../src/core/facts/text/audit-rule.ts';

test.each([
  ['-w /etc/passwd -p wa -k identity', 'exit', 'always', true],
  ['-k x -w /etc/shadow', 'exit', 'always', true],
  // A value may look like an option.
  ['-w /etc/shadow -p wa -k -A', 'exit', 'always', true],
  ['-a always,exit -F dir=/home -F key=-w', 'exit', 'always', true],
  ['-a always,exit -F arch=b64 -S chmod -F key=perm', 'exit', 'always', true],
  ['-a exit,always -S open', 'exit', 'always', true],
  ['-A exit,never -S open', 'exit', 'never', true],
  ['-a always,exit -F dir=/etc -F perm=wa', 'exit', 'always', true],
  ['-S execve -a always,exit', 'exit', 'always', true],
  ['-a entry,always -S all', 'entry', 'always', true],
  ['-a always,io_uring -S openat', 'io_uring', 'always', true],
  ['auditctl -w /etc/group -p wa', 'exit', 'always', true],
  // Tasks born under it have no context; it disarms.
  ['-a never,task', 'task', 'never', false],
  ['-a task,always', 'task', 'always', true],
  ['-a never,exclude -F msgtype=CWD', 'exclude', 'never', false],
  ['-a exclude,always -F msgtype=PATH', 'exclude', 'always', false],
  ['-a never,user -F uid=0', 'user', 'never', false],
  ['-a never,filesystem -F fstype=0x65735546', 'filesystem', 'never', false],
  ['LIST_RULES: exit,always watch=/etc/passwd perm=wa key=identity', 'exit', 'always', true],
  ['LIST_RULES: exit,always arch=3221225534 (0xc000003e) syscall=adjtimex', 'exit', 'always', true],
  ['LIST_RULES: task,never', 'task', 'never', false],
  ['LIST_RULES: exclude,always msgtype=CWD (0x51b)', 'exclude', 'always', false],
])('%s', (text, list, action, counted) => {
  expect(auditRule(text)).toEqual({ list, action, counted });
});

test.each([
  '-D',
  '-b 8192',
  '-f 1',
  '-e 2',
  '-r 100',
  '-i',
  '-c',
  '--loginuid-immutable',
  '--backlog_wait_time 0',
  '-d always,exit -S open',
  '-W /etc/passwd',
  '-d always,exit -F key=-a',
  '-D -k -w',
])('%s controls and does not count', (text) => {
  expect(auditRule(text)).toEqual({ counted: false });
});

test.each([
  'No rules',
  'You must be root to run this program.',
  '-a',
  '-a always',
  '-a maybe,exit',
  '-a always,exit,more',
  '',
  'enabled 1',
])('%s is no rule', (text) => {
  expect(auditRule(text)).toBeUndefined();
});
