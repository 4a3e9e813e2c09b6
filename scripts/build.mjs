// Generates, compiles src to dist, and puts the new dist in place only when all of it compiled.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { generate } from './generate.mjs';
import { sourceHash, STAMP } from './lib/freshness.mjs';
import { at } from './lib/root.mjs';
import { runAside } from './lib/run.mjs';

const TRIES = 20;

/** Packages that every diagnosis loads; the others are found where they are installed, by whoever needs them. */
const BUNDLED = ['@marcbachmann/cel-js', 're2js'];
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const EXTERNAL = Object.keys(dependencies ?? {}).filter((name) => !BUNDLED.includes(name));

export async function build() {
  await generate();
  const hash = sourceHash();
  const fresh = `dist.${process.pid}.tmp`;
  try {
    const tsc = at('node_modules/typescript/bin/tsc');
    const status = await runAside(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh]);
    if (status !== 0) return status;
    await bundleCommands(fresh);
    if (existsSync(at(fresh, 'cli/main.js'))) chmodSync(at(fresh, 'cli/main.js'), 0o755);
    writeFileSync(at(fresh, STAMP), `${hash}\n`);
    putInPlace(fresh);
    return 0;
  } finally {
    rmSync(at(fresh), { recursive: true, force: true });
  }
}

/**
 * The command line in a few files instead of hundreds: loading those took longer than most diagnoses. Chunks lie beside
 * the entry, so that paths from `import.meta.url` are as deep as they were.
 */
async function bundleCommands(fresh) {
  const entry = at(fresh, 'cli/main.js');
  if (!existsSync(entry)) return;
  await bundle({
    entryPoints: [entry],
    outdir: at(fresh, 'cli'),
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: EXTERNAL,
    chunkNames: 'chunk-[hash]',
    legalComments: 'inline',
    logLevel: 'warning',
  });
}

/** Other builds may do the same at the same moment, and programs run from what is there: it is moved, never emptied. */
function putInPlace(fresh) {
  const old = `dist.${process.pid}.old.tmp`;
  mkdirSync(at(old), { recursive: true });
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        if (existsSync(at('dist'))) renameSync(at('dist'), at(old, String(tries)));
        renameSync(at(fresh), at('dist'));
        return;
      } catch (error) {
        // Between the two, somebody took `dist` away, or put another one there.
        if (tries === TRIES || !['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
      }
    }
  } finally {
    rmSync(at(old), { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await build().catch((error) => {
    process.stderr.write(`build: ${error.message}\n`);
    return 1;
  });
}
