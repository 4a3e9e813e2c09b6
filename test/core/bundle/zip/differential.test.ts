import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logLines, noise } from '../../../support/packed.ts';
import { readPlaced, readStreamed, sorted } from '../../../support/read-zip.ts';
import { chunked } from '../../../support/streams.ts';

const hasZip = spawnSync('zip', ['-v'], { encoding: 'utf8' }).stdout?.includes('Info-ZIP') ?? false;
const hasPython = spawnSync('python3', ['-c', 'import zipfile, lzma, bz2']).status === 0;

const FILES: readonly (readonly [string, Uint8Array])[] = [
  ['sosreport-h/proc/mounts', logLines(500)],
  ['sosreport-h/empty', new Uint8Array(0)],
  ['sosreport-h/hostname', new TextEncoder().encode('node1')],
  ['sosreport-h/var/log/messages', logLines(400_000)],
  ['sosreport-h/noise', noise(100_000)],
  ['sosreport-h/日志', logLines(77)],
  ['sosreport-h/dev-disk\\x2duuid.swap', logLines(60)],
];

describe.skipIf(!hasZip)('archives of Info-ZIP are read as they were packed, by both ways', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-zip-'));
    for (const [path, bytes] of FILES) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), bytes);
      utimesSync(join(folder, path), 1_700_000_000, 1_700_000_000);
    }
    mkdirSync(join(folder, 'sosreport-h/etc'));
    symlinkSync('../proc/mounts', join(folder, 'sosreport-h/etc/mtab'));
    execFileSync('zip', ['-qr', 'sosreport-h/inner.zip', 'sosreport-h/proc'], { cwd: folder });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What lies in the folder, as the archive should have it. */
  function expected(withLink: boolean): [string, string, string][] {
    const listed = FILES.map(([path, bytes]): [string, string, string] => [path, 'file', latin1(bytes)]);
    listed.push(['sosreport-h/inner.zip', 'file', latin1(readFileSync(join(folder, 'sosreport-h/inner.zip')))]);
    const link = withLink ? (['sosreport-h/etc/mtab', 'symlink', ''] as const) : mounts('sosreport-h/etc/mtab');
    return [...listed, [...link] as [string, string, string]].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  test.each<[string, string[], boolean]>([
    ['as it does by itself', [], false],
    ['with links', ['-y'], true],
    ['stored', ['-y', '-0'], true],
    ['with bzip2', ['-y', '-Z', 'bzip2'], true],
    ['as zip64', ['-y', '-fz'], true],
    ['with descriptors', ['-fd'], false],
    ['with descriptors, as zip64', ['-fd', '-fz'], false],
    ['without extra fields', ['-y', '-X'], true],
    ['with a comment', ['-z'], false],
    ['with names in UTF-8 only', ['-UN=UTF8'], false],
  ])('%s', async (_, args, withLink) => {
    const name = join(folder, '..', `${folder.split('/').at(-1) ?? ''}.zip`);
    execFileSync('zip', ['-qr', ...args, name, 'sosreport-h'], { cwd: folder, input: 'a comment\n.\n' });
    const bytes = new Uint8Array(readFileSync(name));
    rmSync(name);
    await expectBothWays(bytes, expected(withLink), args.includes('-X') ? undefined : 1_700_000_000);
  });

  test.each<[string, string[]]>([
    ['to a pipe', []],
    ['to a pipe, as zip64', ['-fz']],
  ])('%s', async (_, args) => {
    // Info-ZIP stores links and cannot do so into a pipe; it follows them.
    const script = `zip -qr ${args.join(' ')} - sosreport-h | cat`;
    const stdout = execFileSync('sh', ['-c', script], { cwd: folder, maxBuffer: 2 ** 26 });
    await expectBothWays(new Uint8Array(stdout), expected(false), 1_700_000_000);
  });

  test('from a pipe to a pipe', async () => {
    const stdout = execFileSync('sh', ['-c', 'zip -q - - < sosreport-h/noise | cat'], { cwd: folder });
    await expectBothWays(new Uint8Array(stdout), [['-', 'file', latin1(noise(100_000))]], undefined);
  });

  test('with a password: it is refused by both ways', async () => {
    const stdout = execFileSync('sh', ['-c', 'zip -qr -P secret - sosreport-h | cat'], { cwd: folder });
    expect((await readStreamed(new Uint8Array(stdout))).error?.code).toBe('ENCRYPTED');
    expect((await readPlaced(new Uint8Array(stdout)))?.error?.code).toBe('ENCRYPTED');
  });

  test('in parts: each of them is refused, or told to be a part', async () => {
    execFileSync('zip', ['-qr', '-s', '64k', 'split.zip', 'sosreport-h'], { cwd: folder });
    const [first, last] = ['split.z01', 'split.zip'].map((name) => new Uint8Array(readFileSync(join(folder, name))));
    expect((await readStreamed(first ?? noise(4))).error?.code).toBe('UNSUPPORTED');
    expect((await readPlaced(last ?? noise(4)))?.error?.code).toBe('UNSUPPORTED');
    expect(await readPlaced(first ?? noise(4))).toBeUndefined();
    for (const name of ['split.z01', 'split.zip', 'split.z02']) rmSync(join(folder, name), { force: true });
  });

  test('behind the program that unpacks it', async () => {
    const script = '(printf "#!/bin/sh\\nexec unzip\\n"; zip -qr - sosreport-h | cat) > sfx';
    execFileSync('sh', ['-c', script], { cwd: folder });
    const off = new Uint8Array(readFileSync(join(folder, 'sfx')));
    // Info-ZIP's -A makes the offsets right.
    execFileSync('zip', ['-q', '-A', 'sfx'], { cwd: folder });
    const adjusted = new Uint8Array(readFileSync(join(folder, 'sfx')));
    rmSync(join(folder, 'sfx'));
    for (const bytes of [off, adjusted]) await expectBothWays(bytes, expected(false), 1_700_000_000);
  });
});

