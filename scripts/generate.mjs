// Makes the indexes, the rule catalog and the contract's types from the files they describe.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generatedFiles } from './lib/generated.mjs';
import { at } from './lib/root.mjs';

/** Writes what changed and gives those paths. */
export async function generate() {
  const written = [];
  for (const [path, text] of await generatedFiles()) {
    if (existsSync(at(path)) && readFileSync(at(path), 'utf8') === text) continue;
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    written.push(path);
  }
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const written = await generate();
    process.stderr.write(
      written.length === 0 ? 'generate: nothing to do\n' : `generate: wrote ${written.join(', ')}\n`,
    );
  } catch (error) {
    process.stderr.write(`generate: ${error.message}\n`);
    process.exitCode = 1;
  }
}
