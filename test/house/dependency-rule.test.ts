import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// The house's own configuration, less the rules that need types: the files linted here exist only in this test.
const eslint = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function complaints(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId !== '@typescript-eslint/consistent-type-imports')
    .map(({ ruleId, message }) => `${ruleId ?? 'syntax'}: ${message}`);
}

const value = (from: string): string => `import { thing } from '${from}';\nexport const kept = thing;\n`;
const type = (from: string): string => `import type { Thing } from '${from}';\nexport type Kept = Thing;\n`;

describe('an import that the table has no row for is refused', () => {
  test.each([
    ['src/core/model/a.ts', '../facts/extract.ts', 'the model imports nothing'],
    ['src/core/model/a.ts', 're2js', 'the model imports nothing'],
    ['src/core/bundle/a.ts', '../facts/extract.ts', 'before anyone knows what they mean'],
    ['src/core/bundle/a.ts', 'node:fs', 'before anyone knows'],
    ['src/core/bundle/a.ts', 'fs', 'before anyone knows'],
    ['src/core/bundle/a.ts', 'fzstd', 'before anyone knows'],
    ['src/core/facts/a.ts', '../findings/assess.ts', 'must not know which rule'],
    ['src/core/facts/parsers/a.ts', '../../findings/assess.ts', 'must not know which rule'],
    ['src/core/facts/parsers/a.ts', '../../../http/app.ts', 'must not know which rule'],
    ['src/core/facts/a.ts', '../model/../findings/assess.ts', 'must not know which rule'],
    ['src/core/findings/a.ts', '../facts/extract.ts', 'any catalog can be assessed'],
    ['src/core/findings/a.ts', '../rules/catalog.gen.ts', 'any catalog can be assessed'],
    ['src/core/findings/a.ts', 'yaml', 'any catalog can be assessed'],
    ['src/core/diagnosis/a.ts', '../facts/extract.ts', 'concluded from findings alone'],
    ['src/core/words/a.ts', '../facts/extract.ts', 'an older release made'],
    ['src/core/diagnose.ts', '../cases/diagnose-bundle.ts', 'nothing from outside itself'],
    ['src/core/diagnose.ts', 'node:crypto', 'nothing from outside itself'],
    ['src/cases/a.ts', '../adapters/decoders/xz.ts', 'never which adapter'],
    ['src/adapters/a.ts', '../http/app.ts', 'knows no door'],
    ['src/adapters/a.ts', '../core/diagnose.ts', 'knows no door'],
    ['src/http/app.ts', '../adapters/decoders/xz.ts', 'no policy of its own'],
    ['src/http/routes/a.ts', '../../adapters/decoders/xz.ts', 'no policy of its own'],
    ['src/http/routes/a.ts', '../../compose.ts', 'no policy of its own'],
    ['src/http/server.ts', '../adapters/decoders/xz.ts', 'in compose.ts alone'],
    ['src/cli/main.ts', '../adapters/decoders/xz.ts', 'in compose.ts alone'],
    ['src/worker/main.ts', '../http/app.ts', 'in compose.ts alone'],
    ['src/browser/a.ts', 'node:fs', 'in a worker of a browser'],
    ['src/browser/a.ts', '../compose.ts', 'in a worker of a browser'],
    ['src/web/a.ts', '../cases/a.ts', 'run in a browser'],
    ['src/web/a.ts', 'node:fs', 'run in a browser'],
    ['src/config.ts', './adapters/a.ts', 'before anything else'],
    ['src/cli/main.ts', 'undici', 'one guarded module'],
    ['src/cases/a.ts', 'node:https', 'one guarded module'],
    ['src/compose.ts', 'node:http', 'one guarded module'],
  ])('%s importing %s', async (path, from, because) => {
    const found = await complaints(path, value(from));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^house\/dependency-rule: /);
    expect(found[0]).toContain(because);
  });

  test.each([
    ['a re-export', `export { thing } from 'node:fs';\n`],
    ['a dynamic import', `export const kept = import('node:fs');\n`],
    ['an import type expression', `export type Kept = import('node:fs').Stats;\n`],
    ['a type-only import', type('node:fs')],
    ['a bare import', `import 'node:fs';\n`],
  ])('%s counts as an import', async (_form, code) => {
    expect(await complaints('src/core/facts/a.ts', code)).toEqual([
      expect.stringMatching(/^house\/dependency-rule: src\/core\/facts may not import node:fs\./),
    ]);
  });
});

