import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { extract } from '../../../../src/core/facts/extract.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import { entriesOf } from '../entries.ts';
import { evidence, FREEZE, LIMITS, readLog, SYSRQ, type Task } from './read-log.ts';

/** A task without what a prefix changes: where its lines stand, and what the log calls the time. */
function bare(task: Task): unknown {
  const { source: _source, at: _at, frames, ...fields } = task;
  return { ...fields, frames: frames.map(({ source: _line, ...frame }) => frame) };
}
const brief = ({ report, comm, pid, state, blockedForSeconds, partial }: Task): unknown[] => [
  report,
  comm,
  pid,
  state,
  blockedForSeconds,
  partial,
];

describe('captured on live hangs', () => {
  test('khungtaskd of 6.18 on a frozen file system', async () => {
    const { tasks: found, kernels: names } = await readLog(FREEZE);
    expect(found.map((task) => [task.source.line, ...brief(task)])).toEqual([
      [1, 'sysrq', 'bash', 1168, 'D', undefined, undefined],
      [37, 'hung-task', 'touch', 1167, 'D', 20, undefined],
      [82, 'hung-task', 'bash', 1168, 'D', 20, undefined],
    ]);
    expect(found[1]?.at).toBe('4433.111545');
    expect(names).toEqual(['6.18.44']);
  });

  test('sysrq-w of 6.1: the leftovers of audit are there, and not trusted', async () => {
    const { tasks: found } = await readLog(SYSRQ);
    expect(found.map(({ comm }) => comm)).toEqual(['df', 'stat', 'op', 'umount', 'lsof']);
    const df = found[0]?.frames ?? [];
    expect(df.find((frame) => frame.function === 'audit_reset_context')).toMatchObject({ reliable: false });
    expect(df[2]).toMatchObject({ function: 'fuse_get_req', offset: 0x21b, module: 'fuse', reliable: true });
  });

  test.each([
    ['23-dm-suspend-ext4-6.1/sos_commands/kernel/dmesg_C', 15],
    ['27-ext4-on-stuck-disk-6.1/sos_commands/kernel/dmesg', 15],
    ['28-btrfs-on-stuck-disk-6.1/sos_commands/kernel/dmesg', 4],
    ['25-nfsv3-server-gone-6.1/sos_commands/kernel/dmesg_E', 0],
    ['24-multipath-no-path-6.1/sos_commands/kernel/dmesg', 0],
  ])('%s holds %i hung tasks', async (path, count) => {
    const { tasks: found } = await readLog(evidence(path));
    expect(found.filter(({ report }) => report === 'hung-task')).toHaveLength(count);
    expect(found.some(({ partial }) => partial)).toBe(false);
  });

  test('every line that is cited stands there', async () => {
    for (const log of [FREEZE, SYSRQ]) {
      const lines = log.split('\n');
      const { tasks: found } = await readLog(log);
      for (const source of found.flatMap((task) => [task.source, ...task.frames.map((frame) => frame.source)])) {
        expect(lines[source.line - 1]).toBe(source.text);
      }
    }
  });
});

const STAMP = /^\[ *(\d+\.\d+)\] /;
/** The log with another prefix at each line. */
function prefixed(log: string, prefix: (seconds: string) => string): string {
  return log
    .split('\n')
    .map((line) => {
      const stamp = STAMP.exec(line);
      return stamp === null ? line : prefix(stamp[1] ?? '') + line.slice(stamp[0].length);
    })
    .join('\n');
}

describe('whatever stands before the messages, the tasks are the same', () => {
  test.each<[string, (seconds: string) => string]>([
    ['nothing', () => ''],
    ['a level', (at) => `<3>[ ${at}] `],
    ['syslog', () => 'Mar 25 16:49:08 host kernel: '],
    ['syslog with the kernel’s time', (at) => `Mar 25 16:49:08 host kernel: [${at}] `],
    ['RFC 5424', () => '2026-11-23T13:00:00.123456+08:00 host kernel: '],
    ['RFC 5424 proper', () => '<3>1 2026-11-23T13:00:00Z host kernel - - - '],
    ['dmesg -T', () => '[Thu Nov  7 14:01:07 2024] '],
    ['dmesg -x', (at) => `kern  :err   : [ ${at}] `],
    ['journalctl', () => 'Nov 23 13:00:00 host kernel: '],
    ['journalctl in Chinese', () => '11月 23 13:00:00 host kernel: '],
    ['journalctl -o short-monotonic', (at) => `[ ${at}] host kernel: `],
    ['the journal’s export', () => 'MESSAGE='],
    ['/dev/kmsg', () => '3,416,4678873914,-;'],
    ['caller ids', (at) => `[ ${at}][   T31] `],
    ['colours', (at) => `\u001b[32m[ ${at}] \u001b[0m\u001b[31m`],
    ['a console', (at) => `host login: [ ${at}] `],
    ['NULs', (at) => `\0\0\0[ ${at}] `],
  ])('%s', async (_, prefix) => {
    for (const log of [FREEZE, SYSRQ]) {
      const expected = (await readLog(log)).tasks.map(bare);
      expect((await readLog(prefixed(log, prefix))).tasks.map(bare)).toEqual(expected);
    }
  });

  test('a log of another program that quotes them has none', async () => {
    const quoted = prefixed(FREEZE, () => 'Mar 25 16:49:08 host app[12]: ');
    expect((await readLog(quoted, { path: 'var/log/messages' })).tasks).toEqual([]);
  });

  test.each([
    ['CRLF', FREEZE.replaceAll('\n', '\r\n')],
    ['no final newline', FREEZE.trimEnd()],
    ['a byte order mark', `\ufeff${FREEZE}`],
  ])('%s', async (_, log) => {
    expect((await readLog(log)).tasks).toEqual((await readLog(FREEZE)).tasks);
  });

  test('a line of several megabytes, and bytes of no encoding', async () => {
    const noise = new TextEncoder().encode(`${'x'.repeat(3_000_000)}\n`);
    const bytes = Buffer.concat([noise, Uint8Array.from([0xff, 0xfe, 0x00, 0x0a]), Buffer.from(FREEZE)]);
    const { tasks: found } = await readLog(bytes, { chunk: 4096 });
    expect(found.map((task) => task.source.line)).toEqual([3, 39, 84]);
  });
});

