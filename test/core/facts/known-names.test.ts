import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../src/core/facts/known-names.ts';

const known = (...names: readonly (string | undefined)[]): KnownNames => {
  const all = new KnownNames();
  for (const name of names) all.add(7, name);
  return all;
};

describe('a process was told of', () => {
  test.each([
    ['under its name', ['df'], 'df', 'df -h', true],
    ['under fifteen characters of it', ['backup-agent-wo'], 'backup-agent-worker', 'backup-agent-worker', true],
    ['under another name of the same beginning', ['backup-agent-worker-2'], 'backup-agent-worker', 'x', true],
    ['under a thread’s name from its command line', ['worker'], 'agent', '/opt/agent --worker 2', true],
    ['without a name', [undefined], 'df', 'df', true],
    ['under one of several', ['ls', 'df'], 'df', 'df', true],
    ['under another name: another task had its PID', ['ls', 'cat'], 'df', 'df -h', false],
    ['not at all', [], 'df', 'df', false],
  ])('%s', (_case, names, comm, command, told) => {
    expect(known(...names).has(7, comm, command)).toBe(told);
  });

  test('under another PID only', () => {
    expect(known('df').has(8, 'df', 'df')).toBe(false);
  });
});

test.each([[1000], [10_000]])('of %d names of one PID, a question compares as few', (count) => {
  const all = known(...Array.from({ length: count }, (_, at) => `name-${at}`));
  expect(all.has(7, 'df', 'df -h')).toBe(false);
  expect(all.compared).toBe(65);
  // By the name itself still all are known.
  expect(all.has(7, `name-${count - 1}`, 'df')).toBe(true);
});
