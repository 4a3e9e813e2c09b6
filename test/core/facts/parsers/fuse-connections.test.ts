import { expect, test } from 'vitest';
import { fuseConnectionFiles } from '../../../../src/core/facts/kinds/fuse-connection-files.ts';
import { fuseConnections } from '../../../../src/core/facts/kinds/fuse-connections.ts';
import { fuseConnectionsOfSys } from '../../../../src/core/facts/parsers/fuse-connections.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

test.each(['waiting', 'max_background', 'congestion_threshold'])('the file %s', (file) => {
  const result = readText(fuseConnectionsOfSys, `sys/fs/fuse/connections/39/${file}`, '12\n');
  expect(fieldsOf(result, fuseConnectionFiles)).toEqual([{ id: 39, file, value: 12 }]);
});

test('as grep prints them', () => {
  const text = [
    '/sys/fs/fuse/connections/39/waiting:13',
    '/sys/fs/fuse/connections/41/max_background:12',
    '/sys/fs/fuse/connections/41/waiting:0',
    '/sys/fs/fuse/connections/42/max_background:12',
  ].join('\n');
  const result = readText(fuseConnectionsOfSys, 'fuse-connections', text);
  expect(fieldsOf(result, fuseConnections)).toEqual([
    { id: 39, waiting: 13 },
    { id: 41, waiting: 0, maxBackground: 12 },
  ]);
  expect(result.facts.get('fuse-connections')?.map(({ source }) => source.line)).toEqual([1, 3]);
});

test('as head prints several of them', () => {
  const text = [
    '==> /sys/fs/fuse/connections/39/waiting <==',
    '13',
    '',
    '==> /sys/fs/fuse/connections/41/waiting <==',
    '0',
  ].join('\n');
  const result = readText(fuseConnectionsOfSys, 'fuse-connections', text);
  expect(fieldsOf(result, fuseConnections)).toEqual([
    { id: 39, waiting: 13 },
    { id: 41, waiting: 0 },
  ]);
  expect(result.facts.get('fuse-connections')?.map(({ source }) => source.line)).toEqual([2, 5]);
});

test.each(['', 'grep: /sys/fs/fuse/connections/*/waiting: No such file or directory\n', '5\n'])(
  '%j tells nothing',
  (text) => {
    expect(readText(fuseConnectionsOfSys, 'fuse-connections', text).facts.size).toBe(0);
  },
);
