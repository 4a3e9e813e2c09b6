import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mounts } from '../../../../src/core/facts/kinds/mounts.ts';
import { kernelMounts } from '../../../../src/core/facts/parsers/mounts.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] => fieldsOf(readText(kernelMounts, 'proc/mounts', text), mounts);

describe('captured on a host with a second gvfs mount', () => {
  const text = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/proc/mounts', 'utf8');
  const result = readText(kernelMounts, 'proc/mounts', text);

  test('both rows are there, in mount order, with their lines', () => {
    const gvfs = (result.facts.get('mounts') ?? []).filter(({ source }) => source.text.includes('/root/.gvfs'));
    expect(gvfs).toMatchObject([
      { table: 'kernel', device: 'gvfs-fuse-daemon', target: '/root/.gvfs', type: 'fuse.gvfs-fuse-daemon' },
      { table: 'kernel', device: 'gvfs-fuse-daemon', target: '/root/.gvfs', type: 'fuse.gvfs-fuse-daemon' },
    ]);
    const lines = text.split('\n');
    for (const { source } of gvfs) expect(lines[source.line - 1]).toBe(source.text);
  });

  test('positions count rows', () => {
    const rows = fieldsOf(result, mounts);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
    expect(result.unreadable).toEqual([]);
  });
});

test('options keep their order, and a quoted one its commas', () => {
  const options = 'rw,context="system_u:object_r:tmp_t:s0:c1,c2",user_id=0,allow_other';
  expect(read(`a /mnt fuse.x ${options} 0 0\n`)).toEqual([
    {
      table: 'kernel',
      device: 'a',
      target: '/mnt',
      type: 'fuse.x',
      options: ['rw', 'context="system_u:object_r:tmp_t:s0:c1,c2"', 'user_id=0', 'allow_other'],
      position: 0,
    },
  ]);
});

test('autofs and what it mounted have one target, and the later row hides the earlier', () => {
  const rows = read(
    '/etc/auto.home /home autofs rw,fd=7,pgrp=900,direct 0 0\nnas:/home /home nfs4 rw,addr=10.0.0.1 0 0\n',
  );
  expect(rows).toMatchObject([
    { target: '/home', type: 'autofs', position: 0 },
    { target: '/home', type: 'nfs4', position: 1 },
  ]);
});

test('lines that are no rows are noted and take no position', () => {
  const result = readText(kernelMounts, 'proc/mounts', '[root@h ~]# cat /proc/mounts\n\nproc /proc proc rw 0 0\n');
  expect(fieldsOf(result, mounts)).toMatchObject([{ target: '/proc', position: 0 }]);
  expect(result.unreadable).toEqual([{ line: 1, why: 'not a line of a mount table' }]);
});

test.each([
  ['/dev/sda1 / ext4 rw 0 0\n', true],
  ['', false],
  ['cat: /proc/mounts: Permission denied\n', false],
  // The head of the table is missing.
  ['proc /proc proc rw 0 0\n', false],
])('%j answers what is mounted: %s', (text, settled) => {
  expect(settles(kernelMounts, 'proc/mounts', text)).toBe(settled);
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => read(`${text} / x rw 0 0\n${text}`)).not.toThrow();
    }),
  );
});
