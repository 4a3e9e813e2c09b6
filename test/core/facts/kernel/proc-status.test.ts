import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { procFiles } from '../../../../src/core/facts/kinds/proc-files.ts';
import { procStatus } from '../../../../src/core/facts/parsers/proc-files.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const read = (text: string, path = 'proc/20129/status'): Record<string, unknown>[] =>
  fieldsOf(readText(procStatus, path, text), procFiles);

test('captured while df hung', () => {
  const path = 'proc/20129/status';
  const text = readFileSync(`test/evidence/13-gvfs-mounted-twice-audit/${path}`, 'utf8');
  const result = readText(procStatus, path, text);
  expect(fieldsOf(result, procFiles)).toEqual([
    { pid: 20129, file: 'status', comm: 'df', state: 'D', ppid: 20112, sigBlk: '0000000000000000' },
  ]);
  expect(result.facts.get('proc-files')?.[0]?.source).toMatchObject({ line: 2, text: 'State:\tD (disk sleep)' });
});

describe('each field', () => {
  test.each([
    ['Name:\tgvfs-fuse-daemon', { comm: 'gvfs-fuse-daemon' }],
    ['Name:\ttmux: server', { comm: 'tmux: server' }],
    ['State:\tS (sleeping)', { state: 'S' }],
    ['State:\tt (tracing stop)', { state: 't' }],
    ['PPid:\t1', { ppid: 1 }],
    ['Uid:\t1000\t1000\t1000\t1000', { uid: 1000 }],
    ['Uid:\t0\t0\t0\t0', { uid: 0 }],
    // FUSE before 4.8 blocks every signal but KILL while it waits at the gate.
    ['SigBlk:\tfffffffffffffeff', { sigBlk: 'fffffffffffffeff' }],
    ['SigBlk:\tnonsense', {}],
    ['PPid:\tmany', {}],
  ])('%s', (line, fields) => {
    expect(read(`${line}\n`)).toEqual([{ pid: 20129, file: 'status', ...fields }]);
  });
});

test('its own line names the process where the path does not', () => {
  expect(read('Name:\tdf\nPid:\t42\n', 'pasted')).toMatchObject([{ pid: 42, comm: 'df' }]);
  expect(read('Name:\tdf\n', 'pasted')).toEqual([]);
});

test('the first of a repeated field counts', () => {
  expect(read('Name:\tdf\nName:\tls\n')).toMatchObject([{ comm: 'df' }]);
});

test.each(['', 'cat: /proc/1/status: No such file or directory\n', 'Threads:\t1\n'])('%j tells nothing', (text) => {
  expect(read(text)).toEqual([]);
});

test('any text is read, and never throws', () => {
  const piece = fc.oneof(fc.constantFrom('Name:', 'State:', 'Uid:', '\t', '\n', 'D (disk sleep)'), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(() => read(pieces.join(''))).not.toThrow();
    }),
  );
});
