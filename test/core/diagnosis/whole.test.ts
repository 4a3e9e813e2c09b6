import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import { type HostPart, wholeOf } from '../../../src/core/diagnosis/whole.ts';
import type { Diagnosis, Hangs } from '../../../src/core/model/diagnosis.ts';
import type { Locale } from '../../../src/core/model/locale.ts';
import { FORMATS, render } from '../../../src/core/words/render.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { contract, expectValid } from '../../http/support/contract.ts';
import { unwrapping } from '../../support/open.ts';
import { whole } from '../../support/streams.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';
import { archive, longName, member } from '../../support/tar-bytes.ts';
import { changed, type Tree, treeOf } from '../../support/tree.ts';

const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
const RULES = new Map(ruleSources.map((rule) => [rule.id, rule]));
const the = await contract();

const named = (folder: string, name: string): Tree =>
  changed(treeOf(folder), { edit: { 'sos_commands/kernel/uname_-a': { labvm: name } } });
const HANGING = named('evidence/13-gvfs-mounted-twice-audit', 'node2');
const OTHER = named('evidence/25-nfsv3-server-gone-6.1', 'node1');

function tarOf({ files }: Tree, root: string): Uint8Array {
  // Names of commands are longer than a header has room for.
  return archive(...[...files].flatMap(([path, bytes]) => [longName(`${root}/${path}`), member('cut', bytes)]));
}

async function diagnosisOf(bytes: Uint8Array, locale: Locale = 'en'): Promise<Diagnosis> {
  const bundle = await openBundle(whole(bytes), { decoders: unwrapping, limits: DEFAULT_LIMITS, name: 'bundle' });
  return diagnose(bundle, { catalog, locale, limits: DEFAULT_LIMITS });
}

const collected = archive(
  member('c/sosreport-node1.tar', tarOf(OTHER, 'sosreport-node1')),
  member('c/sosreport-node2.tar', tarOf(HANGING, 'sosreport-node2')),
);

