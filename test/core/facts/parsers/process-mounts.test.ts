import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processMounts } from '../../../../src/core/facts/kinds/hidden-mounts.ts';
import { processMountTables } from '../../../../src/core/facts/parsers/process-mounts.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string, path = 'proc/700/mountinfo'): Record<string, unknown>[] =>
  fieldsOf(readText(processMountTables, path, text), processMounts);

const row = (type: string, device: string): string => `9 1 0:57 / /data rw,relatime shared:7 - ${type} ${device} rw\n`;

test.each([
  ['nfs', '10.36.3.5:/pv7'],
  ['nfs4', 'srv:/x'],
  ['cifs', '//srv/share'],
  ['smb3', '//srv/share'],
  ['ceph', '10.0.0.1,10.0.0.2:/'],
  ['fuse.sshfs', 'a@b:/'],
  ['fuseblk', '/dev/sdb1'],
  ['virtiofs', 'tag'],
  ['9p', 'share'],
  ['lustre', 'mgs@tcp:/fs'],
])('%s asks a server or a daemon', (type, device) => {
  expect(read(row(type, device))).toEqual([{ pid: 700, target: '/data', device, type, deviceNumber: '0:57' }]);
});

test.each(['ext4', 'xfs', 'overlay', 'tmpfs', 'nsfs', 'proc', 'fusectl', 'nfsd', 'autofs'])(
  '%s asks nobody',
  (type) => {
    expect(read(row(type, 'x'))).toEqual([]);
  },
);

test('a table without such mounts was looked at all the same', () => {
  expect(settles(processMountTables, 'proc/700/mountinfo', row('xfs', '/dev/sda1'))).toBe(true);
});

test('the table of the collecting tool itself is none of a process', () => {
  expect(read(row('nfs', 'a:/b'), 'proc/self/mountinfo')).toEqual([]);
  expect(settles(processMountTables, 'proc/self/mountinfo', row('nfs', 'a:/b'))).toBe(false);
});

test.each([499, 500, 501])('of %i rows 500 are kept at most', (rows) => {
  expect(read(row('nfs', 'a:/b').repeat(rows))).toHaveLength(Math.min(rows, 500));
});

test('any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => read(` - nfs ${text}`)).not.toThrow();
    }),
  );
});
