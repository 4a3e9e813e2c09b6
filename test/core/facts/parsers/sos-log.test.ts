import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captures } from '../../../../src/core/facts/kinds/host.ts';
import { sosCommands } from '../../../../src/core/facts/kinds/sos-commands.ts';
import { timeouts } from '../../../../src/core/facts/kinds/timeouts.ts';
import { sosLog, sosUiLog } from '../../../../src/core/facts/parsers/sos-log.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const EVIDENCE = 'test/evidence/40-sos-4.0-df-timed-out/sos_logs';

test('captured: the filesys plugin started df and was never heard of again', () => {
  const result = readText(sosLog, 'sos_logs/sos.log', readFileSync(`${EVIDENCE}/sos.log`, 'utf8'));
  expect(fieldsOf(result, sosCommands)).toContainEqual({
    plugin: 'filesys',
    command: 'df -al -x autofs',
    silent: true,
  });
  expect(fieldsOf(result, captures)[0]).toEqual({ at: '2026-11-23T13:15:59.565', phase: 'start' });
});

test('captured: what the terminal showed', () => {
  const result = readText(sosUiLog, 'sos_logs/ui.log', readFileSync(`${EVIDENCE}/ui.log`, 'utf8'));
  expect(fieldsOf(result, timeouts)).toEqual([{ command: '', by: 'sos plugin', plugin: 'filesys' }]);
});

test('a command that timed out is named, and its plugin went on', () => {
  const log = [
    "2019-01-01 12:00:00,123 INFO: [plugin:filesys] collecting output of 'df -al -x autofs'",
    "2019-01-01 12:05:00,123 WARNING: [plugin:filesys] command 'df -al -x autofs' timed out after 300s",
    "2019-01-01 12:05:00,200 INFO: [plugin:process] collecting output of 'sh -c 'ps''",
    '2019-01-01 12:06:00,000 ERROR: Plugin lvm2 timed out',
  ].join('\n');
  const result = readText(sosLog, 'sos_logs/sos.log', log);
  expect(fieldsOf(result, timeouts)).toEqual([
    { command: 'df -al -x autofs', seconds: 300, by: 'sos command', plugin: 'filesys' },
    { command: '', by: 'sos plugin', plugin: 'lvm2' },
  ]);
  expect(fieldsOf(result, sosCommands)).toEqual([
    { plugin: 'filesys', command: 'df -al -x autofs', silent: false },
    { plugin: 'process', command: "sh -c 'ps'", silent: true },
  ]);
  expect(fieldsOf(result, captures)).toEqual([
    { at: '2019-01-01T12:00:00.123', phase: 'start' },
    { at: '2019-01-01T12:06:00.000', phase: 'during' },
  ]);
});

test('a log that was cut tells neither the last command of a plugin nor the last moment', () => {
  const log = readFileSync(`${EVIDENCE}/sos.log`, 'utf8');
  const result = readText(sosLog, 'sos_logs/sos.log', log, false);
  expect(fieldsOf(result, sosCommands)).toEqual([]);
  expect(fieldsOf(result, captures)).toEqual([{ at: '2026-11-23T13:15:59.565', phase: 'start' }]);
});
