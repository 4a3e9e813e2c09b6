import { describe, expect, test } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { overviewsOfTasks } from '../../../../src/core/facts/derived/task-overviews.ts';
import { joinedTasks } from '../../../../src/core/facts/derived/tasks.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { taskOverviews } from '../../../../src/core/facts/kinds/task-overviews.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import { ps } from '../../../../src/core/facts/parsers/ps.ts';
import { entriesOf } from '../entries.ts';
import { LIMITS } from '../parsers/read-log.ts';

async function overviews(text: string, path = 'dmesg'): Promise<unknown[]> {
  const { facts } = await extract(entriesOf([{ path, text }]), { parsers: [kernelLog, ps], limits: LIMITS });
  derive(facts, [joinedTasks, overviewsOfTasks]);
  return (facts.of(taskOverviews) ?? []).map(({ by, tasks }) => [by, tasks]);
}

const many = (line: (index: number) => string): string =>
  Array.from({ length: 40 }, (_, index) => line(index)).join('');
const sleeper = (index: number): string =>
  `task:sh              state:S stack:0     pid:${index + 1}     ppid:1      flags:0x0\n schedule+0x2c/0x80\n do_wait+0x1/0x2\n`;

describe('who shows all tasks', () => {
  test.each([
    ['SysRq-T', `sysrq: Show State\n${many(sleeper)}`, [['dump', 40]]],
    [
      'foreach bt of crash',
      many(
        (index) =>
          `PID: ${index + 1}   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "sh"\n #0 [ffff88003a5e0c38] schedule at ffffffff8150e702\n #1 [ffff88003a5e0c40] do_wait at ffffffff8150e712\n`,
      ),
      [['dump', 40]],
    ],
    [
      'not SysRq-L, which shows what runs',
      `sysrq: Show backtrace of all active CPUs\n${many((index) => `NMI backtrace for cpu ${index}\nCPU: ${index} PID: ${index + 1} Comm: spin Not tainted 4.18.0 #1\nCall Trace:\n vfs_write+0xa5/0x1a0\n`)}`,
      [],
    ],
    [
      'not `ps -m` of crash, which does not show where they wait',
      many((index) => `[0 00:12:34.567] [UN]  PID: ${index + 1}   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"\n`),
      [],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await overviews(text)).toEqual(expected);
  });
});

describe('a list of processes with wait channels', () => {
  const head = '  PID  PPID   UID S WCHAN                            COMMAND\n';
  const kernelThread = (wchan: string): string => `    2     0     0 S ${wchan.padEnd(32)} [kthreadd]\n`;
  const own = '  812   700  1000 S do_wait                          bash\n';

  test.each([
    ["root's", `${head}${kernelThread('kthreadd')}${own}`, [['ps', 2]]],
    ["a user's, who is shown where his own sleep and nobody else's", `${head}${kernelThread('-')}${own}`, []],
    ['the same by names alone', `${head}${kernelThread('-').replace('[kthreadd]', 'kthreadd')}${own}`, []],
    ['of a container, where there are no kernel threads', `${head}${own}`, [['ps', 1]]],
    ['of a kernel that hides all of them', `${head}${kernelThread('-')}${own.replace('do_wait', '-      ')}`, []],
  ])('%s', async (_, text, expected) => {
    expect(await overviews(text, 'ps')).toEqual(expected);
  });
});
