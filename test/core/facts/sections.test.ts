import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutLines } from '../../../src/core/facts/cut-lines.ts';
import type { MemberFacts } from '../../../src/core/facts/member-reader.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { ClaimTable } from '../../../src/core/facts/paths.ts';
import { isSectioned, MAX_SECTIONS, SectionedReader, sectionsIn } from '../../../src/core/facts/sections.ts';
import { treeOf } from '../../support/tree.ts';
import { bytesOf, chunked } from './entries.ts';

const table = new ClaimTable(parsers);
const COMMAND = '#==[ Command ]======================================#';
const FILE = '#==[ Configuration File ]===========================#';
const LOG = '#==[ Log File ]=====================================#';
const DF = `${COMMAND}
# /bin/df -h
Filesystem      Size  Used Avail Use% Mounted on
/dev/vda2        40G   11G   28G  28% /

`;
const MOUNTS = `sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
/dev/vda2 / ext4 rw,relatime 0 0
`;

async function read(path: string, text: string | Uint8Array, chunk = 65_536): Promise<MemberFacts[]> {
  const reader = new SectionedReader(path, table.of(path), (inner) => table.of(inner));
  const result = await cutLines(chunked(bytesOf(text), chunk), reader, { lineBytes: 4096, memberBytes: 1 << 26 });
  return reader.end(result.whole, result.lines);
}

/** `parser: kind at line, …` of all that was read. */
function told(read: readonly MemberFacts[]): string[] {
  return read
    .filter(({ facts, settled }) => facts.size + settled.length > 0)
    .map(({ parser, facts }) => {
      const rows = [...facts].flatMap(([kind, list]) => list.map(({ source }) => `${kind.name} ${source.line}`));
      return `${parser.name}: ${rows.join(', ')}`;
    });
}
const byParser = (read: readonly MemberFacts[], name: string): MemberFacts[] =>
  read.filter(({ parser }) => parser.name === name);

describe('each section is as if it were a member of its own', () => {
  test('evidence keeps the path and the line of the file', async () => {
    const [df, mounts] = (await read('fs-diskio.txt', `${DF}${FILE}\n# /proc/mounts\n${MOUNTS}\n\n`)).filter(
      ({ facts }) => facts.size > 0,
    );
    expect(df?.parser.name).toBe('df');
    expect([...(df?.facts.values() ?? [])][0]?.[0]?.source).toEqual({
      path: 'fs-diskio.txt',
      line: 4,
      text: '/dev/vda2        40G   11G   28G  28% /',
    });
    expect(mounts).toMatchObject({ path: 'fs-diskio.txt', rank: 0, first: { line: 8 }, lines: 4 });
    expect(told([mounts].flatMap((one) => one ?? []))).toEqual(['mounts: mounts 8, mounts 9']);
  });

  test('two of one kind are two readings', async () => {
    const two = byParser(await read('fs-diskio.txt', DF + DF), 'df');
    expect(told(two)).toEqual(['df: disk-usage 4', 'df: disk-usage 9']);
    expect(two.map(({ section }) => section)).toEqual([3, 8]);
  });

  test('a list of packages with their architectures is better than the table of their names', async () => {
    const read1 = await read('fs-diskio.txt', `${COMMAND}\n# /bin/rpm -qa --last\nfuse-2.9.7-3.3.1.x86_64   Wed\n`);
    const read2 = await read(
      'rpm.txt',
      `${COMMAND}\n# rpm -qa --queryformat "%-35{NAME} %-35{DISTRIBUTION} %{VERSION}-%{RELEASE}\\n"\nNAME DISTRIBUTION VERSION\nfuse SLE 15 2.9.7-3.3.1\n`,
    );
    const [last, names] = [byParser(read1, 'rpm-list')[0], byParser(read2, 'rpm-list')[0]];
    expect(names?.facts.size).toBe(1);
    expect(last?.rank).toBeLessThan(names?.rank ?? 0);
  });

  test('the last section of a file that was cut did not tell all', async () => {
    const reader = new SectionedReader('proc.txt', [], (inner) => table.of(inner));
    const text = `${FILE}\n# /proc/mounts\n${MOUNTS}${FILE}\n# /proc/self/mounts\n${MOUNTS}`;
    const { lines } = await cutLines(chunked(bytesOf(text)), reader, { lineBytes: 4096, memberBytes: 1 << 20 });
    expect(reader.end(false, lines).map(({ settled }) => settled.length)).toEqual([1, 0]);
  });

  test('a section may have a foot', async () => {
    const text = `dfinfo ===<\n${DF}>===\n\ncat_proc_mountsinfo ===<\n${FILE}\n# /proc/mounts\n${MOUNTS}\n>===\n\nx\n`;
    const found = (await read('fs-diskio.txt', text)).filter(({ facts }) => facts.size > 0);
    expect(told(found)).toEqual(['df: disk-usage 5', 'mounts: mounts 12, mounts 13']);
    expect(found.flatMap(({ notes }) => notes)).toEqual([]);
    expect(found.map(({ settled }) => settled.length)).toEqual([1, 1]);
  });

  test('what crash said of a dump is of an earlier boot', async () => {
    const bt = [
      'PID: 20129  TASK: ffff88007c0a1540  CPU: 0   COMMAND: "df"',
      ' #0 [ffff88007b0a5b88] __schedule at ffffffff8151d2f0',
      ' #1 [ffff88007b0a5bd8] schedule at ffffffff8151d4a9',
      ' #2 [ffff88007b0a5be8] fuse_get_req at ffffffffa03f1b55 [fuse]',
    ];
    const text = `#==[ Kernel Core Logs ]=====#\n# /var/log/scc_analyzevmcore-240301\n${bt.join('\n')}\n\n`;
    const [log] = byParser(await read('crash.txt', text), 'kernel-log');
    expect([...(log?.facts.values() ?? [])].flat()).toMatchObject([{ comm: 'df', pid: 20129, earlierBoot: true }]);
  });

  test('a kernel log of 500 lines is read as one', async () => {
    const text = `${LOG}\n# /var/log/messages - Last 500 Lines\nMar 18 10:00:00 app01 kernel: Linux version 4.12.14-197.83-default (geeko@buildhost) #1 SMP\n`;
    expect(told(await read('messages.txt', text))).toEqual(['kernel-log: kernels 3']);
  });
});

