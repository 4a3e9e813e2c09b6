import { expect, test } from 'vitest';
import { programOf } from '../../../../src/core/facts/text/program-name.ts';

test.each([
  ['/usr/sbin/sshd -D', 'sshd'],
  ['sshd: root@pts/0', 'sshd'],
  ['-bash', 'bash'],
  ['[ksoftirqd/0]', 'ksoftirqd/0'],
  ['ksoftirqd/0', 'ksoftirqd/0'],
  ['[kworker/u16:0-kcryptd/253:0]', 'kworker'],
  ['[df] <defunct>', 'df'],
  ['{init} /bin/sh /init', 'sh'],
  ['/usr/libexec/gvfs-udisks2-volume-monitor', 'gvfs-udisks2-vo'],
  ['', ''],
])('%s is %s', (command, program) => {
  expect(programOf(command)).toBe(program);
});
