import { expect, test } from 'vitest';
import { timedCommand } from '../../../../src/core/facts/text/timeout-command.ts';

test.each([
  ['timeout 300s df -al', { command: 'df -al', seconds: 300 }],
  ['timeout 300 df -al -x autofs', { command: 'df -al -x autofs', seconds: 300 }],
  ['/usr/bin/timeout -k 10 300 df', { command: 'df', seconds: 300 }],
  ['timeout --signal=KILL --foreground 5m ls -l /mnt', { command: 'ls -l /mnt', seconds: 300 }],
  ['timeout -s KILL 0.5 stat /x', { command: 'stat /x', seconds: 1 }],
  ['timeout -t 30 df', { command: 'df', seconds: 30 }],
])('%s', (commandLine, timed) => {
  expect(timedCommand(commandLine)).toEqual(timed);
});

test.each(['df -al', 'sh -c timeout 300 df', 'vim timeout 300', 'timeout --help', 'timeout 300', 'mytimeout 3 df', ''])(
  '%s is no command under timeout',
  (commandLine) => {
    expect(timedCommand(commandLine)).toBeUndefined();
  },
);
