import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { local, composeNeeds } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { diagnoseBundle } from '../../src/cases/diagnose-bundle.ts';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { allKinds, INNER_KINDS } from '../../src/core/diagnose.ts';
import { derivations } from '../../src/core/facts/derived/index.gen.ts';
import { parsers } from '../../src/core/facts/parsers/index.gen.ts';
import type { Kind } from '../../src/core/model/fact.ts';
import { ruleSources } from '../../src/core/rules/catalog.gen.ts';
import { render } from '../../src/core/words/render.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(top, path), 'utf8');
const SAMPLE = 'samples/sosreport-labvm.00012345-20261123133400.tar.xz';

describe('README.md', () => {
  test('shows what unhang really says of the sample', async () => {
    const needs = composeNeeds(loadConfig({ UNHANG_DECODERS: 'portable' }));
    const diagnosis = await diagnoseBundle(local.readFile(join(top, SAMPLE)), { locale: 'en' }, needs);
    const said = render(diagnosis, 'text', { color: false, width: 100 });
    const [, transcript = ''] =
      /^```text\n\$ unhang diagnose .*\n([^`]*(?:`[^`\n]+`[^`]*)*)```$/m.exec(read('README.md')) ?? [];
    const parts = transcript.split('\n…\n').map((part) => part.trim());
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(said).toContain(part);
  });

  test.each(ruleSources.map(({ id }) => id))('names the rule %s', (id) => {
    expect(read('README.md')).toContain(`\`${id}\``);
  });
});

describe('docs/facts.md', () => {
  test('lists every kind and where it is looked for (npm test -- test/house/docs.test.ts -u writes it)', async () => {
    await expect(factsPage()).toMatchFileSnapshot('../../docs/facts.md');
  });
});

function factsPage(): string {
  const kinds = allKinds.filter(({ name }) => !INNER_KINDS.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    '# Facts',
    '',
    'What unhang reads from a bundle. `unhang facts BUNDLE` prints one JSON object a line: `kind`, `source` (`path` and',
    '1-based `line`, relative to the top folder of the bundle, links resolved), and the fields of the kind. A field marked',
    '`?` is absent where the bundle does not tell; `origins` are further places, each with its `path` and `line`. Paths',
    'stand best home first; `*` is any run of characters but `/`.',
    '',
    ...kinds.flatMap(section),
  ].join('\n');
}

function section(kind: Kind): string[] {
  const fields = Object.entries(kind.fields).map(([name, type]) => `\`${name}\` ${type}`);
  const from = parsers.filter(({ emits }) => emits.includes(kind)).flatMap((parser) => parser.from);
  const derived = derivations.some((derivation) => derivation.kind === kind);
  return [
    `## \`${kind.name}\``,
    '',
    `${kind.about}${derived && from.length === 0 ? ' Derived from other facts.' : ''}`,
    '',
    `Fields: ${fields.join(', ')}`,
    '',
    ...(from.length === 0 ? [] : [`Read from: ${[...new Set(from)].map((path) => `\`${path}\``).join(', ')}`, '']),
  ];
}

describe('docs/configuration.md', () => {
  test.each(Object.entries(DEFAULT_LIMITS))('gives the limit %s', (name, value) => {
    const row = read('docs/configuration.md')
      .split('\n')
      .find((line) => line.startsWith(`| \`${name}\``));
    expect(row?.replace(/[^|\d]/g, '').split('|')).toContain(String(value));
  });
});

describe('every page', () => {
  const docs = readdirSync(join(top, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`);
  const pages = [...readdirSync(top), ...docs].filter((name) => name.endsWith('.md'));

  test.each(pages)('%s links to files that are there', (page) => {
    // What stands in a block of code is no link, whatever it looks like.
    const text = read(page).replace(/^ *```[^]*?^ *```$/gm, '');
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    for (const link of links) expect(existsSync(join(top, dirname(page), link)), link).toBe(true);
  });
});
