import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeDecoders } from '../../src/adapters/decoders/node-decoders.ts';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { openBundle } from '../../src/core/bundle/open-bundle.ts';
import { compileCatalog, diagnoseReading, readBundle } from '../../src/core/diagnose.ts';
import { keptLines, readingOf } from '../../src/core/keep-reading.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import type { Reading } from '../../src/core/reading.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../src/core/rules/catalog.gen.ts';
import { whole } from '../support/streams.ts';
import { treeOf } from '../support/tree.ts';
import { BUNDLES, membersOf, tar } from './bundle-properties/bundles.ts';

const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
const EVIDENCE = readdirSync('test/evidence').filter((name) => /^\d/.test(name));

async function read(bytes: Uint8Array): Promise<Reading> {
  const bundle = await openBundle(whole(bytes), { decoders: nodeDecoders(), limits: DEFAULT_LIMITS, name: 'bundle' });
  const identity = () => ({ sha256: '0'.repeat(64), bytes: bytes.length });
  return readBundle(bundle, { limits: DEFAULT_LIMITS, identity });
}

describe('a reading that was kept as lines and read back', () => {
  test.each([
    ...EVIDENCE.map((name): [string, Uint8Array] => [name, tar(membersOf(treeOf(`evidence/${name}`)))]),
    ...BUNDLES,
  ])('%s: gives the same document, in each language', async (_name, bytes) => {
    const reading = await read(bytes);
    const back = readingOf([...keptLines(reading)]);
    for (const locale of LOCALES) {
      const options = { catalog, locale, limits: DEFAULT_LIMITS };
      expect(JSON.stringify(diagnoseReading(back, options))).toBe(JSON.stringify(diagnoseReading(reading, options)));
    }
  });

  test('keeps what is unknown apart from what is empty', async () => {
    const [host] = (await read(tar([['proc/mounts', new TextEncoder().encode('/dev/sda1 / ext4 rw 0 0\n')]]))).hosts;
    const back = readingOf([...keptLines({ hosts: [host!] })]).hosts[0]!;
    expect(back.facts.names()).toEqual(host!.facts.names());
    expect(back.facts.named('audit-rules')).toBeUndefined();
  });

  test.each([
    ['nothing', []],
    ['a form of another release', ['{"form":99}']],
    ['facts that are cut off', ['{"form":1}', '{"root":"","container":{}}', '{"kind":"mounts","count":2}', '{}']],
  ])('%s is refused with what to do', (_name, lines) => {
    expect(() => readingOf(lines)).toThrow(expect.objectContaining({ code: 'UNREADABLE' }));
  });
});
