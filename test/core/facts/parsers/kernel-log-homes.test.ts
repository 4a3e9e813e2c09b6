import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREEZE, readLog, SYSRQ } from './read-log.ts';

describe('which boot', () => {
  const hung = (pid: number): string => `[ 5.000000] INFO: task df:${pid} blocked for more than 120 seconds.\n`;
  const banner = (release: string): string => `[ 0.000000] Linux version ${release} (x@y) #1 SMP\n`;
  const history = async (text: string, path?: string): Promise<unknown> => {
    const read = await readLog(text, path === undefined ? {} : { path });
    return [read.tasks.map(({ pid, earlierBoot }) => [pid, earlierBoot]), read.kernels];
  };

  test('what was logged before the last boot is history, and so is its kernel', async () => {
    expect(await history(`${banner('3.10.0')}${hung(1)}${banner('4.18.0')}${hung(2)}`, 'var/log/messages')).toEqual([
      [
        [1, true],
        [2, undefined],
      ],
      ['4.18.0'],
    ]);
  });

  test.each(['-- Reboot --', '-- Boot 0123456789abcdef0123456789abcdef --'])('%s of journalctl', async (line) => {
    expect(await history(`${hung(1)}${line}\n${hung(2)}`)).toEqual([
      [
        [1, true],
        [2, undefined],
      ],
      [],
    ]);
  });

  test.each([
    ['var/crash/127.0.0.1-2026/vmcore-dmesg.txt', true, []],
    ['sos_commands/logs/journalctl_--no-pager_--boot_-1', true, []],
    ['sos_commands/logs/journalctl_--no-pager_--boot', undefined, ['4.18.0']],
    ['var/log/messages', undefined, ['4.18.0']],
    ['var/log/messages-20261101', undefined, []],
    ['var/log/messages.1', undefined, []],
    ['var/log/dmesg.old', true, []],
    ['var/log/dmesg.0', true, []],
    ['var/log/messages-20261101.gz', undefined, []],
    ['var/log/messages-2026-11-01', undefined, []],
    ['var/lib/systemd/pstore/1764000000/dmesg.txt', true, []],
    ['var/log/kern.log', undefined, ['4.18.0']],
    ['var/log/kern.log.1', undefined, []],
  ])('%s', async (path, earlier, names) => {
    expect(await history(`${banner('4.18.0')}${hung(1)}`, path)).toEqual([[[1, earlier]], names]);
  });

  test('the line about taint names the kernel as well', async () => {
    const { kernels: names } = await readLog(`${hung(1)}[ 5.1]       Not tainted 2.6.32-431.el6.x86_64 #1\n`);
    expect(names).toEqual(['2.6.32-431.el6.x86_64']);
  });
});

describe('every place where sos keeps kernel messages', () => {
  test.each([
    'sos_commands/kernel/dmesg',
    'sos_commands/kernel/dmesg_-T',
    'sos_commands/general/dmesg',
    'dmesg',
    'dmesg.txt',
    'var/log/dmesg',
    'var/log/messages',
    'var/log/messages-20261101',
    'var/log/messages.1',
    'var/log/syslog',
    'var/log/syslog.1',
    'var/log/kern.log',
    'var/log/warn',
    'sos_strings/logs/var.log.messages.tailed',
    'sos_commands/logs/journalctl_--no-pager',
    'sos_commands/logs/journalctl_--no-pager_--catalog_--boot',
    'sos_commands/logs/journalctl_--no-pager_--catalog_--boot_-1',
    'sos_commands/general/journalctl_--all_--this-boot_--no-pager',
    'sos_commands/systemd/journalctl_--list-boots',
    'var/crash/127.0.0.1-2026-11-23/vmcore-dmesg.txt',
    'var/log/messages-20140318.gz',
    'var/log/kern',
    'var/log/kernel.log',
    'sys/fs/pstore/dmesg-erst-7364319023478505475',
    'var/lib/systemd/pstore/1764000000/001/dmesg.txt',
  ])('%s', async (path) => {
    expect((await readLog(FREEZE, { path })).tasks).toHaveLength(3);
  });
});

