import { describe, expect, test } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { joinedTasks } from '../../../../src/core/facts/derived/tasks.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import {
  procCmdline,
  procComm,
  procStack,
  procStatus,
  procWchan,
} from '../../../../src/core/facts/parsers/proc-files.ts';
import { ps } from '../../../../src/core/facts/parsers/ps.ts';
import type { Note } from '../../../../src/core/model/note.ts';
import { entriesOf } from '../entries.ts';
import { evidence, FREEZE, LIMITS, type Task } from '../parsers/read-log.ts';

const PARSERS = [kernelLog, procStack, procStatus, procComm, procCmdline, procWchan, ps];

type Files = readonly (readonly [path: string, text: string])[];

async function readTasks(files: Files): Promise<{ found: readonly Task[]; notes: readonly Note[] }> {
  const entries = entriesOf(files.map(([path, text]) => ({ path, text })));
  const { facts } = await extract(entries, { parsers: PARSERS, limits: LIMITS });
  const notes = derive(facts, [joinedTasks]);
  return { found: facts.of(tasks) ?? [], notes };
}

const tasksOf = async (files: Files): Promise<readonly Task[]> => (await readTasks(files)).found;

const line = ({ source }: Task): string => `${source.path}:${source.line}`;
const alsoAt = ({ seenAt }: Task): string[] => (seenAt ?? []).map((source) => `${source.path}:${source.line}`);
const brief = (task: Task): unknown[] => [task.comm, task.pid, task.blockedForSeconds, task.times];

interface Report {
  readonly comm?: string;
  readonly pid?: number;
  readonly seconds?: number;
  /** What stands before each line. */
  readonly prefix?: string;
  readonly frames?: readonly string[];
}

const ANSWER = [
  'schedule+0x2c/0x80',
  'request_wait_answer+0x133/0x210',
  'fuse_statfs+0xd6/0x140',
  'do_syscall_64+0x73/0x130',
];
const NFS = [
  'schedule+0x2c/0x80',
  'rpc_wait_bit_killable+0x24/0xb0',
  '__rpc_execute+0xd6/0x140',
  'do_syscall_64+0x73/0x130',
];

/** Five to eight lines. */
function hung({ comm = 'df', pid = 41, seconds = 122, prefix = '[ 1000.000001] ', frames = ANSWER }: Report): string {
  const lines = [
    `INFO: task ${comm}:${pid} blocked for more than ${seconds} seconds.`,
    `${comm.padEnd(15)} D    0 ${pid}   1274 0x00004004`,
    'Call Trace:',
    ...frames.map((frame) => ` ${frame}`),
  ];
  return lines.map((text) => `${prefix}${text}\n`).join('');
}

const syslog = (clock: string): string => `Mar 25 ${clock} host kernel: `;

