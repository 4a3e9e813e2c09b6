import { describe, expect, it } from 'vitest';
import type { Citation, Diagnosis, Evidence } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { render } from '../../../src/core/words/render.ts';
import { loadSpec } from '../../../src/http/spec.ts';
import { expectValid } from '../../http/support/contract.ts';
import { bundleOf, changed, type Tree, treeOf } from '../../support/tree.ts';
import { diagnosisOfBundle, diagnosisOfEvidence, EVIDENCE } from './support/bundles.ts';

const schema = (await loadSpec()).spec.components.schemas['Diagnosis'] ?? {};

function allEvidence({ findings, differential }: Diagnosis): Evidence[] {
  return [
    ...findings.flatMap(({ evidence, against }) => [...evidence, ...against]),
    ...differential.flatMap(({ evidence }) => evidence),
  ];
}

function allCitations(diagnosis: Diagnosis): Citation[] {
  const { mounts = [], tasks = [] } = diagnosis.hangs ?? {};
  return [...allEvidence(diagnosis), ...mounts, ...tasks];
}

const decoders = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('gb18030', { fatal: true })];

/** Line `number` of these bytes, decoded as the contract says; `undefined` where they fit no encoding. */
function lineOf(bytes: Uint8Array, number: number): string | undefined {
  let start = 0;
  for (let at = 1; at < number; at += 1) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0) throw new Error(`there is no line ${number}`);
    start = newline + 1;
  }
  const end = bytes.indexOf(10, start);
  const line = Buffer.from(bytes.subarray(start, end < 0 ? undefined : end));
  const whole = line.at(-1) === 13 ? line.subarray(0, -1) : line;
  for (const decoder of decoders) {
    try {
      return decoder.decode(whole);
    } catch {
      continue;
    }
  }
  return undefined;
}

function expectCheckable(one: Citation, { files, links }: Tree): void {
  const where = `${one.path}:${one.line}`;
  expect(links.has(one.path), `${one.path} is a link`).toBe(false);
  const bytes = files.get(one.path);
  if (bytes === undefined) throw new Error(`${one.path} is no member`);
  expect(one.line, where).toBeGreaterThan(0);
  const line = lineOf(bytes, one.line);
  if (one.excerptLossy === true) expect(one.excerpt, where).toContain('\ufffd');
  else if (one.excerptCut === true) {
    expect(line?.startsWith(one.excerpt), where).toBe(true);
    expect(line?.length, where).toBeGreaterThan(one.excerpt.length);
  } else expect(one.excerpt, where).toBe(line);
}

/** Every field of the document is there or is not; none is there without a value. */
function expectNoHoles(value: unknown, at = ''): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      expectNoHoles(item, `${at}/${index}`);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) expectNoHoles(item, `${at}/${key}`);
  } else expect(value ?? null, at).not.toBeNull();
}

describe.each(EVIDENCE)('%s', (name) => {
  const tree = treeOf(`evidence/${name}`);

  it.each(LOCALES)('gives a document that keeps the contract, in %s', async (locale) => {
    const json: unknown = JSON.parse(render(await diagnosisOfEvidence(name, locale), 'json'));
    expectValid(schema, json, name);
    expectNoHoles(json);
  });

  it('cites lines that stand there, character for character', async () => {
    const diagnosis = await diagnosisOfEvidence(name);
    for (const one of allCitations(diagnosis)) expectCheckable(one, tree);
    for (const { path, line } of diagnosis.timeline) {
      if (path === undefined || line === undefined) continue;
      expect(lineOf(tree.files.get(path) ?? new Uint8Array(), line)).not.toBe('');
    }
  });

  it('numbers its evidence, and its claims rest on those numbers', async () => {
    const { findings, differential } = await diagnosisOfEvidence(name);
    for (const { evidence, against, chain } of findings) {
      const ids = [...evidence, ...against].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...ids].sort(byNumber)).toEqual(ids.map((_, index) => `e${index + 1}`));
      expect(evidence.length).toBeGreaterThan(0);
      for (const { basis, evidence: cited } of chain) {
        expect(ids).toEqual(expect.arrayContaining([...cited]));
        if (basis === 'missing') expect(cited).toEqual([]);
        else expect(cited.length).toBeGreaterThan(0);
      }
    }
    for (const { rule, status, evidence, missing } of differential) {
      if (status === 'ruled-out') {
        expect(missing).toEqual([]);
        expect(evidence.length, `what contradicts ${rule}`).toBeGreaterThan(0);
      }
      expect(evidence.map(({ id }) => id)).toEqual(evidence.map((_, index) => `e${index + 1}`));
    }
  });
});

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