describe('an import that the table has a row for passes', () => {
  test.each([
    ['src/core/model/a.ts', './fact.ts'],
    ['src/core/bundle/a.ts', '../model/entry.ts'],
    ['src/core/facts/parsers/mounts.ts', '../kinds/mounts.ts'],
    ['src/core/facts/parsers/mounts.ts', '../../model/parser.ts'],
    ['src/core/findings/compile.ts', '@marcbachmann/cel-js'],
    ['src/core/findings/compile.ts', 're2js'],
    ['src/core/diagnosis/finding.ts', '../findings/assess.ts'],
    ['src/core/diagnose.ts', './facts/extract.ts'],
    ['src/core/diagnose.ts', './rules/catalog.gen.ts'],
    ['src/cases/a.ts', '../core/diagnose.ts'],
    ['src/adapters/decoders/xz.ts', '../../core/model/bytes.ts'],
    ['src/adapters/decoders/xz.ts', '../../cases/ports/analysis.ts'],
    ['src/adapters/decoders/xz.ts', 'node:child_process'],
    ['src/adapters/outgoing.ts', 'undici'],
    ['src/http/app.ts', 'fastify'],
    ['src/http/app.ts', 'node:http'],
    ['src/http/routes/a.ts', '../../cases/a.ts'],
    ['src/http/routes/a.ts', '../../core/words/text.ts'],
    ['src/http/server.ts', '../compose.ts'],
    ['src/cli/main.ts', '../http/server.ts'],
    ['src/compose.ts', './adapters/decoders/xz.ts'],
    ['src/browser/a.ts', '../cases/diagnose-bundle.ts'],
    ['src/browser/a.ts', '../adapters/decoders/input.ts'],
    ['src/browser/a.ts', 'fzstd'],
    ['src/adapters/decoders/xz-layout.ts', '../../core/bundle/zip/crc32.ts'],
    ['src/web/a.ts', '../core/diagnose.ts'],
  ])('%s importing %s', async (path, from) => {
    expect(await complaints(path, value(from))).toEqual([]);
  });

  test.each([
    ['src/core/findings/assess.ts', '../facts/kinds/mounts.ts'],
    ['src/web/a.ts', '../http/openapi.gen.d.ts'],
  ])('%s importing types of %s', async (path, from) => {
    expect(await complaints(path, type(from))).toEqual([]);
    expect(await complaints(path, value(from))).toHaveLength(1);
  });
});

describe('the core has no platform, no clock and no chance', () => {
  test.each([
    ['export const kept = Buffer.from([1]);', 'no-restricted-globals'],
    ['export const kept = process.pid;', 'no-restricted-globals'],
    ['export const kept = document.title;', 'no-restricted-globals'],
    ['export const kept = await fetch("x");', 'no-restricted-globals'],
    ['export const kept = Date.now();', 'no-restricted-properties'],
    ['export const kept = Math.random();', 'no-restricted-properties'],
    ['export const kept = new Date();', 'no-restricted-syntax'],
    ['export * from "./a.ts";', 'no-restricted-syntax'],
    ['export default 1;', 'no-restricted-syntax'],
  ])('%s', async (code, rule) => {
    expect(await complaints('src/core/facts/a.ts', code)).toEqual([expect.stringMatching(`^${rule}: `)]);
  });

  test.each(['export const kept = new Date(0);', 'export const kept = new TextDecoder();'])(
    '%s passes',
    async (code) => {
      expect(await complaints('src/core/facts/a.ts', code)).toEqual([]);
    },
  );
});

describe('only a door touches the environment', () => {
  const code = 'export const kept = process.env;';

  test.each(['src/adapters/a.ts', 'src/http/app.ts', 'src/compose.ts', 'src/config.ts'])('not %s', async (path) => {
    expect(await complaints(path, code)).toEqual([expect.stringMatching(/^no-restricted-properties: /)]);
  });

  test.each(['src/cli/main.ts', 'src/http/server.ts', 'functions/diagnose.ts'])('but %s', async (path) => {
    expect(await complaints(path, code)).toEqual([]);
  });
});
