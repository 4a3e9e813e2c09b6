import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOfStacks } from '../../../../src/core/facts/kernel/proc-stack.ts';
import { procFiles } from '../../../../src/core/facts/kinds/proc-files.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { procStack } from '../../../../src/core/facts/parsers/proc-files.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const functions = (fields: Record<string, unknown>): string[] =>
  (fields['frames'] as { function: string }[]).map((frame) => frame.function);

const NEW = '[<0>] fuse_get_req+0x1ce/0x2b0\n[<0>] fuse_statfs+0x66/0x160 [fuse]\n';
const OLD = `[<ffffffffa0395b3d>] fuse_get_req+0x11d/0x150 [fuse]
[<ffffffffa0399a73>] fuse_statfs+0x53/0x150 [fuse]
[<ffffffffffffffff>] 0xffffffffffffffff
`;

describe('the stack of one process', () => {
  test.each([
    ['since 4.11', NEW],
    ['before', OLD],
    ['with CRLF', NEW.replaceAll('\n', '\r\n')],
    ['without a final newline', NEW.trimEnd()],
    ['with blank lines', `\n${NEW}\n`],
  ])('%s', (_, text) => {
    const [stack = {}, ...others] = fieldsOf(readText(procStack, 'proc/20129/stack', text), procFiles);
    expect(stack).toMatchObject({ pid: 20129, file: 'stack' });
    expect(functions(stack)).toEqual(['fuse_get_req', 'fuse_statfs']);
    expect(others).toEqual([]);
  });

  test('captured while df hung', () => {
    const path = 'proc/20129/stack';
    const text = readFileSync(`test/evidence/13-gvfs-mounted-twice-audit/${path}`, 'utf8');
    const result = readText(procStack, path, text);
    const frames = result.facts.get('proc-files')?.[0] as unknown as {
      frames: { function: string; source: { line: number; text: string } }[];
    };
    expect(result.unreadable).toEqual([]);
    expect(frames.frames).toHaveLength(13);
    text
      .trimEnd()
      .split('\n')
      .forEach((line, index) => {
        expect(frames.frames[index]?.source).toMatchObject({ line: index + 1, text: line });
      });
  });

  test('a thread is kept under its own number', () => {
    expect(fieldsOf(readText(procStack, 'proc/700/task/705/stack', NEW), procFiles)).toMatchObject([{ pid: 705 }]);
  });
});

describe('several, one after the other', () => {
  test.each([
    ['head and tail', '==> /proc/12/stack <==\n[<0>] f+0x1/0x2\n\n==> /proc/13/stack <==\n[<0>] g+0x1/0x2\n'],
    ['grep', '/proc/12/stack:[<0>] f+0x1/0x2\n/proc/13/stack:[<0>] g+0x1/0x2\n'],
    ['names of files', '/proc/12/stack\n[<0>] f+0x1/0x2\n/proc/13/stack:\n[<0>] g+0x1/0x2\n'],
    ['numbers', '12\n[<0>] f+0x1/0x2\n13\n[<0>] g+0x1/0x2\n'],
    ['numbers with a word', 'PID 12\n[<0>] f+0x1/0x2\npid: 13\n[<0>] g+0x1/0x2\n'],
    ['headings', '=== 12 df ===\n[<0>] f+0x1/0x2\n=== 13 tmux: server ===\n[<0>] g+0x1/0x2\n'],
    ['threads', '/proc/1/task/12/stack:[<0>] f+0x1/0x2\n/proc/1/task/13/stack:[<0>] g+0x1/0x2\n'],
  ])('%s', (_, text) => {
    const found = fieldsOf(readText(procStack, 'pasted', text), procFiles);
    expect(found.map((fields) => [fields['pid'], functions(fields)])).toEqual([
      [12, ['f']],
      [13, ['g']],
    ]);
  });
});

test('several without a heading, of a kernel that marks the end', () => {
  const result = readText(procStack, 'pasted.txt', OLD + OLD);
  expect(fieldsOf(result, tasks).map(functions)).toEqual([
    ['fuse_get_req', 'fuse_statfs'],
    ['fuse_get_req', 'fuse_statfs'],
  ]);
});

test('in the file of one process a number is no heading', () => {
  const result = readText(procStack, 'proc/12/stack', '13\n[<0>] f+0x1/0x2\n');
  expect(fieldsOf(result, procFiles)).toMatchObject([{ pid: 12 }]);
  expect(result.unreadable).toEqual([{ line: 1, why: 'not a stack frame' }]);
});

test('a stack of nobody knows whom is a partial task', () => {
  const result = readText(procStack, 'pasted.txt', NEW);
  expect(fieldsOf(result, tasks)).toMatchObject([{ report: 'proc-stack', partial: true }]);
  expect(fieldsOf(result, procFiles)).toEqual([]);
});

test.each([
  ['nothing', '', []],
  ['what cat says', 'cat: /proc/20129/stack: Permission denied\n', [{ line: 1, why: 'the stack could not be read' }]],
  ['other words', 'no stack here\n', [{ line: 1, why: 'not a stack frame' }]],
])('%s is no stack', (_, text, unreadable) => {
  const result = readText(procStack, 'proc/20129/stack', text);
  expect(result.facts.size).toBe(0);
  expect(result.unreadable).toEqual(unreadable);
});

test.each([
  [NEW, 1],
  [OLD, 1],
  ['', 0],
  ['words\n', 0],
  [`$ cat /proc/1/stack\n${NEW}`, 2 / 3],
])('share of stack lines in %j', (text, share) => {
  expect(shareOfStacks(text.split('\n'))).toBeCloseTo(share);
});

test('any text is read, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom('[<0>] f+0x1/0x2', '\n', '/proc/1/stack', ':', '==> ', ' <==', '[<ffffffffffffffff>] '),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(() => readText(procStack, 'proc/1/stack', pieces.join(''))).not.toThrow();
    }),
  );
});

test('the stacks of several, below any heading, are read as they were', () => {
  const headings: readonly ((pid: number) => string)[] = [
    (pid) => `==> /proc/${pid}/stack <==`,
    (pid) => `/proc/${pid}/stack:`,
    (pid) => `/proc/1/task/${pid}/stack`,
    (pid) => String(pid),
    (pid) => `PID: ${pid}`,
    (pid) => `=== ${pid} df ===`,
  ];
  const stack = fc.array(fc.constantFrom('fuse_get_req', 'fuse_statfs', 'vfs_statfs', 'do_syscall_64'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4_194_304 }), stack), {
        minLength: 1,
        selector: ([pid]) => pid,
      }),
      fc.constantFrom(...headings),
      fc.constantFrom('[<0>] ', '[<ffffffffa0395b3d>] '),
      (stacks, heading, address) => {
        const text = stacks
          .map(([pid, names]) => `${heading(pid)}\n${names.map((name) => `${address}${name}+0x1/0x2\n`).join('')}`)
          .join('\n');
        const found = fieldsOf(readText(procStack, 'pasted', text), procFiles);
        expect(found.map((fields) => [fields['pid'], functions(fields)])).toEqual(stacks);
      },
    ),
  );
});
