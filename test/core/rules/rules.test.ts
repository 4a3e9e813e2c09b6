import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import type { Diagnosis, Evidence, Finding, Outcome, Ruling } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { bundleOf, changed, type Change, EMPTY_TREE, type Tree, treeOf } from '../../support/tree.ts';

/** One row of a rule's table: a bundle, and what the rule must make of it. */
interface Case extends Change {
  readonly name: string;
  /** Folder of `test/evidence`: captured on a live hang. */
  readonly evidence?: string;
  /** Folder of `test/fixtures`: written by hand. */
  readonly fixture?: string;
  readonly expect: Expectation;
}

interface Expectation {
  readonly status: Outcome;
  /** `path:line` of lines that must be cited. */
  readonly cites?: readonly string[];
  readonly against?: readonly string[];
  readonly citesNot?: readonly string[];
  /** Parts of what must be asked for. */
  readonly missing?: readonly string[];
  /** Commands that must be suggested, as they stand. */
  readonly runs?: readonly string[];
  readonly runsNot?: readonly string[];
  readonly chain?: readonly string[];
  readonly verdict?: string;
  /** Part of the verdict's headline. */
  readonly headline?: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
const tables = readdirSync(here)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({
    rule: basename(name, '.yaml'),
    cases: parse(readFileSync(join(here, name), 'utf8')) as readonly Case[],
  }));

function treeOfCase({ evidence, fixture }: Case): Tree {
  if (evidence !== undefined) return treeOf(`evidence/${evidence}`);
  return fixture === undefined ? EMPTY_TREE : treeOf(`fixtures/${fixture}`);
}

async function run(one: Case): Promise<{ readonly diagnosis: Diagnosis; readonly tree: Tree }> {
  const tree = changed(treeOfCase(one), one);
  return { diagnosis: await diagnose(bundleOf(tree), { catalog, locale: 'en', limits: DEFAULT_LIMITS }), tree };
}

function outcomeOf(diagnosis: Diagnosis, rule: string): Finding | Ruling {
  const found = [...diagnosis.findings, ...diagnosis.differential].find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`no word of ${rule}`);
  return found;
}

const places = (evidence: readonly Evidence[]): string[] => evidence.map(({ path, line }) => `${path}:${line}`);

function commandsOf(found: Finding | Ruling): string[] {
  if (!('workarounds' in found)) return [];
  const steps = [...found.workarounds, ...found.fix, ...found.verify, ...found.reproduce];
  return steps.flatMap(({ run: command }) => command?.split('\n') ?? []);
}

describe.each(tables)('$rule', ({ rule, cases }) => {
  test.each(cases)('$name', async (one) => {
    const { diagnosis, tree } = await run(one);
    const found = outcomeOf(diagnosis, rule);
    const wanted = one.expect;
    expect(found.status).toBe(wanted.status);
    if (wanted.verdict !== undefined) expect(diagnosis.verdict.status).toBe(wanted.verdict);
    if (wanted.headline !== undefined) expect(diagnosis.verdict.headline).toContain(wanted.headline);
    expect(places(found.evidence)).toEqual(expect.arrayContaining([...(wanted.cites ?? [])]));
    for (const place of wanted.citesNot ?? []) expect(places(found.evidence)).not.toContain(place);
    if ('against' in found) expect(places(found.against)).toEqual(expect.arrayContaining([...(wanted.against ?? [])]));
    const asked = found.missing.map(({ fact }) => fact).join('\n');
    for (const part of wanted.missing ?? []) expect(asked).toContain(part);
    const commands = commandsOf(found);
    expect(commands).toEqual(expect.arrayContaining([...(wanted.runs ?? [])]));
    for (const command of wanted.runsNot ?? []) expect(commands).not.toContain(command);
    if (wanted.chain !== undefined && 'chain' in found)
      expect(found.chain.map(({ basis }) => basis)).toEqual(wanted.chain);
    expectCheckable([...found.evidence, ...('against' in found ? found.against : [])], tree);
  });
});

/** The contract's promise: the line cited is the line in the bundle. */
function expectCheckable(evidence: readonly Evidence[], { files }: Tree): void {
  for (const { path, line, excerpt } of evidence) {
    const text = Buffer.from(files.get(path) ?? []).toString();
    expect(text.split('\n')[line - 1]?.replace(/\r$/, ''), `${path}:${line}`).toBe(excerpt);
  }
}

describe('every rule', () => {
  test('has a table', () => {
    expect(tables.map(({ rule }) => rule)).toEqual(ruleSources.map(({ id }) => id));
  });

  test.each(ruleSources.map(({ id, holds }) => ({ id, holds })))(
    '$id: each status that it can take is taken by a case',
    ({ id, holds }) => {
      const cases = tables.find(({ rule }) => rule === id)?.cases ?? [];
      const taken = new Set(cases.map(({ expect: { status } }) => status));
      for (const status of [...Object.keys(holds), 'ruled-out', 'not-assessable']) expect(taken).toContain(status);
    },
  );

  test.each(ruleSources.map(({ id, workarounds }) => ({ id, workarounds })))(
    '$id: the least risky workaround stands first',
    ({ workarounds }) => {
      const risks = workarounds.map(({ risk }) => ['none', 'low', 'medium', 'high'].indexOf(risk));
      expect(risks).toEqual([...risks].sort((a, b) => a - b));
      expect(workarounds.every(({ undo }) => undo !== undefined)).toBe(true);
    },
  );

  test('answers the same in every language, but for the words', async () => {
    const tree = treeOf('evidence/13-gvfs-mounted-twice-audit');
    const [english, ...others] = await Promise.all(
      LOCALES.map((locale) => diagnose(bundleOf(tree), { catalog, locale, limits: DEFAULT_LIMITS })),
    );
    for (const other of others) {
      expect(other.verdict).toMatchObject({ status: english?.verdict.status, rule: english?.verdict.rule });
      expect(other.verdict.headline).not.toBe(english?.verdict.headline);
      expect(places(other.findings[0]?.evidence ?? [])).toEqual(places(english?.findings[0]?.evidence ?? []));
    }
  });
});
