import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Invented, type InventedFrame, PREFIXES, type Style, STYLES } from '../kernel/render.ts';
import { readLog, type Task } from './read-log.ts';

const frame: fc.Arbitrary<InventedFrame> = fc.record({
  name: fc.constantFrom(
    'schedule',
    '__schedule',
    'fuse_get_req',
    'request_wait_answer',
    'vfs_statfs',
    'sys_umount',
    'f',
  ),
  offset: fc.integer({ min: 0, max: 0xfff }),
  module: fc.option(fc.constantFrom('fuse', 'nfsv4', 'dm_mod', 'a-b'), { nil: undefined }),
  reliable: fc.boolean(),
});

/** A name is what a program calls itself: anything of fifteen bytes. */
const comm = fc.oneof(
  fc.constantFrom('df', 'kworker/u8:2', 'tmux: server', '(sd-pam)', 'jbd2/dm-0-8', 'D D', 'a b c', 'rs:main Q:Reg'),
  fc.stringMatching(/^[\w(/.:-][\w :/.()-]{0,13}[\w):]$/).filter((name) => !name.includes('  ')),
);

const task: fc.Arbitrary<Invented> = fc.record({
  comm,
  pid: fc.integer({ min: 1, max: 4_194_304 }),
  ppid: fc.integer({ min: 0, max: 4_194_304 }),
  seconds: fc.integer({ min: 1, max: 1_000_000 }),
  frames: fc.array(frame, { minLength: 2, maxLength: 12 }).map((frames) =>
    // ARM states each function twice, and two calls of one in the other are told apart by nothing else.
    frames.map((one, index) => ({ ...one, name: `${one.name}${index}` })),
  ),
});

function render(tasks: readonly Invented[], style: Style, prefix: (line: number) => string): string {
  return tasks
    .flatMap((one) => style.lines(one))
    .map((line, index) => `${prefix(index)}${line}\n`)
    .join('');
}

const seen = (found: readonly Task[]): unknown[] =>
  found.map(({ report, comm: name, pid, ppid, state, blockedForSeconds, partial, frames }) => ({
    report,
    comm: name,
    pid,
    ppid,
    state,
    blockedForSeconds,
    partial,
    frames: frames.map((one) => ({
      name: one.function,
      offset: one.offset ?? -1,
      module: one.module,
      reliable: one.reliable,
    })),
  }));

const expected = (tasks: readonly Invented[], style: Style): unknown[] =>
  tasks.map((one) => ({
    report: 'hung-task',
    comm: one.comm,
    pid: one.pid,
    ppid: one.ppid,
    state: 'D',
    blockedForSeconds: one.seconds,
    partial: undefined,
    frames: one.frames.map((each, index) => ({ module: undefined, ...style.keeps(each, index, one.frames) })),
  }));

const several = fc.array(task, { minLength: 1, maxLength: 4 });
const styles = Object.entries(STYLES);

