import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { mountinfo } from '../../../../src/core/facts/parsers/mountinfo.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(mountinfo, 'proc/self/mountinfo', text), mounts);

test('the number of a FUSE connection is told by the device number', () => {
  const text = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/proc/self/mountinfo', 'utf8');
  const rows = read(text).filter(({ target }) => target === '/root/.gvfs');
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row['deviceNumber']).toMatch(/^0:\d+$/);
});

test('own options come first, then the superblock’s, each once', () => {
  expect(read('36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:7 - ext3 /dev/root rw,errors=continue\n')).toEqual([
    {
      table: 'mountinfo',
      id: 36,
      parent: 35,
      deviceNumber: '98:0',
      root: '/mnt1',
      target: '/mnt2',
      options: ['rw', 'noatime', 'errors=continue'],
      propagation: ['master:1', 'shared:7'],
      type: 'ext3',
      device: '/dev/root',
      position: 0,
    },
  ]);
});

test.each([
  ['no optional fields', '18 21 0:5 / /dev rw - devtmpfs devtmpfs rw', { propagation: [], device: 'devtmpfs' }],
  ['an empty source', '18 21 0:5 / /x rw - tmpfs  rw,size=1k', { device: '', options: ['rw', 'size=1k'] }],
  ['escapes', '18 21 0:5 /a\\040b /x\\040y rw - fuse.z q\\134r rw', { root: '/a b', target: '/x y', device: 'q\\r' }],
  ['a dash in the source', '18 21 0:22 / /a rw - autofs -hosts rw,fd=13', { type: 'autofs', device: '-hosts' }],
  ['no superblock options', '18 21 0:5 / /x rw - tmpfs none', { device: 'none', options: ['rw'] }],
])('%s', (_, line, row) => {
  expect(read(line)).toMatchObject([row]);
});

test.each(['', 'proc /proc proc rw 0 0', 'a b 0:5 / /x rw - t d rw', '1 2 3 / /x rw - t d rw', '1 2 0:3 / - t d rw'])(
  '%s is no row',
  (line) => {
    expect(read(line)).toEqual([]);
    expect(settles(mountinfo, 'proc/self/mountinfo', line)).toBe(false);
  },
);
