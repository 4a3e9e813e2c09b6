import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import { ps } from '../../../../src/core/facts/parsers/ps.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const word = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);
const number = fc.nat({ max: 4_194_304 }).map(String);

const command = fc.oneof(
  word(/^\/[a-z/]{1,10}[a-z]( {1,3}[A-Za-z0-9./=-]{1,6}){0,3}$/),
  fc.constantFrom(
    '[kthreadd]',
    '[kworker/u16:0-kcryptd/253:0]',
    '[df] <defunct>',
    '-bash',
    '(sd-pam)',
    'nginx: master process x',
  ),
);
const process = fc.record({
  F: fc.constantFrom('0', '1', '4', '5'),
  S: fc.constantFrom('S', 'R', 'D', 'Z', 'I', 'T'),
  STAT: fc.constantFrom('S', 'Ss+', 'D', 'D+', 'Z', 'I<', 'S<sl', 'Rl'),
  USER: fc.constantFrom('root', 'systemd+', 'verylongusername1234', '1001', 'DOM\\john', 'gdm'),
  UID: number,
  GROUP: fc.constantFrom('root', 'gdm'),
  PID: number,
  PPID: number,
  LWP: number,
  NLWP: number,
  WCHAN: fc.constantFrom('-', 'fuse_g', 'ep_pol', 'request_wait_answer', 'do_select'),
  START: fc.constantFrom('13:22', 'Nov23', '2023'),
  LSTART: fc.constantFrom('Mon Nov 23 12:05:00 2026', 'Sun Nov  1 02:05:09 2026'),
  CMD: command,
  LABEL: fc.constantFrom('system_u:system_r:init_t:s0', '-', 'unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023'),
});
type Column = keyof typeof CELLS;

/** Columns as procps prints them: those that hold numbers to the right, others to the left. */
const CELLS = {
  F: 'F', S: 'S', STAT: 'STAT', USER: 'USER', UID: 'UID', GROUP: 'GROUP', PID: 'PID', PPID: 'PPID', LWP: 'LWP', NLWP: 'NLWP',
  WCHAN: 'WCHAN', START: 'START', LSTART: 'STARTED', CMD: 'CMD', LABEL: 'LABEL',
} as const; // prettier-ignore
const RIGHT: ReadonlySet<string> = new Set(['UID', 'PID', 'PPID', 'LWP', 'NLWP']);
/** What stands between and says nothing to us. */
const FILLER: Readonly<Record<string, string>> = {
  '%CPU': '0.0',
  '%MEM': '10.7',
  VSZ: '1618556',
  RSS: '840452',
  TTY: 'pts/0',
  TIME: '0:01',
  C: '0',
  PRI: '-40',
  NI: '-',
  ADDR: '-',
  SZ: '31286',
  CLS: 'FF',
  PSR: '3',
  PGID: '1',
  SID: '1',
  TT: '?',
};

const LAYOUTS: readonly (readonly [name: string, columns: string])[] = [
  ['ps aux', 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME CMD'],
  ['ps auxZ', 'LABEL USER PID %CPU %MEM VSZ RSS TTY STAT START TIME CMD'],
  ['ps alx', 'F UID PID PPID PRI NI VSZ RSS WCHAN STAT TTY TIME CMD'],
  ['ps -ef', 'USER PID PPID C START TTY TIME CMD'],
  ['ps -elf', 'F S USER PID PPID C PRI NI ADDR SZ WCHAN START TTY TIME CMD'],
  ['ps -elfL', 'F S USER PID PPID LWP C NLWP PRI NI ADDR SZ WCHAN START TTY TIME CMD'],
  ['the list of sos with full dates', 'F S UID PID PPID PGID SID CLS PRI PSR ADDR SZ WCHAN LSTART TT TIME CMD'],
  ['the list of sos without a command at its end', 'PID PPID USER GROUP LWP NLWP START CMD CGROUP'],
  ['BusyBox', 'PID USER VSZ STAT CMD'],
];

function render(columns: readonly string[], rows: readonly Record<Column, string>[]): string {
  const cell = (row: Record<string, string>, column: string): string =>
    row[column] ?? FILLER[column] ?? (column === 'CGROUP' ? '1:name=systemd:/user.slice' : '-');
  const heading = (column: string): string => (column in CELLS ? CELLS[column as Column] : column);
  const lines = [Object.fromEntries(columns.map((column) => [column, heading(column)])), ...rows];
  const width = (column: string): number => Math.max(...lines.map((row) => cell(row, column).length));
  return lines
    .map((row) =>
      columns
        .map((column, at) => {
          const text = cell(row, column);
          if (at === columns.length - 1) return text;
          return RIGHT.has(column) ? text.padStart(width(column)) : text.padEnd(width(column));
        })
        .join(' '),
    )
    .join('\n');
}

/** What a layout can tell of a process. */
function factOf(columns: readonly string[], row: Record<Column, string>): Record<string, unknown> {
  const has = (column: Column): boolean => columns.includes(column);
  const user = has('USER') ? row.USER : has('UID') ? row.UID : undefined;
  const state = has('STAT') ? row.STAT.charAt(0) : has('S') ? row.S : undefined;
  const day = / (\w{3}) +(\d+) (\S+) (\d+)/.exec(row.LSTART);
  const full = `${day?.[4] ?? ''}-11-${(day?.[2] ?? '').padStart(2, '0')}T${day?.[3] ?? ''}`;
  return {
    user,
    pid: Number(row.PID),
    ...(has('PPID') ? { ppid: Number(row.PPID) } : {}),
    ...(has('LWP') ? { lwp: Number(row.LWP) } : {}),
    ...(state === undefined ? {} : { state }),
    ...(has('WCHAN') ? { wchan: row.WCHAN === '-' ? undefined : row.WCHAN } : {}),
    ...(has('LSTART') ? { startedAt: full } : has('START') ? { startedAt: row.START } : {}),
    command: row.CMD,
  };
}

describe('every process comes back from every layout', () => {
  test.each(LAYOUTS)('%s', (_, names) => {
    const columns = names.split(' ');
    fc.assert(
      fc.property(fc.array(process, { minLength: 1, maxLength: 6 }), (rows) => {
        const result = readText(ps, 'ps', render(columns, rows));
        expect(result.unreadable).toEqual([]);
        expect(fieldsOf(result, processes)).toMatchObject(rows.map((row) => factOf(columns, row)));
      }),
    );
  });
});

test.each(['0', '?', '-', '*', '354195', 'c04d1b92', 'ffffffff'])(
  '%s is no function that a process sleeps in',
  (wchan) => {
    const text = `F UID PID PPID WCHAN STAT COMMAND\n0 0 7 1 ${wchan} D df -h`;
    expect(fieldsOf(readText(ps, 'ps', text), processes)).toMatchObject([{ wchan: undefined, wchanWidth: undefined }]);
  },
);

test.each(['dead', 'fuse_g', 'ep_pol', 'do_fee', 'faceb'])('%s is one', (wchan) => {
  const text = `F UID PID PPID WCHAN STAT COMMAND\n0 0 7 1 ${wchan} D df -h`;
  expect(fieldsOf(readText(ps, 'ps', text), processes)).toMatchObject([{ wchan }]);
});