describe('what a kernel printed is read', () => {
  test.each(styles)('%s', async (_, style) => {
    await fc.assert(
      fc.asyncProperty(several, fc.constantFrom(...Object.values(PREFIXES)), async (tasks, prefix) => {
        const found = await readLog(render(tasks, style, prefix));
        expect(seen(found.tasks)).toEqual(expected(tasks, style));
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.entries(PREFIXES))('behind %s', async (_, prefix) => {
    await fc.assert(
      fc.asyncProperty(several, fc.constantFrom(...styles), async (tasks, [, style]) => {
        const found = await readLog(render(tasks, style, prefix));
        expect(seen(found.tasks)).toEqual(expected(tasks, style));
      }),
      { numRuns: 40 },
    );
  });
});

test('wherever a log is cut into blocks, the same is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      several,
      fc.constantFrom(...styles),
      fc.constantFrom(...Object.values(PREFIXES)),
      fc.integer({ min: 1, max: 400 }),
      async (tasks, [, style], prefix, chunk) => {
        const log = render(tasks, style, prefix);
        expect(await readLog(log, { chunk })).toEqual(await readLog(log));
      },
    ),
    { numRuns: 80 },
  );
});

/** The last report may lack what was cut away, but nothing in it is other than it was. */
function isBeginningOf(found: readonly Task[], tasks: readonly Invented[], style: Style): boolean {
  return found.every((one, index) => {
    const whole = tasks[index];
    if (whole === undefined || one.comm !== whole.comm || one.pid !== whole.pid) return false;
    if (one.blockedForSeconds !== whole.seconds) return false;
    if (one.ppid !== undefined && one.ppid !== whole.ppid) return false;
    const kept = whole.frames.map((each, at) => style.keeps(each, at, whole.frames));
    return one.frames.every(
      ({ function: name, offset, reliable }, at) =>
        name === kept[at]?.name &&
        (offset ?? -1) === kept[at].offset &&
        (reliable === kept[at].reliable || at === one.frames.length - 1),
    );
  });
}

test.each(styles)('cut anywhere, a log of %s loses tasks, and gains none', async (_, style) => {
  await fc.assert(
    fc.asyncProperty(
      several,
      fc.constantFrom(...Object.values(PREFIXES)),
      fc.nat(),
      fc.boolean(),
      async (tasks, prefix, where, known) => {
        const log = render(tasks, style, prefix);
        const cut = log.slice(0, where % log.length);
        const found = await readLog(cut, known ? { size: log.length } : {});
        expect([isBeginningOf(found.tasks, tasks, style), found.tasks]).toEqual([true, found.tasks]);
      },
    ),
    { numRuns: 60 },
  );
});

const TIMED = ['dmesg', 'caller ids', 'syslog', 'syslog with uptime', 'rsyslog, ISO', 'dmesg -T'];

test.each(styles)('begun anywhere, as a ring buffer does, a log of %s tells of no other task', async (_, style) => {
  await fc.assert(
    fc.asyncProperty(several, fc.constantFrom(...TIMED), fc.nat(), async (tasks, name, where) => {
      const log = render(tasks, style, PREFIXES[name] ?? ((): string => ''));
      // The next line tells that the first one lost its head.
      const lastLine = log.lastIndexOf('\n', log.length - 2);
      const found = (await readLog(log.slice(where % lastLine))).tasks;
      const known = tasks.map((one) => `${one.comm}:${one.pid}`);
      const others = found.filter(({ comm: title, pid, partial }) =>
        pid === undefined ? partial !== true : !known.includes(`${title ?? ''}:${pid}`),
      );
      expect(others).toEqual([]);
      const functions = tasks.flatMap(({ frames }) => frames.map((one) => one.name));
      const strange = found.flatMap(({ frames }) => frames).filter((one) => !functions.includes(one.function));
      expect(strange).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('two callers that speak at once are told apart', async () => {
  await fc.assert(
    fc.asyncProperty(
      task,
      task,
      fc.constantFrom(...styles),
      fc.infiniteStream(fc.boolean()),
      async (one, other, [, style], turns) => {
        const queues = [
          style.lines(one).map((line) => `[ 1000.000000][   T31] ${line}\n`),
          style.lines(other).map((line) => `[ 1000.000000][    C2] ${line}\n`),
        ];
        let log = '';
        for (const turn of turns) {
          const next = queues[turn ? 0 : 1]?.shift() ?? queues[turn ? 1 : 0]?.shift();
          if (next === undefined) break;
          log += next;
        }
        const found = seen((await readLog(log)).tasks);
        expect(found).toHaveLength(2);
        expect(found).toEqual(expect.arrayContaining(expected([one, other], style)));
      },
    ),
    { numRuns: 60 },
  );
});

test('text that is no log has no hung task', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 60 }),
      async (lines) => {
        const { tasks: found } = await readLog(lines.join('\n'));
        expect(found.filter(({ report }) => report === 'hung-task')).toEqual([]);
      },
    ),
  );
});
