// Generates, compiles src to dist, and puts the new dist in place only when all of it compiled.
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { sourceHash, STAMP } from './lib/freshness.mjs';
import { at } from './lib/root.mjs';
import { runAside } from './lib/run.mjs';

export async function build() {
  await generate();
  const hash = sourceHash();
  const fresh = `dist.${process.pid}.tmp`;
  try {
    const tsc = at('node_modules/typescript/bin/tsc');
    const status = await runAside(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh]);
    if (status !== 0) return status;
    if (existsSync(at(fresh, 'cli/main.js'))) chmodSync(at(fresh, 'cli/main.js'), 0o755);
    writeFileSync(at(fresh, STAMP), `${hash}\n`);
    rmSync(at('dist'), { recursive: true, force: true });
    renameSync(at(fresh), at('dist'));
    return 0;
  } finally {
    rmSync(at(fresh), { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await build();
