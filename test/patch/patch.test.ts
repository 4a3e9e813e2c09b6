import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../support/needs.ts';
import { buildHarness, patchFile, readHunks } from './fuse-patch.ts';
import { cases, deep, gvfs, root, type Case } from './mount-tables.ts';

describe.skipIf(!needs('cc'))(titleNeeding('fuse 2.8.3 patch: is it mounted already?', 'cc'), () => {
  let folder = '';
  let home = '';
  let program = '';

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhang-patch-')));
    home = join(folder, 'a home');
    for (const name of ['.gvfs', 'other', deep]) mkdirSync(join(home, name), { recursive: true });
    symlinkSync(home, join(folder, 'home-link'));
    symlinkSync(join(home, '.gvfs'), join(home, 'gvfs-link'));
    symlinkSync('../home-link/gvfs-link', join(home, 'link-to-link'));
    symlinkSync('loop', join(home, 'loop'));
    program = buildHarness(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function ask(
    table: string,
    on: string,
    fsname = '-',
    subtype = 'gvfs-fuse-daemon',
  ): { answer: string; looks: string } {
    const run = spawnSync(program, [table, on, fsname, subtype], { cwd: home, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`harness failed: ${run.stderr}`);
    return { answer: run.stdout.trim(), looks: run.stderr };
  }
  function write(table: string | Uint8Array): string {
    const file = join(folder, 'mounts');
    writeFileSync(file, table);
    return file;
  }
  function filled({ table }: Case): string {
    const text = typeof table === 'string' ? table : table.map((line) => `${line}\n`).join('');
    return text.replaceAll('HOME', home.replaceAll(' ', '\\040'));
  }

  test.each(cases)('$answer: $name', (it) => {
    const on = (it.on ?? 'HOME/.gvfs').replaceAll('HOME', home);
    expect(ask(write(filled(it)), on, it.fsname, it.subtype).answer).toBe(it.answer);
  });

  test.each(['HOME/.gvfs', 'HOME/.gvfs/', '.gvfs', 'HOME/../home-link/.gvfs/.', 'HOME/link-to-link'])(
    'the mount point itself is never looked at: %s',
    (on) => {
      const table = write(filled({ name: '', table: [root, gvfs], answer: 'refuse' }));
      const { answer, looks } = ask(table, on.replaceAll('HOME', home));
      expect(answer).toBe('refuse');
      expect(looks.split('\n')).toContain(`looked at ${home}`);
      expect(looks.split('\n')).not.toContain(`looked at ${home}/.gvfs`);
    },
  );

  test.each([
    ['there is no /proc', 'no-such-file'],
    ['the table cannot be read', 'a home'],
  ])('mount: %s', (_name, table) => {
    expect(ask(join(folder, table), join(home, '.gvfs')).answer).toBe('mount');
  });

  test.each([100, 255, 256, 257, 511, 512, 513, 2000])('a link text of %i bytes is followed', (length) => {
    const link = `link-of-${length}`;
    symlinkSync(`.${'/'.repeat(length - '..gvfs'.length)}.gvfs`, join(home, link));
    const table = write(filled({ name: '', table: [gvfs], answer: 'refuse' }));
    expect(ask(table, join(home, link)).answer).toBe('refuse');
  });

  test.each([
    [1, 'mount'],
    [2, 'mount'],
    [3, 'refuse'],
  ])('a table of two lines that fails after %i: %s', (lines, answer) => {
    const table = write(filled({ name: '', table: [gvfs, root], answer: 'refuse' }));
    const env = { ...process.env, FAIL_AFTER: String(lines) };
    const run = spawnSync(program, [table, join(home, '.gvfs'), '-', 'gvfs-fuse-daemon'], { encoding: 'utf8', env });
    expect(run.stdout.trim()).toBe(answer);
  });

  test('any bytes for a table give an answer', () => {
    const spaced = fc.array(fc.constantFrom(' ', '\n', '\\', '\\040', '0', 'fuse', '.', home, '/.gvfs', 'é', '\0'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          spaced.map((parts) => parts.join('')),
        ),
        (table) => {
          expect(['mount', 'refuse']).toContain(ask(write(table), join(home, '.gvfs')).answer);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('fuse 2.8.3 patch: the change to fuse_mount_sys()', () => {
  const hunks = readHunks();
  const after = hunks.flatMap((hunk) => hunk.after).join('\n');

  test('the table is asked before anything touches the mount point', () => {
    const check = after.indexOf('already_mounted("/proc/self/mounts", mnt, mo)');
    expect(check).toBeGreaterThan(-1);
    expect(after.indexOf('res = stat(mnt, &stbuf)')).toBeGreaterThan(check);
  });

  test('`nonempty` stays a way to insist', () => {
    expect(after).toContain('if (!mo->nonempty && already_mounted(');
  });

  test('/dev/fuse is closed before the unmount, and once', () => {
    const errorPath = after.slice(after.indexOf('out_umount:'));
    expect(errorPath.indexOf('close(fd);')).toBeLessThan(errorPath.indexOf('umount2(mnt, 2)'));
    expect(errorPath).toMatch(/close\(fd\);\s+fd = -1;\s+umount2/);
    expect(errorPath).toMatch(/if \(fd != -1\)\s+close\(fd\);/);
  });

  test('no line is cut by a fixed buffer', () => {
    expect(hunks.flatMap((hunk) => hunk.added).join('\n')).not.toMatch(/PATH_MAX|fgets|sscanf|\bchar \w+\[\d/);
  });
});

describe.skipIf(!needs('patch'))(titleNeeding('fuse 2.8.3 patch: the file', 'patch'), () => {
  test('applies without fuzz to a file that has its context', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unhang-patch-'));
    try {
      const lines: string[] = [];
      for (const { firstLine, before } of readHunks()) {
        while (lines.length < firstLine - 1) lines.push(`/* line ${lines.length + 1} */`);
        lines.push(...before);
      }
      const target = join(folder, 'lib', 'mount.c');
      mkdirSync(join(folder, 'lib'));
      writeFileSync(target, `${lines.join('\n')}\n/* the rest */\n`);
      const run = spawnSync('patch', ['-p1', '--fuzz=0', '-i', patchFile], { cwd: folder, encoding: 'utf8' });
      expect(run.stdout + run.stderr).toBe('patching file lib/mount.c\n');
      const patched = readFileSync(target, 'utf8');
      for (const { after } of readHunks()) expect(patched).toContain(after.join('\n'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
