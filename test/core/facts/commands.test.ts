import { expect, test } from 'vitest';
import { parserOfCommand } from '../../../src/core/facts/commands.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';

const NAMES = [
  ['cat /proc/mounts', 'mounts'],
  ['proc/self/mounts', 'mounts'],
  ['/proc/31151/mounts', 'mounts'],
  ['/proc/self/mountinfo', 'mountinfo'],
  ['/etc/mtab', 'mtab'],
  ['ls -l /etc/mtab', 'mtab'],
  ['/etc/fstab', 'fstab'],
  ['mount', 'mount-command'],
  ['mount -l', 'mount-command'],
  ['mount_-l', 'mount-command'],
  ['/bin/mount', 'mount-command'],
  ['auditctl -l', 'auditctl-list'],
  ['/sbin/auditctl -s', 'audit-status'],
  ['auditctl_-s', 'audit-status'],
  ['/etc/audit/audit.rules', 'audit-rules'],
  ['ps auxwww', 'ps'],
  ['/bin/ps -ef', 'ps'],
  ['df -h', 'df'],
  ['df', 'df'],
  ['uname -a', 'uname'],
  ['dmesg', 'kernel-log'],
  ['dmesg -T', 'kernel-log'],
  ['journalctl -k', 'kernel-log'],
  ['/var/log/messages', 'kernel-log'],
  ['rpm -qa', 'rpm-list'],
  ['dpkg -l', 'dpkg-list'],
  ['grep . /sys/fs/fuse/connections/*/waiting', 'fuse-connections'],
  [' df -h ', 'df'],
] as const;

test.each(NAMES)('%s is read by %s', (name, parser) => {
  expect(parserOfCommand(name)).toBe(parser);
});

test('every parser that is named there exists', () => {
  const known = parsers.map(({ name }) => name);
  for (const [, parser] of NAMES) expect(known).toContain(parser);
});

test.each([
  '',
  'stdin',
  'pasted',
  'case-12345.txt',
  'psql -l',
  'dfsadmin',
  'mount.nfs',
  'auditctl -a x',
  'x'.repeat(100_000),
])('%j says nothing', (name) => {
  expect(parserOfCommand(name)).toBeUndefined();
});