describe('the bundles of several hosts', () => {
  test('each gets its own diagnosis, the same as if it had come alone', async () => {
    const { hosts = [] } = await diagnosisOf(collected);
    const alone = await Promise.all([
      diagnosisOf(archive(member('c/sosreport-node1.tar', tarOf(OTHER, 'sosreport-node1')))),
      diagnosisOf(archive(member('c/sosreport-node2.tar', tarOf(HANGING, 'sosreport-node2')))),
    ]);
    expect(hosts).toEqual(alone.map((one) => ({ ...one, bundle: { ...one.bundle, entries: one.bundle.entries - 1 } })));
    expect(hosts.map(({ bundle }) => [bundle.host, bundle.format, bundle.within, bundle.root])).toEqual([
      ['node1', 'tar in tar', 'c/sosreport-node1.tar', 'sosreport-node1'],
      ['node2', 'tar in tar', 'c/sosreport-node2.tar', 'sosreport-node2'],
    ]);
  });

  test.each(['en', 'zh-CN'] as const)('the whole takes the best verdict, and says whose it is (%s)', async (locale) => {
    const { verdict, hosts = [], findings } = await diagnosisOf(collected, locale);
    const node2 = hosts.find(({ bundle }) => bundle.host === 'node2');
    expect(verdict).toMatchObject({ status: 'confirmed', rule: 'fuse-init-audit', host: 'node2' });
    expect(verdict.headline).toBe(`node2${locale === 'en' ? ': ' : '：'}${node2?.verdict.headline ?? '?'}`);
    expect(findings[0]).toMatchObject({ rule: 'fuse-init-audit', host: 'node2', status: 'confirmed' });
  });

  test('its evidence is checkable from the top of what was sent', async () => {
    const { findings } = await diagnosisOf(collected);
    const prefix = 'c/sosreport-node2.tar/sosreport-node2/';
    const cited = findings.filter(({ host }) => host === 'node2').flatMap(({ evidence }) => evidence);
    expect(cited.length).toBeGreaterThan(3);
    for (const { path, line, excerpt } of cited) {
      expect(path.startsWith(prefix)).toBe(true);
      const text = Buffer.from(HANGING.files.get(path.slice(prefix.length)) ?? '').toString();
      expect(text.split('\n')[line - 1]).toBe(excerpt);
    }
  });

  test('what hangs is told of each host, checkable from the top of what was sent', async () => {
    const { hangs } = await diagnosisOf(collected);
    const { mounts = [], tasks = [] } = hangs ?? {};
    expect(mounts.map(({ host, target, path }) => [host, target, path])).toEqual([
      ['node1', '/mnt/a', 'c/sosreport-node1.tar/sosreport-node1/proc/mounts'],
      ['node2', '/root/.gvfs', 'c/sosreport-node2.tar/sosreport-node2/proc/mounts'],
    ]);
    expect(new Set(tasks.map(({ host }) => host))).toEqual(new Set(['node1', 'node2']));
    const prefix = 'c/sosreport-node2.tar/sosreport-node2/';
    for (const { path, line, excerpt } of [...mounts, ...tasks].filter(({ host }) => host === 'node2')) {
      const text = Buffer.from(HANGING.files.get(path.slice(prefix.length)) ?? '').toString();
      expect(text.split('\n')[line - 1]).toBe(excerpt);
    }
  });

  test.each([
    ['empty where all were looked at', [], [], { mounts: [], tasks: [] }],
    ['unknown where one was not', [], undefined, undefined],
    ['what was seen on the one, whatever is not known of the other', ['/mnt/a'], undefined, { mounts: ['/mnt/a'] }],
  ])('what hangs is %s', (_, one, other, expected) => {
    const sample = sampleDiagnosis();
    const cited = { path: 'proc/mounts', line: 1, excerpt: 'x' };
    const hangsOf = (targets: readonly string[]): Hangs => ({
      mounts: targets.map((target) => ({ target, basis: 'waiter', waiters: 1, ...cited })),
      ...(targets.length > 0 ? {} : { tasks: [] }),
    });
    const hosts = [one, other].map((targets, index) => ({
      root: `h${index}`,
      diagnosis: { ...sample, hangs: targets === undefined ? undefined : hangsOf(targets) },
    }));
    const { hangs } = wholeOf(hosts, sample.bundle, RULES);
    expect(hangs && { ...hangs, mounts: hangs.mounts?.map(({ target }) => target) }).toEqual(expected);
  });

  test('a cause comes before what it brings about, on every host, and the verdict is about the finding that stands first', () => {
    const sample = sampleDiagnosis();
    const [finding] = sample.findings;
    if (finding === undefined) throw new Error('the sample holds a finding');
    const hostWith = (host: string, found: readonly (readonly [string, 'confirmed' | 'probable'])[]): HostPart => {
      const findings = found.map(([rule, status]) => ({ ...finding, rule, status }));
      const [[rule, status] = ['', 'probable' as const]] = found;
      return {
        root: host,
        diagnosis: {
          ...sample,
          findings,
          differential: [],
          bundle: { ...sample.bundle, host },
          verdict: { status, rule, headline: rule },
        },
      };
    };
    const { findings, verdict } = wholeOf(
      [
        hostWith('node1', [['disk-full', 'confirmed']]),
        hostWith('node2', [
          ['dm-suspended', 'probable'],
          ['block-io-stuck', 'probable'],
        ]),
        hostWith('node3', [
          ['dm-suspended', 'probable'],
          ['block-io-stuck', 'probable'],
        ]),
      ],
      sample.bundle,
      RULES,
    );
    expect(findings.map(({ rule, host }) => `${rule} ${host ?? '?'}`)).toEqual([
      'dm-suspended node2',
      'dm-suspended node3',
      'block-io-stuck node2',
      'block-io-stuck node3',
      // It only looks like a hang, however sure.
      'disk-full node1',
    ]);
    expect(verdict).toMatchObject({ rule: 'dm-suspended', host: 'node2' });
  });

  test('each rule answers for each host', async () => {
    const { findings, differential } = await diagnosisOf(collected);
    const answers = [...findings, ...differential].map(({ rule, host }) => `${rule} ${host ?? '?'}`).sort();
    const expected = ruleSources.flatMap(({ id }) => [`${id} node1`, `${id} node2`]).sort();
    expect(answers).toEqual(expected);
  });

  test('the document is one of the contract, and can be read in every format', async () => {
    const document = await diagnosisOf(collected);
    expectValid(the.schemas['Diagnosis'] ?? {}, JSON.parse(JSON.stringify(document)), 'the whole');
    for (const format of FORMATS) {
      const text = render(document, format);
      expect(text).toContain('node1');
      expect(text).toContain('node2');
    }
  });

  test('two bundles of one host are told apart by their folders', async () => {
    const twice = archive(
      member('before.tar', tarOf(HANGING, 'sosreport-node2-before')),
      member('after.tar', tarOf(HANGING, 'sosreport-node2-after')),
    );
    const { findings } = await diagnosisOf(twice);
    const hosts = findings.filter(({ rule }) => rule === 'fuse-init-audit').map(({ host }) => host);
    expect(hosts).toEqual(['sosreport-node2-after', 'sosreport-node2-before']);
  });

  test('or, where these are the same as well, by their archives', async () => {
    const report = tarOf(HANGING, 'sosreport-node2');
    const { verdict } = await diagnosisOf(archive(member('a.tar', report), member('b.tar', report)));
    expect(verdict.host).toBe('a.tar/sosreport-node2');
  });

  test('what was cut is known of the host it was cut in', async () => {
    const cut = tarOf(HANGING, 'sosreport-node2').subarray(0, -2048);
    const { bundle, hosts = [] } = await diagnosisOf(
      archive(member('c/sosreport-node1.tar', tarOf(OTHER, 'sosreport-node1')), member('c/sosreport-node2.tar', cut)),
    );
    expect([bundle.complete, ...hosts.map((host) => host.bundle.complete)]).toEqual([false, true, false]);
  });
});
