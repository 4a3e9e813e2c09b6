import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FORMATS = ['v7', 'oldgnu', 'gnu', 'ustar', 'pax'] as const;

/** Is this machine's tar the GNU one? Its formats are what the tests are about. */
export function hasGnuTar(): boolean {
  return spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU tar') ?? false;
}

/** Runs GNU tar in a folder; what does not fit into a format it leaves out, and exits with 2, which is fine. */
export function tar(folder: string, ...args: readonly string[]): Uint8Array {
  const { stdout, error } = spawnSync('tar', ['--create', '--owner=0', '--group=0', '--sort=name', ...args], {
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return new Uint8Array(stdout);
}

/** A folder with everything a report may have in it, and a way to have it gone. */
export function strangeTree(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-tar-'));
  const root = join(folder, 'sosreport-host');
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(root, name), content);
  const deep = join('deep', ...Array.from({ length: 9 }, (_, level) => `${level}`.repeat(60)));
  mkdirSync(join(root, deep), { recursive: true });
  mkdirSync(join(root, 'proc/self'), { recursive: true });
  mkdirSync(join(root, 'etc'));
  mkdirSync(join(root, 'empty folder'));
  for (const size of [0, 1, 511, 512, 513, 1023, 1024, 10_000]) write(`size-${size}`, 'x'.repeat(size));
  for (const length of [98, 99, 100, 101, 154, 155, 156, 255]) write('n'.repeat(length), `${length}`);
  write('进程已阻塞', '界');
  write('with\nnewline', 'n');
  write('proc/self/mounts', 'rootfs / rootfs rw 0 0\n');
  write(join(deep, 'far down'), 'd');
  symlinkSync('../proc/self/mounts', join(root, 'etc/mtab'));
  symlinkSync('t'.repeat(300), join(root, 'long-target'));
  symlinkSync('nowhere', join(root, 's'.repeat(200)));
  linkSync(join(root, 'proc/self/mounts'), join(root, 'second-name'));
  linkSync(join(root, deep, 'far down'), join(root, 'near'));
  execFileSync('mkfifo', [join(root, 'fifo')]);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** A file of which only these pieces, each at its place, take room on the disk. */
export function sparseFile(path: string, pieces: readonly (readonly [text: string, at: number])[], size: number): void {
  const file = openSync(path, 'w');
  for (const [text, at] of pieces) writeSync(file, text, at);
  ftruncateSync(file, size);
  closeSync(file);
}
