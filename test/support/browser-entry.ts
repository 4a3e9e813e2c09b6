import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { compileCatalog, diagnose } from '../../src/core/diagnose.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../src/core/rules/catalog.gen.ts';
import type { Diagnosis } from '../../src/core/model/diagnosis.ts';
import type { Entry } from '../../src/core/model/entry.ts';

/** The core as a page would use it: members by path in, diagnosis out. */
export async function diagnoseFiles(files: Readonly<Record<string, string>>): Promise<Diagnosis> {
  const encoder = new TextEncoder();
  async function* entries(): AsyncGenerator<Entry> {
    for (const [path, text] of Object.entries(files)) {
      const bytes = encoder.encode(text);
      yield { path, type: 'file', size: bytes.length, body: once(bytes) };
    }
  }
  const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
  const bundle = { format: 'directory', entries: entries(), notes: [], count: () => Object.keys(files).length };
  return diagnose(bundle, { catalog, locale: 'zh-CN', limits: DEFAULT_LIMITS });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