describe('a line that is not plain', () => {
  const name = '13-gvfs-mounted-twice-audit';
  const plain = treeOf(`evidence/${name}`);
  const rules = 'sos_commands/auditd/auditctl_-l';
  const citing = async (line: Uint8Array): Promise<Evidence> => {
    const tree: Tree = { ...plain, files: new Map([...plain.files, [rules, line]]) };
    const diagnosis = await diagnosisOfBundle(bundleOf(tree));
    for (const one of allEvidence(diagnosis)) expectCheckable(one, tree);
    const cited = allEvidence(diagnosis).find(({ path }) => path === rules);
    if (cited === undefined) throw new Error('not cited');
    return cited;
  };
  const rule = (path: string): string => `-w ${path} -p wa -k x\n`;

  it.each([
    ['in Chinese', rule('/挂载'), '-w /挂载 -p wa -k x'],
    ['with blanks around', `  ${rule('/a').replace('\n', '  \n')}`, '  -w /a -p wa -k x  '],
    ['of Windows', rule('/a').replace('\n', '\r\n'), '-w /a -p wa -k x'],
    ['without its end', rule('/a').trimEnd(), '-w /a -p wa -k x'],
    [
      'with hostile characters',
      rule('/a\u202e\u200b<b>`$(x)`\u001b[31m'),
      '-w /a\u202e\u200b<b>`$(x)`\u001b[31m -p wa -k x',
    ],
  ])('%s', async (_what, text, excerpt) => {
    const cited = await citing(Buffer.from(text));
    expect(cited.excerpt).toBe(excerpt);
    expect([cited.excerptCut, cited.excerptLossy]).toEqual([undefined, undefined]);
  });

  it('is decoded as GB18030 where that is what it is', async () => {
    const cited = await citing(
      Buffer.from([...Buffer.from('-w /'), 0xb9, 0xd2, 0xd4, 0xd8, ...Buffer.from(' -p wa -k x\n')]),
    );
    expect(cited.excerpt).toBe('-w /挂载 -p wa -k x');
    expect(cited.excerptLossy).toBeUndefined();
  });

  it('is marked where no encoding explains it', async () => {
    const cited = await citing(Buffer.from([...Buffer.from('-w /a'), 0xff, 0xff, ...Buffer.from(' -p wa -k x\n')]));
    expect(cited.excerptLossy).toBe(true);
  });

  it.each([
    [4096, undefined],
    [4097, true],
  ])('of %i characters is cut: %s', async (length, cut) => {
    const line = '-w /'.padEnd(length - ' -p wa -k x'.length, 'a');
    const cited = await citing(Buffer.from(`${line} -p wa -k x\n`));
    expect(cited.excerptCut).toBe(cut);
    expect(cited.excerpt).toHaveLength(4096);
  });
});

it('what lies behind a link is cited where it lies, and the link not at all', async () => {
  const tree = changed(treeOf('evidence/13-gvfs-mounted-twice-audit'), {
    without: ['proc/mounts', 'etc/mtab'],
    links: { 'proc/mounts': 'self/mounts', 'etc/mtab': '../proc/self/mounts' },
  });
  const diagnosis = await diagnosisOfBundle(bundleOf(tree));
  const paths = allEvidence(diagnosis).map(({ path }) => path);
  expect(paths).toContain('proc/self/mounts');
  for (const one of allCitations(diagnosis)) expectCheckable(one, tree);
});
