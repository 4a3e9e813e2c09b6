import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow } from './files.mjs';

/** So that a bomb is found small. */
const EXPANDED_BYTES = 64 * 2 ** 20;

/** What is tried, out of a build. `limits` are the defaults, but for what bombs run into. */
export async function loadProduct(dist) {
  const load = (path) => import(pathToFileURL(join(dist, path)).href);
  const parts = await Promise.all(
    [
      ...['core/diagnose.js', 'core/bundle/open-bundle.js', 'core/bundle/limits.js', 'core/facts/decode.js'],
      ...['core/facts/parsers/index.gen.js', 'core/facts/extract.js', 'core/facts/summary.js', 'core/facts/paths.js'],
      ...['core/findings/assess.js', 'core/diagnosis/conclude.js', 'core/rules/catalog.gen.js', 'core/words/render.js'],
      ...['core/model/errors.js', 'core/model/fact.js', 'core/model/note.js', 'core/model/diagnosis.js', 'core/model/locale.js'],
      ...['adapters/decoders/node-decoders.js', 'http/spec.js'],
    ].map(load), // prettier-ignore
  );
  const product = Object.assign({}, ...parts);
  const { compileCatalog, catalogVersion, ruleSources, rulePatches, DEFAULT_LIMITS, loadSpec } = product;
  return {
    ...product,
    catalog: compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches }),
    limits: { ...DEFAULT_LIMITS, expandedBytes: EXPANDED_BYTES },
    schema: (await loadSpec()).spec.components.schemas.Diagnosis,
    fileOf: await parserFiles(dist, load, product.parsers),
  };
}

/** The module that each parser comes from, which its tests are named after. */
async function parserFiles(dist, load, parsers) {
  const files = new Map();
  for (const path of filesBelow(join(dist, 'core/facts/parsers')).filter((name) => /^[^.]+\.js$/.test(name))) {
    const exported = Object.values(await load(`core/facts/parsers/${path}`));
    for (const parser of parsers) if (exported.includes(parser)) files.set(parser, path.replace('.js', ''));
  }
  return files;
}

/** Bytes in chunks of about `size`, each valid only until the next is asked for, as the port says. */
export async function* chunksOf(bytes, size) {
  const buffer = Buffer.alloc(Math.min(size, bytes.length));
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(buffer, 0, at, at + size);
    yield buffer.subarray(0, length);
    buffer.fill(0xa5);
  }
}

/** The bundle of one member, as a folder or, by content, as a loose file. */
export function bundleOfOne(path, bytes, { size = bytes.length, byContent = false } = {}) {
  const entries = (async function* () {
    yield { path, type: 'file', size: bytes.length, body: chunksOf(bytes, Math.max(size, 1)) };
  })();
  return { format: byContent ? 'file' : 'directory', entries, notes: [], count: () => 1 };
}
