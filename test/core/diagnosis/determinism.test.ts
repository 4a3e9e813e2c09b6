import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import type { RuleSource } from '../../../src/core/model/rule.ts';
import { FORMATS, render } from '../../../src/core/words/render.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { bundleOf, changed, type Tree, treeOf } from '../../support/tree.ts';
import { catalog, diagnosisOfBundle } from './support/bundles.ts';

const NAMES = ['04-lazily-detached-still-blocked', '13-gvfs-mounted-twice-audit', '40-sos-4.0-df-timed-out'];

/** A tree with something to note in many members, and with links. */
function noisy(name: string): Tree {
  return changed(treeOf(`evidence/${name}`), {
    files: {
      'etc/fstab': 'one two\nnonsense\n',
      'sos_commands/auditd/auditctl_-s': 'enabled 1\nnonsense here\nmore nonsense\n',
      'sos_commands/process/ps_aux': 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nnonsense\n',
      'other-root/proc/mounts': 'proc /proc proc rw 0 0\n',
      'third-root/proc/mounts': 'proc /proc proc rw 0 0\n',
    },
    links: { 'etc/mtab.link': 'mtab', 'proc/net/mounts': '../mounts' },
  });
}

const json = (diagnosis: Diagnosis): string => render(diagnosis, 'json');

describe.each(NAMES)('the document of %s', (name) => {
  const tree = noisy(name);

  it('is the same byte for byte, in every format and language', async () => {
    for (const locale of LOCALES) {
      const [one, other] = [
        await diagnosisOfBundle(bundleOf(tree), locale),
        await diagnosisOfBundle(bundleOf(tree), locale),
      ];
      for (const format of FORMATS) expect(render(other, format)).toBe(render(one, format));
    }
  });

  it('is the same whatever order the members lie in', async () => {
    const expected = json(await diagnosisOfBundle(bundleOf(tree)));
    const shuffled = <V>(map: ReadonlyMap<string, V>) =>
      fc.shuffledSubarray([...map], { minLength: map.size }).map((entries) => new Map(entries));
    await fc.assert(
      fc.asyncProperty(shuffled(tree.files), shuffled(tree.links), async (files, links) => {
        expect(json(await diagnosisOfBundle(bundleOf({ files, links })))).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('is the same whatever order the keys of the rules have, signals excepted', async () => {
    const rules = ruleSources.map((rule) => reversed(rule));
    const turned = compileCatalog({ version: catalogVersion, rules, patches: reversed(rulePatches) });
    const options = { locale: 'en', limits: reversed(DEFAULT_LIMITS) } as const;
    const other = await diagnose(bundleOf(tree), { ...options, catalog: turned });
    expect(json(other)).toBe(json(await diagnose(bundleOf(tree), { ...options, catalog })));
  });

  it('is the same whatever order the rules have', async () => {
    const rules = ruleSources.toReversed();
    const turned = compileCatalog({ version: catalogVersion, rules, patches: rulePatches });
    const other = await diagnose(bundleOf(tree), { catalog: turned, locale: 'en', limits: DEFAULT_LIMITS });
    expect(json(other)).toBe(json(await diagnosisOfBundle(bundleOf(tree))));
  });
});

/** The same object with its keys the other way round, at every depth; the order of signals is theirs to choose. */
function reversed<T>(value: T): T {
  return reversedAt(value, '') as T; // the same keys with the same values
}

function reversedAt(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => reversedAt(item, ''));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [name, reversedAt(item, name)]);
  return Object.fromEntries(key === 'signals' ? entries : entries.toReversed());
}

it('a rule has no other order than that of its signals', () => {
  const [rule] = ruleSources;
  expect(rule && Object.keys(reversed<RuleSource>(rule).signals)).toEqual(rule && Object.keys(rule.signals));
});