function mounts(path: string): [string, string, string] {
  return [path, 'file', latin1(FILES[0]?.[1] ?? noise(1))];
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

async function expectBothWays(
  bytes: Uint8Array,
  expected: readonly (readonly [string, string, string])[],
  modifiedAt: number | undefined,
): Promise<void> {
  const placed = await readPlaced(bytes);
  const streamed = await readStreamed(chunked(bytes, 65_536, 1000, 7));
  expect(placed).toMatchObject({ notes: [], error: undefined });
  expect(streamed).toMatchObject({ notes: [], error: undefined });
  const files = (placed?.entries ?? []).filter(({ type }) => type !== 'directory');
  const told = files.map(({ path, type, bytes: body }) => [path, type, latin1(body)]);
  expect(told.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).map(([path, type]) => [path, type])).toEqual(
    expected.map(([path, type]) => [path, type]),
  );
  expect(told.every(([, , body], index) => body === expected[index]?.[2])).toBe(true);
  expect(sorted(streamed)).toEqual(sorted(placed ?? { entries: [] }));
  const messages = files.find(({ path }) => path.endsWith('/messages'));
  if (messages !== undefined) expect(messages.modifiedAt).toBe(modifiedAt);
}

describe.skipIf(!hasPython)('archives of Python are read as they were packed, by both ways', () => {
  const write = (lines: string, ...args: string[]): Uint8Array =>
    new Uint8Array(execFileSync('python3', ['-c', `${PREAMBLE}\n${lines}`, ...args], { maxBuffer: 2 ** 26 }));
  const text = 'kernel: task df blocked for more than 120 seconds\n'.repeat(6000);

  test.each(['ZIP_STORED', 'ZIP_DEFLATED', 'ZIP_BZIP2', 'ZIP_LZMA'])('%s', async (method) => {
    const lines = `with zipfile.ZipFile(out, 'w', zipfile.${method}) as z: z.writestr('h/a', text); z.writestr('h/b', 'x')`;
    await expectBothWays(
      write(`${lines}\nemit(out)`),
      [
        ['h/a', 'file', text],
        ['h/b', 'file', 'x'],
      ],
      undefined,
    );
  });

  test.each(['ZIP_STORED', 'ZIP_DEFLATED', 'ZIP_BZIP2'])('%s, into a pipe', async (method) => {
    const lines = `with zipfile.ZipFile(Pipe(), 'w', zipfile.${method}) as z: z.writestr('h/a', text); z.writestr('h/b', 'x')`;
    await expectBothWays(
      write(lines),
      [
        ['h/a', 'file', text],
        ['h/b', 'file', 'x'],
      ],
      undefined,
    );
  });

  test('sizes for which zip64 is forced, into a pipe', async () => {
    const lines = `with zipfile.ZipFile(Pipe(), 'w') as z:\n with z.open('h/a', 'w', force_zip64=True) as f: f.write(text.encode())`;
    await expectBothWays(write(lines), [['h/a', 'file', text]], undefined);
  });
});

const PREAMBLE = `
import io, sys, zipfile
out = io.BytesIO()
def emit(o): sys.stdout.buffer.write(o.getvalue())
class Pipe(io.RawIOBase):
  def writable(self): return True
  def write(self, b): sys.stdout.buffer.write(b); return len(b)
text = 'kernel: task df blocked for more than 120 seconds\\n' * 6000
`;