describe('one hang is one task, whoever tells of it', () => {
  test('khungtaskd says it again every two minutes: the last word counts, the others are kept', async () => {
    const log = [122, 245, 368].map((seconds) => hung({ seconds, prefix: `[ ${seconds}.000001] ` })).join('');
    const found = await tasksOf([['dmesg', log]]);
    expect(found.map(brief)).toEqual([['df', 41, 368, 3]]);
    expect(found.map(line)).toEqual(['dmesg:15']);
    expect(found.map(({ at }) => at)).toEqual(['368.000001']);
    expect(found.map(alsoAt)).toEqual([['dmesg:1', 'dmesg:8']]);
  });

  test('dmesg, syslog and journal of one boot', async () => {
    const found = await tasksOf([
      ['var/log/messages', hung({ prefix: syslog('16:49:08') })],
      ['sos_commands/kernel/dmesg', hung({})],
      ['sos_commands/logs/journalctl_--no-pager_--boot', hung({ prefix: 'Mar 25 16:49:08.123456 host kernel: ' })],
    ]);
    expect(found.map(brief)).toEqual([['df', 41, 122, undefined]]);
    expect(found.map(line)).toEqual(['sos_commands/kernel/dmesg:1']);
    expect(found.map(alsoAt)).toEqual([['sos_commands/logs/journalctl_--no-pager_--boot:1', 'var/log/messages:1']]);
    expect(found.map(({ logs }) => logs)).toEqual([
      ['sos_commands/kernel/dmesg', 'sos_commands/logs/journalctl_--no-pager_--boot', 'var/log/messages'],
    ]);
  });

  test('captured: dmesg twice', async () => {
    const once = await tasksOf([['sos_commands/kernel/dmesg', FREEZE]]);
    const twice = await tasksOf([
      ['sos_commands/kernel/dmesg', FREEZE],
      ['var/log/dmesg', FREEZE],
    ]);
    const asOnce = (task: Task): Task => ({ ...task, seenAt: undefined, logs: undefined });
    expect(twice.map(asOnce)).toEqual(once.map(asOnce));
    expect(twice.map(({ seenAt }) => seenAt?.map(({ path }) => path))).toEqual(once.map(() => ['var/log/dmesg']));
  });

  test('a copy that lost lines adds nothing, and is not preferred', async () => {
    const suppressed = `${syslog('16:49:09')}imjournal: 12 messages lost due to rate-limiting\n`;
    const cut = hung({ prefix: syslog('16:49:08'), frames: [ANSWER[0] ?? '', ANSWER[2] ?? ''] }) + suppressed;
    const found = await tasksOf([
      ['sos_commands/kernel/dmesg', cut],
      ['var/log/messages', hung({})],
    ]);
    expect(found.map(line)).toEqual(['var/log/messages:1']);
    expect(found.map(({ partial, frames }) => [partial, frames.length])).toEqual([[undefined, 4]]);
    expect(found.map(alsoAt)).toEqual([['sos_commands/kernel/dmesg:1']]);
  });

  test('the ring buffer lost the head of it: the stack is known from the syslog', async () => {
    const head = ['[ 99.000001]  schedule+0x2c/0x80', ...ANSWER.slice(1).map((frame) => `[ 99.000002]  ${frame}`)];
    const found = await tasksOf([
      ['sos_commands/kernel/dmesg', `${head.join('\n')}\n`],
      ['var/log/messages', hung({ prefix: syslog('16:49:08') })],
    ]);
    expect(found.map(line)).toEqual(['var/log/messages:1']);
  });

  test('what one report lacks another one has', async () => {
    const bare = '[ 500.000001] INFO: task df:41 blocked for more than 245 seconds.\n';
    const found = await tasksOf([['dmesg', hung({}) + bare]]);
    expect(found.map((task) => [...brief(task), task.state, task.ppid, task.partial])).toEqual([
      ['df', 41, 245, 2, 'D', 1274, undefined],
    ]);
  });

  test('of a rotated log and the journal, though the boot is over', async () => {
    const banner = `${syslog('18:00:00')}Linux version 3.10.0 (x@y) #1 SMP\n`;
    const found = await tasksOf([
      ['var/log/messages', banner],
      ['var/log/messages-20260401', hung({ prefix: syslog('16:49:08') })],
      [
        'sos_commands/logs/journalctl_--no-pager',
        `${hung({ prefix: '2026-03-25T16:49:08+0800 host kernel: ' })}-- Reboot --\n`,
      ],
    ]);
    expect(found.map((task) => [...brief(task), task.earlierBoot])).toEqual([['df', 41, 122, undefined, true]]);
  });
});

