import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { UploadMemory } from '../../cases/ports/remote.ts';

const MAX_KEPT = 200;

/**
 * Uploads by bundle, in one JSON file. It is a convenience: what cannot be read is empty, and what cannot be written costs
 * no more than sending everything anew.
 */
export function uploadMemory(file: string): UploadMemory {
  async function all(): Promise<Map<string, string>> {
    try {
      const stored: unknown = JSON.parse(await readFile(file, 'utf8'));
      const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
      return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    } catch {
      return new Map();
    }
  }

  async function save(entries: ReadonlyMap<string, string>): Promise<void> {
    const text = JSON.stringify(Object.fromEntries([...entries].slice(-MAX_KEPT)), null, 2);
    const draft = `${file}.${process.pid}`;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(draft, `${text}\n`, { mode: 0o600 });
      await rename(draft, file);
    } catch {
      // See above.
    }
  }

  return {
    recall: async (bundle) => (await all()).get(bundle),
    async keep(bundle, uploadId) {
      const entries = await all();
      entries.delete(bundle);
      await save(entries.set(bundle, uploadId));
    },
    async forget(bundle) {
      const entries = await all();
      if (entries.delete(bundle)) await save(entries);
    },
  };
}
