import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CutLimits } from '../../../src/core/facts/cut-lines.ts';
import type { MemberFacts } from '../../../src/core/facts/member-reader.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { ClaimTable } from '../../../src/core/facts/paths.ts';
import { recogniseMember } from '../../../src/core/facts/recognise.ts';
import { bytesOf, chunked } from './entries.ts';

const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 28 };

async function recognise(
  path: string,
  text: string | Uint8Array,
  chunk?: number,
  size?: number,
): Promise<MemberFacts | undefined> {
  const bytes = bytesOf(text);
  const entry = { path, type: 'file', size: size ?? bytes.length, body: chunked(bytes, chunk) } as const;
  const table = new ClaimTable(parsers);
  const read = await recogniseMember(entry, { parsers, limits: LIMITS }, (home) => table.of(home));
  return read[0];
}
const counts = (read: MemberFacts | undefined): Record<string, number> =>
  Object.fromEntries([...(read?.facts ?? [])].map(([kind, facts]) => [kind.name, facts.length]));

const DMESG = readFileSync('test/evidence/10-fsfreeze-ext4/sos_commands/kernel/dmesg', 'utf8');
const MOUNTS = readFileSync('test/evidence/13-gvfs-mounted-twice-audit/proc/mounts', 'utf8');

describe('a text of which nobody said what it is', () => {
  test.each([
    ['a kernel log', DMESG, 'kernel-log', { tasks: 3, kernels: 1 }],
    ['a mount table', MOUNTS, 'mounts', { mounts: 10 }],
    ['an strace', 'umount("/root/.gvfs", MNT_DETACH', 'strace', { straces: 1 }],
    ['a stack', '[<0>] fuse_get_req+0x1ce/0x2b0\n', 'proc-stack', { tasks: 1 }],
    ['the status of a process', 'Name:\tdf\nState:\tD (disk sleep)\nPid:\t7\n', 'proc-status', { 'proc-files': 1 }],
  ])('%s', async (_, text, parser, expected) => {
    for (const chunk of [1, 100, 65_536]) {
      const read = await recognise('pasted', text, chunk);
      expect(read?.parser.name).toBe(parser);
      expect(read?.settled).toBeDefined();
      expect(counts(read)).toEqual(expected);
    }
  });

  test('a value is known by the command that printed it', async () => {
    expect((await recognise('cat /proc/42/wchan', 'fuse_get_req'))?.parser.name).toBe('proc-wchan');
    expect(await recognise('pasted', 'fuse_get_req')).toBeUndefined();
  });

  test.each(['', '\n\n', 'df hangs since this morning.\n', '\0\0\0\0'])('%j is nothing that we read', async (text) => {
    expect(await recognise('pasted', text)).toBeUndefined();
  });

  test('bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919 + (at >> 3)) & 0xff);
    expect(await recognise('pasted', bytes)).toBeUndefined();
  });
});

describe('what stands behind the lines that decide', () => {
  const filler = Array.from({ length: 400 }, (_, at) => `[ ${100 + at}.000000] usb 1-1: line ${at}`).join('\n');

  test('is read, with its own line numbers', async () => {
    for (const chunk of [50, 1000, 1_000_000]) {
      const read = await recognise('dmesg', `${filler}\n${DMESG}`, chunk);
      expect(
        [...(read?.facts ?? [])].flatMap(([, facts]) => facts.map(({ source }) => source.line)).sort((a, b) => a - b),
      ).toEqual([401, 437, 438, 482]);
      expect(read?.lines).toBe(400 + DMESG.trimEnd().split('\n').length);
    }
  });

  test('is looked at for a log, which may begin late', async () => {
    for (const lines of [150, 199, 200, 201, 5000]) {
      for (const chunk of [1000, 1_000_000]) {
        const read = await recognise('console', `${'words\n'.repeat(lines)}${DMESG}`, chunk);
        expect(counts(read)).toEqual({ tasks: 3, kernels: 1 });
        const [first] = read?.facts.values().next().value ?? [];
        expect(first?.source.line).toBe(lines + 1);
      }
    }
  });

  test('is looked at for nothing else', async () => {
    expect(await recognise('pasted', `${'words\n'.repeat(200)}${MOUNTS.repeat(50)}`)).toBeUndefined();
  });
});

test('what was cut settles nothing', async () => {
  expect((await recognise('pasted', 'No rules\n'))?.settled.map(({ name }) => name)).toEqual(['audit-rules']);
  expect((await recognise('pasted', 'No rules\n', undefined, 500))?.settled).toEqual([]);
});
