import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const patchFile = fileURLToPath(
  new URL('../../src/core/rules/patches/fuse-2.8.3-check-kernel-mounts.patch', import.meta.url),
);
const harness = fileURLToPath(new URL('harness.c', import.meta.url));

/** One hunk: the file as it was and as it becomes, in the lines the patch carries. */
export interface Hunk {
  readonly firstLine: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly added: readonly string[];
}

export function readHunks(): readonly Hunk[] {
  const [, ...hunks] = readFileSync(patchFile, 'utf8').split(/^(?=@@ )/m);
  return hunks.map((hunk) => {
    const [header = '', ...lines] = hunk.replace(/\n$/, '').split('\n');
    const textOf = (signs: string): string[] => lines.filter((l) => signs.includes(l.charAt(0))).map((l) => l.slice(1));
    return {
      firstLine: Number(/^@@ -(\d+)/.exec(header)?.[1]),
      before: textOf(' -'),
      after: textOf(' +'),
      added: textOf('+'),
    };
  });
}

/** The functions the patch adds, as they ship. */
export function addedFunctions(): string {
  const hunk = readHunks().find(({ added }) => added.some((line) => line.startsWith('static int already_mounted(')));
  if (!hunk) throw new Error('the patch no longer adds already_mounted()');
  return `${hunk.added.join('\n')}\n`;
}

/** Compiles the added functions with a small main(), under the sanitizers where the compiler has them. */
export function buildHarness(folder: string): string {
  copyFileSync(harness, join(folder, 'harness.c'));
  writeFileSync(join(folder, 'functions.c'), addedFunctions());
  const program = join(folder, 'harness');
  const strict = ['-g', '-O1', '-Wall', '-Wextra', '-Werror', '-std=gnu99', '-o', program, 'harness.c'];
  const checked = spawnSync('cc', ['-fsanitize=address,undefined', '-fno-sanitize-recover=all', ...strict], {
    cwd: folder,
  });
  if (checked.status !== 0) execFileSync('cc', strict, { cwd: folder, stdio: 'pipe' });
  return program;
}
