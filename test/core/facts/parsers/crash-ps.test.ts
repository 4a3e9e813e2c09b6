import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../../../../src/core/facts/extract.ts';
import { derive } from '../../../../src/core/facts/derive.ts';
import { joinedTasks } from '../../../../src/core/facts/derived/tasks.ts';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { crashPs } from '../../../../src/core/facts/parsers/crash-ps.ts';
import { parsers } from '../../../../src/core/facts/parsers/index.gen.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { entriesOf } from '../entries.ts';
import { LIMITS } from './read-log.ts';

const HEADER = '   PID    PPID  CPU       TASK        ST  %MEM     VSZ    RSS  COMM';
const WIDE = '      PID    PPID  CPU       TASK        ST  %MEM      VSZ      RSS  COMM';
const STACKS = '   PID    PPID  CPU      KSTACKP      ST  %MEM     VSZ    RSS  COMM';
const NARROW = '   PID    PPID  CPU   TASK    ST  %MEM     VSZ    RSS  COMM';
const read = (text: string): unknown[] => fieldsOf(readText(crashPs, 'sos_commands/crash/session', text), processes);

describe('ps of the crash utility', () => {
  test.each([
    [HEADER, '   1234   1200   1  ffff88003d1f4e70  UN   0.0  105208    704  df', [1234, 1200, 'D', 'df']],
    [HEADER, '>  1234   1200   1  ffff88003d1f4e70  RU   0.1  105208    704  bash', [1234, 1200, 'R', 'bash']],
    [WIDE, '     2010       2   7  ffff9c1e4a8a0000  ID   0.0        0        0  [kworker/7:1H]', [2010, 2, 'I', '[kworker/7:1H]']],
    [STACKS, '      1      0   0  ffff88007d2e5f38  IN   0.1   19228   1480  init', [1, 0, 'S', 'init']],
    [NARROW, '   1235      1   0  f5e3b000  ZO   0.0       0      0  tmux: server', [1235, 1, 'Z', 'tmux: server']],
    [HEADER, '   1236      1   0  ffff88003d1f4e72  ??   0.0       0      0  x', [1236, 1, undefined, 'x']],
  ])('%s %s', (header, row, [pid, ppid, state, command]) => {
    expect(read(`${header}\n${row}\n`)).toEqual([{ pid, ppid, state, command }]);
  }); // prettier-ignore

  test.each([
    ['an idle task', `${HEADER}\n>     0      0   0  ffffffff81a8d020  RU   0.0       0      0  [swapper]\n`],
    ['a row without its header', '   1234   1200   1  ffff88003d1f4e70  UN   0.0  105208    704  df\n'],
    ['another command in between', `${HEADER}\ncrash> x\n   1   0   1  ffff88003d1f4e70  UN   0.0  1    7  df\n`],
    ['a list of the host itself', '  PID  PPID CPU TASK\n 1 2 3 4\n'],
  ])('nothing of %s', (_case, text) => {
    expect(read(text)).toEqual([]);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(`${HEADER}\n${text}`)).toEqual([]);
      }),
    );
  });
});

const SESSION = `crash> foreach UN bt
PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"
 #0 [ffff8800b5b3fc28] schedule at ffffffff8150f7a2
 #1 [ffff8800b5b3fd98] fuse_get_req at ffffffffa0395b3d [fuse]
crash> ps
${HEADER}
>     0      0   0  ffffffff81a8d020  RU   0.0       0      0  [swapper]
   1234   1200   1  ffff88003d1f4e70  UN   0.0  105208    704  df
   1235   1200   1  ffff88003d1f4e71  UN   0.0  105208    704  ls
crash> q
`;

describe('a session with a list of tasks and their stacks', () => {
  test.each([
    ['in a report', 'b/sos_commands/crash/session.txt', SESSION, false],
    ['pasted', 'pasted', SESSION, true],
    ['pasted, the list first', 'pasted', `${SESSION.slice(SESSION.indexOf('crash> ps'))}${SESSION}`, true],
  ])('%s', async (_case, path, text, byContent) => {
    const { facts } = await extract(entriesOf([{ path, text }]), { parsers, limits: LIMITS, byContent });
    derive(facts, [joinedTasks]);
    expect(facts.of(tasks)?.map(({ report, comm, pid, state }) => [report, comm, pid, state])).toEqual([
      ['crash', 'df', 1234, undefined],
      ['ps', 'ls', 1235, 'D'],
    ]);
  });

  test('of some tasks: that there are no others is not said', async () => {
    const { facts } = await extract(entriesOf([{ path: 'b/sos_commands/crash/x', text: `${HEADER}\n` }]), {
      parsers,
      limits: LIMITS,
    });
    expect(facts.of(processes)).toBeUndefined();
  });
});