describe('no answer', () => {
  test.each([
    ['a file that is not there', `${FILE}\n# /proc/mounts - File not found\n\n`],
    ['a command that is not there', `${COMMAND}\n# auditctl -l\nERROR: Command not found or not executable\n\n`],
    ['as it was spelt', `${COMMAND}\n# auditctl -l\nERROR: Command not found or not executible\n\n`],
    ['a filtered list', `${COMMAND}\n# /bin/ps axo pid,cmd | grep sssd\n  PID CMD\n    1 init\n`],
    ['two headings', `${FILE}\n${FILE}\n`],
    ['a heading at the end', `${FILE}\n`],
    ['a title at the end', `${FILE}\n# /proc/mounts\n`],
    ['another sort of section', '#==[ Verification ]====#\n# rpm -V audit-2.8.1\n# Verification Status: Passed\n'],
    [
      'health of processes, without a header',
      '#==[ Checking Health of Processes ]=#\n# egrep " D| Z" x\nroot 1 1 D df\n',
    ],
  ])('%s', async (_, text) => {
    expect(told(await read('proc.txt', text))).toEqual([]);
  });

  test('a command that was given up on: what it is, and none of what stands there instead of its output', async () => {
    const name = 'basic-health-check.txt.df.1710752523.SC__SEMAPHORE';
    const text = `${COMMAND}
# /bin/df -h
/var/log/scc_app01_240318_1002/${name}.out

# ERROR: Command did not complete within the timeout period.
root     22871 22690  0 10:02 pts/3    00:00:00 bash /var/log/scc_app01_240318_1002/${name}.sh
root     22872 22871  0 10:02 pts/3    00:00:00 /bin/df -h


`;
    const given = await read('basic-health-check.txt', text);
    expect(told(given)).toEqual(['supportconfig-commands: timeouts 5']);
    expect(given.flatMap(({ notes }) => notes)).toEqual([]);
  });

  test('what it had printed lies beside, and is not the whole', async () => {
    const rows = 'Filesystem Size Used Avail Use% Mounted on\n/dev/vda2 40G 11G 28G 28% /\n';
    const [df] = byParser(await read('basic-health-check.txt.df.1710752523.SC__SEMAPHORE.out', rows), 'df');
    expect(df?.settled).toEqual([]);
    expect(told([df].flatMap((one) => one ?? []))).toEqual(['df: disk-usage 2']);
  });

  test('where output comes before the word of a limit, it is kept as a part', async () => {
    const text = `${DF}# ERROR: Command did not complete within the timeout period.\nroot 1 1\n`;
    const [df] = byParser(await read('basic-health-check.txt', text), 'df');
    expect(df?.settled).toEqual([]);
    expect(df?.notes).toEqual([]);
  });
});

describe('/etc/mtab, whose link cannot be seen', () => {
  const mtab = async (rows: string): Promise<string[]> =>
    (await read('fs-diskio.txt', `${FILE}\n# /etc/mtab\n${rows}\n\n`)).flatMap(({ facts }) =>
      [...facts].flatMap(([kind, list]) =>
        list.map((fact) => `${kind.name} ${JSON.stringify({ ...fact, source: 0 })}`),
      ),
    );

  test('holds what the kernel writes where it is one', async () => {
    expect(await mtab(MOUNTS)).toEqual(['mtab {"source":0,"form":"symlink"}']);
  });

  test('is a table of its own where mount(8) wrote it (SLES 11)', async () => {
    const rows = '/dev/sda2 / ext3 rw,acl,user_xattr 0 0\nproc /proc proc rw 0 0\nsysfs /sys sysfs rw 0 0\n';
    const facts = await mtab(rows);
    expect(facts[0]).toBe('mtab {"source":0,"form":"regular"}');
    expect(facts).toHaveLength(4);
  });
});