describe('what is not the same task stays apart', () => {
  test.each<[string, Files]>([
    ['another PID', [['dmesg', hung({}) + hung({ pid: 42 })]]],
    ['a PID used again by another program', [['dmesg', hung({}) + hung({ comm: 'ls' })]]],
    ['a task that came free and got stuck elsewhere', [['dmesg', hung({}) + hung({ frames: NFS })]]],
    [
      'the same place, another offset: another request',
      [['dmesg', hung({}) + hung({ frames: ANSWER.map((frame) => frame.replace('0x133', '0x1b3')) })]],
    ],
    ['another boot of the same log', [['dmesg', `${hung({})}-- Reboot --\n${hung({})}`]]],
    [
      'two boots before this one',
      [['dmesg', `${hung({})}-- Reboot --\n${hung({ prefix: '[ 2000.000001] ' })}-- Reboot --\n`]],
    ],
    [
      'earlier boots in two logs, at other times',
      [
        ['var/log/messages', `${hung({ prefix: syslog('16:49:08') })}-- Reboot --\n`],
        ['var/log/syslog', `${hung({ prefix: syslog('16:49:09') })}-- Reboot --\n`],
      ],
    ],
    [
      'a stack of /proc: another sort of report, and nearer to the capture',
      [
        ['dmesg', hung({})],
        ['proc/41/stack', `${ANSWER.map((frame) => `[<0>] ${frame}`).join('\n')}\n`],
      ],
    ],
  ])('%s', async (_, files) => {
    const found = await tasksOf(files);
    expect(found).toHaveLength(2);
    expect(found.some(({ seenAt, times }) => seenAt !== undefined || times !== undefined)).toBe(false);
  });
});

describe('a process list adds whom no log knows', () => {
  const listed =
    'F S UID PID PPID C PRI NI ADDR SZ WCHAN STIME TTY TIME CMD\n4 D root 41 1 0 80 0 - 1000 fuse_get_req 10:00 ? 00:00:00 df -h\n';
  const PS = 'sos_commands/process/ps_-elfL';

  test('but not twice', async () => {
    const found = await tasksOf([
      ['dmesg', hung({})],
      [PS, listed],
    ]);
    expect(found.map(({ report, pid }) => [report, pid])).toEqual([['hung-task', 41]]);
  });

  test.each<[string, string]>([
    ['another program had its PID', hung({ comm: 'rsync' })],
    ['another boot', `${hung({})}-- Reboot --\n`],
  ])('%s before', async (_, log) => {
    const found = await tasksOf([
      ['dmesg', log],
      [PS, listed],
    ]);
    expect(found.map(({ report, pid }) => [report, pid])).toEqual([
      ['hung-task', 41],
      ['ps', 41],
    ]);
  });
});

describe('limits', () => {
  const dump = (count: number, first: number): string =>
    Array.from({ length: count }, (_, index) => {
      const pid = first + index;
      return `[ 5.000001] task:sh              state:S stack:0     pid:${pid}  ppid:1      flags:0x0\n[ 5.000001]  schedule+0x2c/0x80\n[ 5.000001]  do_wait_${pid}+0x1/0x2\n`;
    }).join('');

  test('a thousand stacks are kept', async () => {
    const { found, notes } = await readTasks([['dmesg', `[ 5.000001] sysrq: Show State\n${dump(1000, 100)}`]]);
    expect(found.filter(({ frames }) => frames.length > 0)).toHaveLength(1000);
    expect(notes).toEqual([]);
  });

  test('of one more it is said where the task sleeps; whoever is stuck is kept before', async () => {
    const { found, notes } = await readTasks([
      ['dmesg', `[ 5.000001] sysrq: Show State\n${dump(1000, 100)}${hung({})}`],
    ]);
    expect(notes).toEqual([{ code: 'too-large', detail: 'more than 1000 different stacks of tasks', count: 1 }]);
    expect(found).toHaveLength(1001);
    const without = found.filter(({ frames }) => frames.length === 0);
    expect(without.map(({ pid, wchan, partial }) => [pid, wchan, partial])).toEqual([[1099, 'do_wait_1099', true]]);
  });

  test('of one hang sixty-four further lines', async () => {
    const log = Array.from({ length: 100 }, (_, index) => hung({ seconds: 122 + index })).join('');
    const found = await tasksOf([['dmesg', log]]);
    expect(found.map(({ times, seenAt }) => [times, seenAt?.length])).toEqual([[100, 64]]);
  });
});

test('captured: each task of a bundle once', async () => {
  const path = '27-ext4-on-stuck-disk-6.1/sos_commands/kernel/dmesg';
  const found = await tasksOf([['sos_commands/kernel/dmesg', evidence(path)]]);
  const names = found.map(({ comm, pid }) => `${comm ?? '?'}:${pid ?? '?'}`);
  expect(new Set(names).size).toBe(names.length);
});
