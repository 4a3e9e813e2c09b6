import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lsofHeader, lsofName, lsofRow } from '../../../../src/core/facts/text/lsof-columns.ts';

test.each([
  ['/var/log/messages-20210221 (deleted)', '/var/log/messages-20210221', 'deleted'],
  ['/srv/a (nas.example.com:/vol/data 1)', '/srv/a', 'nas.example.com:/vol/data 1'],
  ['/srv/a ([fe80::1]:/v)', '/srv/a', '[fe80::1]:/v'],
  ['/mnt/x (stat: Transport endpoint is not connected)', '/mnt/x', 'stat: Transport endpoint is not connected'],
  ['/run/media/u/Disk (1)', '/run/media/u/Disk (1)', undefined],
  ['(sd-pam)', '(sd-pam)', undefined],
])('%s', (name, path, remark) => {
  expect(lsofName(name)).toEqual(remark === undefined ? { path } : { path, remark });
});

const word = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);
const cells = fc.record({
  COMMAND: word(/^[a-z][a-z0-9-]{0,8}$/),
  PID: word(/^[1-9][0-9]{0,6}$/),
  TID: fc.option(word(/^[1-9][0-9]{0,6}$/), { nil: '' }),
  USER: word(/^[a-z_][a-z0-9_-]{0,11}$/),
  FD: fc.constantFrom('cwd', 'rtd', 'txt', 'mem', '0u', '12r', '255w', '3uW', '7'),
  TYPE: fc.constantFrom('DIR', 'REG', 'CHR', 'unix', 'unknown', 'a_inode'),
  DEVICE: fc.constantFrom('', '0,39', '253,0', '0xffff998f20251f80'),
  'SIZE/OFF': fc.constantFrom('', '0t0', '4096'),
  NODE: fc.constantFrom('', '128', 'TCP'),
});
const name = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `/${text.replaceAll(/\s/g, ' ').trim()}`);
type Cells = Readonly<Record<string, string>>;

/** Sets rows as lsof does: each column as wide as its widest cell, all but the first to the right. */
function render(rows: readonly { readonly cells: Cells; readonly name: string }[]): string[] {
  const columns = ['COMMAND', 'PID', 'TID', 'USER', 'FD', 'TYPE', 'DEVICE', 'SIZE/OFF', 'NODE'];
  const bare = (column: string, text: string): string => (column === 'FD' ? text.replace(/(?<=\d)[a-z]W?$/, '') : text);
  const line = (own: Cells, end: string): string =>
    columns
      .map((column) => {
        const width = Math.max(...rows.map((row) => bare(column, row.cells[column] ?? '').length), column.length);
        const text = own[column] ?? '';
        if (column === 'COMMAND') return text.padEnd(width);
        const [head, tail] = [bare(column, text), text.slice(bare(column, text).length)];
        return head.padStart(width) + (column === 'FD' ? tail.padEnd(2) : '');
      })
      .join(' ') + ` ${end}`;
  const header = line(Object.fromEntries(columns.map((column) => [column, column])), 'NAME');
  return [header, ...rows.map((row) => line(row.cells, row.name))];
}

test('every row that lsof sets is read as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ cells, name }), { minLength: 1, maxLength: 6 }), (rows) => {
      const [header = '', ...lines] = render(rows);
      const layout = lsofHeader(header);
      expect(layout).toBeDefined();
      if (layout === undefined) return;
      for (const [index, row] of rows.entries()) {
        const read = lsofRow(lines[index] ?? '', layout);
        const filled = Object.entries(row.cells).filter(([, text]) => text !== '');
        expect(Object.fromEntries(read?.cells ?? [])).toEqual(Object.fromEntries(filled));
        expect(read?.name).toBe(row.name.trim());
      }
    }),
  );
});
