import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { joinedTasks } from '../../../../src/core/facts/derived/tasks.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import { entriesOf } from '../entries.ts';
import { type Invented, PREFIXES, STYLES } from '../kernel/render.ts';
import { LIMITS, type Task } from '../parsers/read-log.ts';

const LOGS = [
  'sos_commands/kernel/dmesg',
  'sos_commands/kernel/dmesg_-T',
  'sos_commands/logs/journalctl_--no-pager_--boot',
  'var/log/kern.log',
  'var/log/messages',
];

async function tasksOf(files: Readonly<Record<string, string>>): Promise<readonly Task[]> {
  const entries = entriesOf(Object.entries(files).map(([path, text]) => ({ path, text })));
  const { facts } = await extract(entries, { parsers: [kernelLog], limits: LIMITS });
  derive(facts, [joinedTasks]);
  return facts.of(tasks) ?? [];
}

const invented: fc.Arbitrary<Invented> = fc.record({
  comm: fc.constantFrom('df', 'ls', 'tmux: server'),
  pid: fc.integer({ min: 1, max: 4 }),
  ppid: fc.constant(1),
  seconds: fc.constantFrom(122, 245, 368),
  // Whole stacks end in the same call; none is the beginning of another.
  frames: fc
    .tuple(fc.constantFrom('fuse_get_req', 'request_wait_answer'), fc.constantFrom('fuse_statfs', 'fuse_getattr'))
    .chain((names) => fc.tuple(fc.constant(names), fc.constantFrom(0x10, 0x20)))
    .map(([names, offset]) =>
      [...names, 'vfs_statfs', 'do_syscall_64'].map((name) => ({ name, offset, reliable: true })),
    ),
});
const style = fc.constantFrom(...Object.entries(STYLES).flatMap(([name, one]) => (name === 'arm' ? [] : [one])));
const prefix = fc.constantFrom(...Object.values(PREFIXES));

const place = ({ comm, pid, frames }: Invented): string =>
  `${comm}:${pid} ${frames.map(({ name, offset }) => `${name}+${offset}`).join(' ')}`;
const placeOf = ({ comm, pid, frames }: Task): string =>
  `${comm ?? ''}:${pid ?? ''} ${frames.map((frame) => `${frame.function}+${frame.offset ?? ''}`).join(' ')}`;

describe('one fact for each task at each place', () => {
  test('however often, and in however many logs it is reported', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(invented, { minLength: 1, maxLength: 8 }),
        style,
        fc.dictionary(fc.constantFrom(...LOGS), prefix, { minKeys: 1, noNullPrototype: true }),
        async (reports, { lines }, prefixes) => {
          const bodies = reports.flatMap(lines);
          const files = Object.fromEntries(
            Object.entries(prefixes).map(([path, before]) => [
              path,
              bodies.map((line, index) => `${before(index)}${line}\n`).join(''),
            ]),
          );
          const found = await tasksOf(files);
          expect(found.map(placeOf).sort()).toEqual([...new Set(reports.map(place))].sort());
          for (const task of found) {
            const same = reports.filter((report) => place(report) === placeOf(task));
            expect(task.times ?? 1).toBe(same.length);
            expect(task.blockedForSeconds).toBe(Math.max(...same.map(({ seconds }) => seconds)));
            const seen = [task.source, ...(task.seenAt ?? [])];
            expect(seen).toHaveLength(same.length * Object.keys(files).length);
            expect(new Set(seen.map(({ path, line }) => `${path}:${line}`)).size).toBe(seen.length);
            expect(task.source.text).toContain(`for more than ${task.blockedForSeconds ?? 0} seconds`);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test('whatever a copy of the log lost at its end', async () => {
    await fc.assert(
      fc.asyncProperty(invented, style, fc.nat(), async (report, { lines }, where) => {
        const log = lines(report)
          .map((line, index) => `[ 1000.${String(index).padStart(6, '0')}] ${line}\n`)
          .join('');
        const copy = log.slice(0, where % (log.length + 1));
        const found = await tasksOf({ 'sos_commands/kernel/dmesg': copy, 'var/log/messages': log });
        expect(found.map(placeOf)).toEqual([place(report)]);
      }),
      { numRuns: 80 },
    );
  });
});