describe('without a heading the file is what its name says', () => {
  test('a log called messages.txt', async () => {
    expect(
      told(await read('messages.txt', '[    0.000000] Linux version 4.12.14-197.83-default (x) #1 SMP\n')),
    ).toEqual(['kernel-log: kernels 1']);
  });

  test('a rotated log beside the sections', async () => {
    const [log] = byParser(
      await read('messages-20240310.txt', '[    0.000000] Linux version 4.12.14-1 (x) #1\n'),
      'kernel-log',
    );
    // A rotated log may be of an earlier boot: it names no running kernel.
    expect(log?.facts.size).toBe(0);
    expect(log?.first?.path).toBe('messages-20240310.txt');
  });
});

describe('a loose text', () => {
  const linesOf = (text: string): { text: string; line: number }[] =>
    text.split('\n').map((line, at) => ({ text: line, line: at + 1 }));

  test('with a heading is read by its sections, whatever it is called', () => {
    const lines = linesOf(`  Script Version:  3.1.11-30\n${DF}${FILE}\n# /proc/mounts\n${MOUNTS}`);
    const reader = sectionsIn(lines.slice(0, 3), 'attachment (2).txt', (inner) => table.of(inner));
    for (const line of lines) reader?.line(line);
    expect(told(reader?.end(true, lines.length) ?? [])).toEqual([
      'supportconfig-version: generators 1',
      'df: disk-usage 5',
      'mounts: mounts 9, mounts 10',
    ]);
  });

  test('without one is not', () => {
    expect(sectionsIn(linesOf('# /bin/df -h\nFilesystem Size\n'), 'x', () => [])).toBeUndefined();
  });
});

test.each([
  ['fs-diskio.txt', true],
  ['basic-health-check.txt.df.1710752523.SC__SEMAPHORE.out', true],
  ['messages-20240310.txt', true],
  ['plugin-ha_sap.txt', false],
  ['proc/mounts', false],
  ['df.txt', false],
])('%s', (path, sectioned) => {
  expect(isSectioned(path)).toBe(sectioned);
});

test('more sections than any tool writes are counted out', async () => {
  const section = `${FILE}\n# /proc/mounts\n/dev/vda2 / ext4 rw 0 0\n`;
  const just = await read('proc.txt', section.repeat(MAX_SECTIONS));
  expect(byParser(just, 'mounts')).toHaveLength(MAX_SECTIONS);
  expect(just.flatMap(({ notes }) => notes)).toEqual([]);
  const over = await read('proc.txt', section.repeat(MAX_SECTIONS + 1));
  expect(byParser(over, 'mounts')).toHaveLength(MAX_SECTIONS);
  expect(over.flatMap(({ notes }) => notes)).toMatchObject([{ code: 'too-large', path: 'proc.txt' }]);
});

test('where chunks end changes nothing', async () => {
  const { files } = treeOf('fixtures/supportconfig-sles15');
  for (const [path, body] of files) {
    if (!isSectioned(path)) continue;
    const whole = await read(path, body);
    for (const chunk of [1, 7, 52, 53, 64, 1000]) expect(await read(path, body, chunk), path).toEqual(whole);
  }
  const piece = fc.constantFrom(
    COMMAND,
    FILE,
    LOG,
    '# /bin/df -h',
    '# /proc/mounts',
    '# /var/log/messages',
    '>===',
    '',
    MOUNTS,
    DF,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 60 }), async (pieces, chunk) => {
      const text = pieces.join('\n');
      expect(await read('boot.txt', text, chunk)).toEqual(await read('boot.txt', text));
    }),
    { numRuns: 60 },
  );
});

test('whatever a file holds, nothing throws, and each line cited is the line of the file', async () => {
  const title = fc.constantFrom(
    '/bin/df -h',
    '/bin/ps axo pid,stat,cmd',
    '/proc/mounts',
    '/etc/mtab',
    '/bin/dmesg',
    '/x',
  );
  const section = fc
    .tuple(fc.constantFrom(COMMAND, FILE, LOG), title, fc.array(fc.oneof(fc.string(), fc.constantFrom(MOUNTS, DF))))
    .map(([heading, name, lines]) => `${heading}\n# ${name}\n${lines.join('\n')}`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(section, fc.string())), async (pieces) => {
      const text = pieces.join('\n').replaceAll('\r', '').replaceAll('\ufeff', '');
      const lines = text.split('\n');
      for (const { facts, path } of await read('proc.txt', text)) {
        expect(path).toBe('proc.txt');
        for (const { source } of [...facts.values()].flat()) expect(lines[source.line - 1]).toBe(source.text);
      }
    }),
  );
});
