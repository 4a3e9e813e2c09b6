import { describe, expect, test } from 'vitest';
import { psCells, psHeader } from '../../../../src/core/facts/text/ps-columns.ts';

describe('a header', () => {
  test.each([
    ['USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND', undefined],
    ['F   UID   PID  PPID PRI  NI    VSZ   RSS WCHAN  STAT TTY        TIME COMMAND', 6],
    ['F S UID        PID  PPID   LWP  C NLWP PRI  NI ADDR SZ WCHAN  STIME TTY          TIME CMD', 6],
    ['  PID  PPID S WCHAN                            COMMAND', 32],
    [
      'F S   UID   PID  PPID  PGID   SID CLS PRI PSR ADDR    SZ WCHAN                                 STARTED TT           TIME CMD',
      20,
    ],
    ['PID   USER     TIME  COMMAND', undefined],
  ])('%s', (line, wchanWidth) => {
    expect(psHeader(line)).toMatchObject({ wchanWidth });
  });

  test.each([
    'COMMAND     PID   TID            USER   FD      TYPE             DEVICE  SIZE/OFF       NODE NAME',
    'COMMAND           PID  TYPE SIZE MODE  M      START        END PATH',
    'systemd(1)-+-agetty(600)',
    'the PID of this COMMAND is',
  ])('%s is none', (line) => {
    expect(psHeader(line)).toBeUndefined();
  });
});

describe('a row', () => {
  const read = (header: string, row: string): Record<string, unknown> | undefined => {
    const layout = psHeader(header);
    const cells = layout === undefined ? undefined : psCells(row, layout);
    return cells && { ...Object.fromEntries(cells.cells), command: cells.command, startedAt: cells.startedAt };
  };
  const AUX = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND';

  test('columns that overflow shift the others', () => {
    const row = 'averyveryverylongusername 1234567 98.0 11.3 1618556000 840452 ? Sl Nov23 1:31 /bin/a  --with   blanks';
    expect(read(AUX, row)).toMatchObject({
      PID: '1234567',
      STAT: 'Sl',
      startedAt: 'Nov23',
      command: '/bin/a  --with   blanks',
    });
  });

  test('a user name with a blank', () => {
    expect(read(AUX, 'DOM\\domain users 77 0.0 0.0 0 0 ? S 10:00 0:00 x')).toMatchObject({
      USER: 'DOM\\domain users',
      PID: '77',
    });
  });

  test('the art of a forest is not part of the command', () => {
    expect(read(AUX, 'root 5 0.0 0.0 0 0 ? S 10:00 0:00  |   \\_ df -h')).toMatchObject({ command: 'df -h' });
  });

  test('a date of two words under STARTED', () => {
    expect(read('PID STARTED CMD', '5 Nov 23 df')).toMatchObject({ startedAt: 'Nov 23', command: 'df' });
  });

  test('columns behind the command', () => {
    const row = read(
      'PID PPID USER GROUP LWP NLWP START COMMAND CGROUP',
      '5 1 root root 5 1 10:00 tmux: server 0::/init.scope',
    );
    expect(row).toMatchObject({ command: 'tmux: server' });
  });

  test("BusyBox's state of two parts", () => {
    expect(read('PID USER VSZ STAT COMMAND', '7 root 12m S < [kworker]')).toMatchObject({
      STAT: 'S <',
      command: '[kworker]',
    });
  });

  test('a cut row is none', () => {
    expect(read(AUX, 'root 1 0.0 0.0')).toBeUndefined();
  });
});