describe('facts do not depend on where chunks end', () => {
  const HEADER_FIRST = SYSRQ.split('\n').slice(1).join('\n');
  const OLD = `${'Mar 25 16:49:08 h cron[1]: run\n'.repeat(20)}Mar 25 16:49:08 h kernel: df            D ffff880028065ec0     0 11252      1 0x00000084
Mar 25 16:49:08 h kernel: Call Trace:
Mar 25 16:49:08 h kernel: [<ffffffff8150f7a2>] schedule+0x2/0x10
Mar 25 16:49:08 h kernel: [<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]
`;

  test.each([
    ['khungtaskd', FREEZE],
    ['sysrq', SYSRQ],
    ['a dump whose first line was lost', HEADER_FIRST],
    ['a dump of 2.6.32 in a syslog', OLD],
    ['two boots', `[ 0.0] Linux version 3.10.0 (x) #1\n${FREEZE}-- Reboot --\n${SYSRQ}`],
  ])('%s', async (_, log) => {
    const expected = await readLog(log);
    expect(expected.tasks.length).toBeGreaterThan(0);
    for (const chunk of [1, 13, 64, 200, 1000, 4000]) expect(await readLog(log, { chunk })).toEqual(expected);
  });

  test('of any log', async () => {
    const line = fc.oneof(
      fc.constantFrom(...FREEZE.split('\n').slice(0, 60), ...SYSRQ.split('\n').slice(0, 60)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 300 }), async (lines, chunk) => {
        const log = lines.join('\n');
        expect(await readLog(log, { chunk })).toEqual(await readLog(log));
      }),
      { numRuns: 60 },
    );
  });
});

describe('limits', () => {
  test('tasks and CPUs that speak at the same time', async () => {
    const text = Array.from(
      { length: 500 },
      (_, at) => `[ 1.000000][T${at + 1}] INFO: task p${at}:${at + 1} blocked for more than 120 seconds.`,
    ).join('\n');
    expect((await readLog(text)).tasks).toHaveLength(500);
  });

  test('the stack of a task that is reported again is kept once, as the latest report has it', async () => {
    const one = (at: number): string =>
      `[ ${at}.000000] INFO: task df:7 blocked for more than ${at} seconds.\n[ ${at}.000001]  fuse_get_req+0x1/0x2\n`;
    const { tasks: found } = await readLog(`${one(100)}${one(200)}${one(300).replace('0x1/', '0x3/')}`);
    expect(found.map(({ blockedForSeconds }) => blockedForSeconds)).toEqual([100, 200, 300]);
    expect(found[0]?.frames).toBe(found[1]?.frames);
    expect(found[1]?.frames[0]?.source.line).toBe(4);
    expect(found[2]?.frames[0]?.source.line).toBe(6);
  });

  test.each([
    [200_000, 0],
    [200_001, 1],
  ])('of %i frames all but those of %i tasks are kept; where they sleep is', async (frames, without) => {
    const task = (pid: number, depth: number): string =>
      `[ 1.000000] task:df state:S stack:0 pid:${pid} ppid:1 flags:0x0\n${`[ 1.000000]  f${pid}+0x1/0x2\n`.repeat(depth)}`;
    const text = Array.from({ length: 400 }, (_, at) => task(at + 1, 500)).join('');
    const { tasks: found, notes } = await readLog(`${text}${frames > 200_000 ? task(999, 1) : ''}`);
    const bare = found.filter((one) => one.frames.length === 0);
    expect(bare.map(({ pid, wchan, partial }) => [pid, wchan, partial])).toEqual(
      without === 0 ? [] : [[999, 'f999', true]],
    );
    const note = { code: 'too-large', path: 'sos_commands/kernel/dmesg', line: 200_401, count: 1 };
    expect(notes).toEqual(without === 0 ? [] : [{ ...note, detail: 'more than 200000 stack frames to keep' }]);
  });

  test('a stack that never ends keeps its head', async () => {
    const text = `[ 1.000000] INFO: task df:7 blocked for more than 120 seconds.\n${'[ 1.000000]  schedule+0x1/0x2\n'.repeat(2000)}`;
    const { tasks: found } = await readLog(text);
    expect(found[0]?.frames).toHaveLength(512);
    expect(found[0]?.partial).toBe(true);
  });
});