test('a console that returns twice', async () => {
  const expected = (await readLog(FREEZE)).tasks.map(bare);
  expect((await readLog(FREEZE.replaceAll('\n', '\r\r\n'))).tasks.map(bare)).toEqual(expected);
});

describe('who spoke tells reports apart', () => {
  const report = (caller: string, comm: string, pid: number, frame: string): string[] => [
    `[  584.319520][${caller}] INFO: task ${comm}:${pid} blocked for more than 143 seconds.`,
    `[  584.319521][${caller}]       Not tainted 6.12.0 #1`,
    `[  584.319522][${caller}] task:${comm}              state:D stack:0     pid:${pid}  tgid:${pid}  ppid:1      flags:0x00000000`,
    `[  584.319523][${caller}] Call Trace:`,
    `[  584.319524][${caller}]  <TASK>`,
    `[  584.319525][${caller}]  schedule+0x23/0xa0`,
    `[  584.319526][${caller}]  ${frame}+0x23/0xa0`,
    `[  584.319527][${caller}]  </TASK>`,
  ];

  test('line by line, in any mixture', async () => {
    const [a, b] = [report('   T31', 'df', 7, 'fuse_get_req'), report('   T32', 'ls', 8, 'rpc_wait_bit_killable')];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), async (turns) => {
        const queues = [[...a], [...b]];
        const mixed = turns.map((first) => queues[first ? 0 : 1]?.shift() ?? queues[first ? 1 : 0]?.shift()).join('\n');
        const { tasks: found } = await readLog(mixed);
        expect(
          found.map((task) => [task.comm, task.partial, task.frames.map((frame) => frame.function)]).sort(),
        ).toEqual([
          ['df', undefined, ['schedule', 'fuse_get_req']],
          ['ls', undefined, ['schedule', 'rpc_wait_bit_killable']],
        ]);
      }),
      { numRuns: 50 },
    );
  });

  test('without callers a report ends where the next begins', async () => {
    const strip = (lines: readonly string[]): string => lines.map((line) => line.replace(/\]\[.{6}\]/, ']')).join('\n');
    const text = [strip(report('   T31', 'df', 7, 'f').slice(0, 6)), strip(report('   T32', 'ls', 8, 'g'))].join('\n');
    expect((await readLog(text)).tasks.map(brief)).toEqual([
      ['hung-task', 'df', 7, 'D', 143, true],
      ['hung-task', 'ls', 8, 'D', 143, undefined],
    ]);
  });
});

describe('what is missing is said', () => {
  const LINES = FREEZE.trimEnd().split('\n');

  test('the log begins inside a report', async () => {
    const { tasks: found } = await readLog(LINES.slice(43).join('\n'));
    expect(found.map(({ comm, partial }) => [comm, partial])).toEqual([
      [undefined, true],
      ['bash', undefined],
    ]);
  });

  test('the log ends inside one', async () => {
    const { tasks: found } = await readLog(LINES.slice(0, 45).join('\n'));
    expect(found.map(({ comm, partial }) => [comm, partial])).toEqual([
      ['bash', undefined],
      ['touch', true],
    ]);
  });

  test('the member was cut', async () => {
    const text =
      '[ 1.000000] INFO: task df:7 blocked for more than 120 seconds.\n[ 1.000001] df   D    0     7      1 0x00000000\n[ 1.000002]  schedule+0x1/0x2\n';
    const cut = entriesOf([{ path: 'dmesg', text, size: text.length + 1 }]);
    const { facts } = await extract(cut, { parsers: [kernelLog], limits: LIMITS });
    expect(facts.of(tasks)).toMatchObject([{ comm: 'df', partial: true }]);
    expect((await readLog(text)).tasks).not.toMatchObject([{ partial: true }]);
  });

  test.each([
    ['rsyslog', 'Mar 25 16:49:08 host rsyslogd: imjournal: 1234 messages lost due to rate-limiting'],
    ['journald', 'Mar 25 16:49:08 host systemd-journald[1]: Missed 12 kernel messages'],
    ['the console', '** 12 printk messages dropped **'],
    ['the kernel', '[ 1.000002] net_ratelimit: 12 callbacks suppressed'],
  ])('%s lost lines of it', async (_, line) => {
    const at = '[ 1.000000] ';
    const text = `${at}INFO: task df:7 blocked for more than 120 seconds.\n${at}df   D    0     7      1 0x00000000\n${at} schedule+0x1/0x2\n${line}\n${at} fuse_statfs+0x1/0x2\n`;
    const { tasks: found } = await readLog(text);
    expect(found).toMatchObject([{ comm: 'df', partial: true }]);
    expect(found[0]?.frames).toHaveLength(2);
  });

  test('a report ends after a hundred lines without a word of it', async () => {
    const at = 'Mar 25 16:49:08 host ';
    const log = (gap: number): string =>
      `${at}kernel: INFO: task df:7 blocked for more than 120 seconds.\n${`${at}cron[1]: run\n`.repeat(gap)}${at}kernel:  schedule+0x1/0x2\n`;
    expect((await readLog(log(99))).tasks[0]?.frames).toHaveLength(1);
    expect((await readLog(log(100))).tasks[0]?.frames).toHaveLength(0);
  });
});
