import fc from 'fast-check';
import { expect, test } from 'vitest';
import { straces } from '../../../../src/core/facts/kinds/straces.ts';
import { strace } from '../../../../src/core/facts/parsers/strace.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

interface Step {
  readonly pid: number;
  readonly call: string;
  readonly path: string;
  /** It comes back in the same line. */
  readonly atOnce: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  pid: fc.integer({ min: 100, max: 104 }),
  call: fc.constantFrom('statfs', 'umount2', 'openat', 'lstat', 'getxattr'),
  path: fc.stringMatching(/^\/[\w .-]{0,12}$/),
  atOnce: fc.boolean(),
});

const PREFIXES: readonly ((pid: number) => string)[] = [
  (pid) => `[pid ${String(pid).padStart(5)}] `,
  (pid) => `[pid ${pid}<df>] `,
  (pid) => String(pid).padEnd(6),
  (pid) => `${pid}<df> `,
  (pid) => `${String(pid).padEnd(6)}13:22:12.123456 `,
  (pid) => `[pid ${pid}] 1764000000.123456 `,
  (pid) => `${pid} 2026-11-23T13:22:12.123456+0800 `,
  (pid) => `[pid ${pid}] 13:22:12 (+     0.000123) [ 166] [00007f8fe0c07ac0] `,
];

/** The log of several processes, and who waits for what at its end. */
function played(steps: readonly Step[], prefix: (pid: number) => string): { log: string; waiting: Map<number, Step> } {
  const waiting = new Map<number, Step>();
  const lines = steps.map((one) => {
    const before = waiting.get(one.pid);
    if (before !== undefined) {
      waiting.delete(one.pid);
      return `${prefix(one.pid)}<... ${before.call} resumed>) = 0`;
    }
    if (one.atOnce) return `${prefix(one.pid)}${one.call}("${one.path}", 0x7ffc) = 0`;
    waiting.set(one.pid, one);
    return `${prefix(one.pid)}${one.call}("${one.path}", <unfinished ...>`;
  });
  return { log: lines.map((line) => `${line}\n`).join(''), waiting };
}

test('whoever waits at the end of a log is found, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...PREFIXES), (steps, prefix) => {
      const { log, waiting } = played(steps, prefix);
      const found = fieldsOf(readText(strace, 'tmp/strace.out', log), straces);
      const waits = found.map(({ pid, call, path }) => `${String(pid)} ${String(call)} ${String(path)}`);
      expect(waits.sort()).toEqual([...waiting.values()].map(({ pid, call, path }) => `${pid} ${call} ${path}`).sort());
    }),
  );
});
