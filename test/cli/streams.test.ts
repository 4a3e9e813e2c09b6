import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../support/needs.ts';
import { archive, member } from '../support/tar-bytes.ts';
import { fileOf, SAMPLE, temporaryFolder, truncatedSample } from './bundles.ts';
import { endOf, MAIN, onTerminal, startUnhang } from './processes.ts';

function shell(command: string): { stdout: string; stderr: string; status: number | null } {
  const UNHANG = `${process.execPath} ${MAIN}`;
  return spawnSync('bash', ['-c', command], { encoding: 'utf8', env: { ...process.env, UNHANG } });
}

function fifo(): string {
  const path = join(temporaryFolder(), 'fifo');
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  return path;
}

describe('a reader that goes away is no error', () => {
  // More than a pipe holds, so that the writer is still writing when `head` ends.
  const manyMounts = '/dev/sda1 /mnt/x ext4 rw,relatime 0 0\n'.repeat(5000);

  test('facts | head -1', () => {
    const run = shell(`$UNHANG facts '${fileOf(manyMounts)}' | head -1; echo "\${PIPESTATUS[0]}"`);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^\{"kind":"mounts".*\}\n0\n$/);
  });

  test.each([
    [['diagnose', SAMPLE], 0],
    [['diagnose', SAMPLE, '--exit-code'], 1],
    [['diagnose', SAMPLE, '--format', 'json'], 0],
    [['rules', 'show', 'fuse-init-audit'], 0],
    [['rules', 'list'], 0],
    [['rules', 'check'], 0],
    [['--help'], 0],
    [['--version'], 0],
  ])('%j into a closed pipe', async (args, status) => {
    const child = startUnhang(args);
    child.stdout?.destroy();
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await endOf(child)).toBe(status);
    expect(said).toBe('');
  });

  test('nor is a closed standard error: the diagnosis is what counts', async () => {
    const child = startUnhang(['diagnose', fileOf(truncatedSample())]);
    child.stderr?.destroy();
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
    expect(await endOf(child)).toBe(4);
    expect(text).toMatch(/Incomplete bundle/);
  });
});

test.each([`diagnose '${SAMPLE}'`, `facts '${SAMPLE}'`, '--help'])('a full disk is told: %s > /dev/full', (args) => {
  const run = shell(`$UNHANG ${args} >/dev/full`);
  expect(run).toMatchObject({ status: 2, stderr: 'unhang: standard output cannot be written: the disk is full.\n' });
});

test('a FIFO is read like a file', async () => {
  const path = fifo();
  const child = startUnhang(['diagnose', path, '--exit-code']);
  const writer = await open(path, 'w');
  await writer.writeFile(readFileSync(SAMPLE));
  await writer.close();
  child.stdout?.resume();
  expect(await endOf(child)).toBe(1);
});

test('standard input that goes on after the refusal does not hold us', () => {
  const run = shell(`(printf '\\177ELF\\2\\1\\1\\0'; yes) | $UNHANG diagnose -; echo "\${PIPESTATUS[1]}"`);
  expect(run.stdout).toBe('3\n');
  expect(run.stderr).toMatch(/^unhang: standard input: this is an ELF file/);
});

describe.skipIf(!needs('xz'))(titleNeeding('a signal during a long read', 'xz'), () => {
  // Of less, no program is started for a part: bytes that do not pack.
  const tar = archive(member('sosreport-a/core', randomBytes(1_000_000)));
  const long = needs('xz') ? spawnSync('xz', ['-c'], { input: tar, maxBuffer: 2_000_000 }).stdout : Buffer.alloc(0);

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the children as well, and us as it should',
    async (signal) => {
      const path = fifo();
      const child = startUnhang(['diagnose', path]);
      const writer = await open(path, 'w');
      // The rest of the bundle never comes.
      await writer.write(long.subarray(0, 600_000));
      await expect.poll(() => childrenOf(child.pid)).toHaveLength(1);
      const [decoder = 0] = childrenOf(child.pid);
      let said = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.kill(signal);
      expect(await endOf(child)).toBe(signal);
      expect(said).toBe('');
      await expect.poll(() => isAlive(decoder)).toBe(false);
      await writer.close();
    },
  );
});

function childrenOf(pid = 0): number[] {
  const { stdout } = spawnSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' });
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}

/** A zombie that init has not collected yet is not. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat='], { encoding: 'utf8' });
  return /^[^\sZ]/.test(stdout);
}

describe('progress', () => {
  const slow = `(head -c 500 '${SAMPLE}'; sleep 0.7; tail -c +501 '${SAMPLE}')`;

  test('is shown on a terminal, and gone when the answer comes', () => {
    const screen = onTerminal(`${slow} | $UNHANG diagnose - --no-color`);
    const [progress, ...answer] = screen.split('\r\u001b[K').filter((part) => part !== '');
    expect(progress).toBe('reading  0 MiB');
    expect(answer.join('')).toMatch(/^✗ CONFIRMED/);
  });

  test('is not, where it is told to be quiet', () => {
    expect(onTerminal(`${slow} | $UNHANG diagnose - --no-color --quiet`)).toMatch(/^✗ CONFIRMED/);
  });
});

test('a person who types - is told what to do', () => {
  const { stdout } = spawnSync('script', ['-qec', `${process.execPath} ${MAIN} diagnose - 2>&1`, '/dev/null'], {
    input: '\u0004',
    encoding: 'utf8',
  });
  expect(stdout).toContain('unhang: paste a log or the output of a command, then press Ctrl-D');
});
