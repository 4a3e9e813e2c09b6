// `npm run build:browser`: the core, its rules and its decoders for browsers, into dist/browser. `unhang.js` is what a
// page imports; `unhang-worker.js` stands beside it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from './generate.mjs';
import { at } from './lib/root.mjs';

/** Browsers of summer 2023, with whom ES2023 and WebAssembly in workers came to all three. */
const TARGET = ['chrome115', 'firefox115', 'safari16.4'];

/** Writes both scripts, and the licences of what is in them, into `folder`. */
export async function buildBrowser(folder = at('dist/browser')) {
  const common = {
    bundle: true,
    minify: true,
    sourcemap: true,
    platform: 'browser',
    target: TARGET,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const results = await Promise.all([
    build({ ...common, entryPoints: [at('src/browser/unhang.ts')], outfile: join(folder, 'unhang.js'), format: 'esm' }),
    build({
      ...common,
      entryPoints: [at('src/browser/worker.ts')],
      outfile: join(folder, 'unhang-worker.js'),
      format: 'iife',
    }),
  ]);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(folder, 'LICENCES.txt'), licencesOf(inputs));
}

/** Permissive licences ask for one thing: that their text comes along. */
function licencesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(at(folder, 'package.json'), 'utf8'));
    const file = readdirSync(at(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const who = typeof author === 'string' ? author : `${author?.name ?? ''}`;
    const text = file === undefined ? `Licence: ${license}\n${who}` : readFileSync(at(folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return [`unhang is under the Apache License 2.0. Its browser build contains:\n`, ...texts].join(
    `\n${'-'.repeat(72)}\n`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await generate();
    await buildBrowser();
  } catch (error) {
    process.stderr.write(`build:browser: ${error.message}\n`);
    process.exitCode = 1;
  }
}
