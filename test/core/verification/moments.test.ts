import { describe, expect, test } from 'vitest';
import { kernels } from '../../../src/core/facts/kinds/host.ts';
import { processes } from '../../../src/core/facts/kinds/processes.ts';
import { Facts } from '../../../src/core/model/fact.ts';
import { bootsOf, elapsedMs } from '../../../src/core/verification/moments.ts';

const MINUTE = 60_000;

describe('the time from one bundle to the other', () => {
  test.each<[string | undefined, string | undefined, number | undefined]>([
    ['2026-11-23T13:22:20Z', '2026-11-23T13:23:20Z', MINUTE],
    ['2026-11-23T13:22:20', '2026-11-23T13:21:20', -MINUTE],
    ['2026-11-23T13:22:20+08:00', '2026-11-23T05:23:20Z', MINUTE],
    ['2026-11-23T13:22:20', '2026-11-23T13:23:20Z', undefined],
    ['2026-11-23T13:22:20Z', undefined, undefined],
    ['Nov23', '2026-11-23T13:23:20Z', undefined],
    ['2026-13-77T99:99:99Z', '2026-11-23T13:23:20Z', undefined],
  ])('%s, %s: %s', (from, to, expected) => {
    expect(elapsedMs(from, to)).toBe(expected);
  });
});

function host(init: { pid?: number; startedAt?: string }, release?: string): Facts {
  const source = { path: 'ps', line: 1, text: '' };
  const facts = new Facts();
  facts.set(processes, [{ source, pid: init.pid ?? 1, command: 'init', startedAt: init.startedAt }]);
  if (release !== undefined) facts.set(kernels, [{ source, release }]);
  return facts;
}

describe('was the host rebooted in between?', () => {
  const AT = '2026-11-23T12:05:00';
  test.each<[string, Facts, Facts, string]>([
    ['init is the same', host({ startedAt: AT }), host({ startedAt: AT }), 'no'],
    ['kthreadd tells as well', host({ pid: 2, startedAt: AT }), host({ startedAt: AT }), 'no'],
    ['a clock that was set', host({ startedAt: AT }), host({ startedAt: '2026-11-23T12:15:00' }), 'no'],
    ['a clock that was set, by more', host({ startedAt: AT }), host({ startedAt: '2026-11-23T12:15:01' }), 'yes'],
    ['another kernel runs', host({ startedAt: AT }, '5.14.0-1'), host({ startedAt: AT }, '5.14.0-2'), 'yes'],
    ['ps gave no date', host({ startedAt: '12:05' }), host({ startedAt: '12:05' }), 'unknown'],
    [
      'the first processes are in one of them only',
      host({ startedAt: AT }),
      host({ pid: 31, startedAt: AT }),
      'unknown',
    ],
    ['nothing is known', new Facts(), new Facts(), 'unknown'],
  ])('%s', (_name, before, after, rebooted) => {
    expect(bootsOf(before, after).rebooted).toBe(rebooted);
  });
});
