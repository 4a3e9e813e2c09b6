import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const TOP = fileURLToPath(new URL('../../', import.meta.url));

export interface Copy {
  readonly folder: string;
  at(path: string): string;
  write(path: string, text: string): void;
  /** Runs one of the scripts there. */
  run(script: string, env?: NodeJS.ProcessEnv): { status: number | null; stdout: string; stderr: string };
  remove(): void;
}

/** A repository of one source file and all the scripts, with the packages of this one. */
export function smallCopy(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'unhang-copy-'));
  const at = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  for (const path of [
    'scripts',
    'samples',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'test/evidence/13-gvfs-mounted-twice-audit',
  ]) {
    cpSync(join(TOP, path), at(path), { recursive: true });
  }
  symlinkSync(join(TOP, 'node_modules'), at('node_modules'));
  write('src/cli/main.ts', "process.stdout.write('one\\n');\n");
  return {
    folder,
    at,
    write,
    run: (script, env = {}) =>
      spawnSync(process.execPath, [at(`scripts/${script}`)], { encoding: 'utf8', env: { ...process.env, ...env } }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
