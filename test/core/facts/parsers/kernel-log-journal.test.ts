import { describe, expect, test } from 'vitest';
import { FREEZE, readLog, SYSRQ, type Task } from './read-log.ts';

/** A task without what a logger changes: where its lines stand, and what the log calls the time. */
function bare(task: Task): unknown {
  const { source: _source, at: _at, frames, ...fields } = task;
  return { ...fields, frames: frames.map(({ source: _line, ...frame }) => frame) };
}

const messages = (log: string): string[] =>
  log
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\[ *\d+\.\d+\] /, ''));

/** The fields that the journal keeps with a message of the kernel. */
const FIELDS: Readonly<Record<string, string>> = {
  __CURSOR: 's=0123456789abcdef;i=1a2b;b=fedcba9876543210;m=1;t=2;x=3',
  __REALTIME_TIMESTAMP: '1764000000123456',
  __MONOTONIC_TIMESTAMP: '4678873914',
  _BOOT_ID: 'fedcba98765432100123456789abcdef',
  _MACHINE_ID: '0123456789abcdeffedcba9876543210',
  _HOSTNAME: 'host',
  _TRANSPORT: 'kernel',
  PRIORITY: '3',
  SYSLOG_FACILITY: '0',
  SYSLOG_IDENTIFIER: 'kernel',
  _SOURCE_MONOTONIC_TIMESTAMP: '4678873914',
};

const fields = (line: (name: string, value: string) => string): string =>
  Object.entries(FIELDS)
    .map(([name, value]) => line(name, value))
    .join('\n');

const FORMATS: readonly (readonly [string, (message: string) => string])[] = [
  [
    'verbose',
    (message) =>
      `Mon 2026-11-23 13:00:00.123456 CST [${FIELDS['__CURSOR'] ?? ''}]\n${fields((name, value) => `    ${name}=${value}`)}\n    MESSAGE=${message}`,
  ],
  ['export', (message) => `${fields((name, value) => `${name}=${value}`)}\nMESSAGE=${message}\n`],
  ['json', (message) => JSON.stringify({ ...FIELDS, MESSAGE: message })],
  ['json, the message first', (message) => JSON.stringify({ MESSAGE: message, ...FIELDS })],
  ['json-pretty', (message) => JSON.stringify({ ...FIELDS, MESSAGE: message }, null, '\t').replaceAll('": ', '" : ')],
  ['cat', (message) => message],
  ['with-unit', (message) => `Mon 2026-11-23 13:00:00 CST host kernel: ${message}`],
];

describe.each([
  ['khungtaskd', FREEZE],
  ['sysrq', SYSRQ],
])('the journal tells of %s as dmesg does', (_, log) => {
  test.each(FORMATS)('journalctl -o %s', async (_format, render) => {
    const journal = messages(log).map(render).join('\n');
    const path = 'sos_commands/logs/journalctl_--no-pager';
    const found = (await readLog(journal, { path })).tasks;
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(bare)).toEqual((await readLog(log)).tasks.map(bare));
    const lines = journal.split('\n');
    for (const source of found.flatMap((task) => [task.source, ...task.frames.map((frame) => frame.source)])) {
      expect(lines[source.line - 1]).toBe(source.text);
    }
  });
});

test('what another program quotes in JSON is not the kernel’s', async () => {
  const quoted = messages(FREEZE).map((message) =>
    JSON.stringify({ ...FIELDS, _TRANSPORT: 'syslog', SYSLOG_IDENTIFIER: 'support-bot', MESSAGE: message }),
  );
  expect((await readLog(quoted.join('\n'), { path: 'sos_commands/logs/journalctl_-o_json' })).tasks).toEqual([]);
});
