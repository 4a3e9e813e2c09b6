import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditStatus } from '../../../../src/core/facts/kinds/audit.ts';
import { auditStatusCommand } from '../../../../src/core/facts/parsers/audit-status.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const PATH = 'sos_commands/auditd/auditctl_-s';
const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(auditStatusCommand, PATH, text), auditStatus);

test('captured: a line a key', () => {
  const result = readText(
    auditStatusCommand,
    PATH,
    readFileSync(`test/evidence/11-audit-backlog-wait/${PATH}`, 'utf8'),
  );
  expect(fieldsOf(result, auditStatus)).toMatchObject([
    { enabled: 1, failure: 1, pid: 1408, backlogWaitTime: 15_000, backlogWaited: expect.any(Number) as number },
  ]);
  expect(result.facts.get('audit-status')?.[0]?.source.text).toBe('enabled 1');
  expect(result.unreadable).toEqual([]);
});

test('one line, as RHEL5 to early RHEL7 print it', () => {
  const text = 'AUDIT_STATUS: enabled=2 flag=1 pid=1034 rate_limit=0 backlog_limit=320 lost=3 backlog=0\n';
  expect(read(text)).toEqual([
    { enabled: 2, failure: 1, pid: 1034, rateLimit: 0, backlogLimit: 320, lost: 3, backlog: 0 },
  ]);
});

test('garbage beside the answer is noted', () => {
  const result = readText(
    auditStatusCommand,
    PATH,
    'enabled 0\nloginuid_immutable 0 unlocked\nUnknown: type=0, len=0\n',
  );
  expect(fieldsOf(result, auditStatus)).toEqual([{ enabled: 0 }]);
  expect(result.unreadable).toHaveLength(1);
});

test.each(['', 'Unknown: type=0, len=0\n', 'bash: auditctl: command not found\n', 'enabled maybe\n'])(
  '%j is no status',
  (text) => {
    expect(read(text)).toEqual([]);
    expect(settles(auditStatusCommand, PATH, text)).toBe(false);
  },
);
