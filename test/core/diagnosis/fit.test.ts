import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { isComplete } from '../../../src/core/diagnosis/conclude.ts';
import { fitDocument } from '../../../src/core/diagnosis/fit.ts';
import type { Diagnosis, Evidence } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { bundleOf, treeOf } from '../../support/tree.ts';
import { words } from '../findings/support/rules.ts';
import { diagnosisOfBundle, diagnosisOfEvidence } from './support/bundles.ts';
import { diagnosisOf, ending } from './support/conclusions.ts';

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const text = (length: number) => ({ path: 'p', text: 'x'.repeat(length) });

/** A document with three lines of evidence in one finding; what is observed rests on the first. */
function small(lengths: readonly number[] = [10, 4000, 3000]): Diagnosis {
  const facts = lengths.map((length, index) => ({ source: { ...text(length), line: index + 1 } }));
  const chain = [{ claim: words('it hangs'), observed: 'any' }];
  return diagnosisOf({ facts, rules: [ending('confirmed', 'a', { chain })] });
}

const linesOf = (list: readonly Evidence[] = []): number[] => list.map(({ line }) => line);
const notesOf = ({ bundle }: Diagnosis): unknown[] =>
  bundle.notes.map(({ code, text: said, count }) => [code, said, count]);

describe('a document', () => {
  it('stays as it is up to its limit, and to the last byte', () => {
    const document = small();
    expect(fitDocument(document, { documentBytes: sizeOf(document) })).toBe(document);
    const shorter = fitDocument(document, { documentBytes: sizeOf(document) - 1 });
    expect(sizeOf(shorter)).toBeLessThan(sizeOf(document));
    expect(linesOf(shorter.findings[0]?.evidence)).toEqual([1, 3]);
  });

  it('says what was left out, and is as complete as before', () => {
    const document = small();
    const shorter = fitDocument(document, { documentBytes: sizeOf(document) - 1 });
    const said = 'Left out, since this document would be larger than its limit. (lines of evidence)';
    expect(notesOf(shorter)).toEqual([['left-out', said, 1]]);
    expect(shorter.bundle.complete).toBe(true);
    expect(isComplete([{ code: 'left-out' }])).toBe(true);
  });

  it('keeps the order of its parts, whatever went', () => {
    const document = small();
    expect(Object.keys(fitDocument(document, { documentBytes: 1 }))).toEqual(Object.keys(document));
  });

  it('loses as few lines as it can: the longest ones', () => {
    const document = small([10, 300, 3000, 200]);
    const shorter = fitDocument(document, { documentBytes: sizeOf(document) - 2000 });
    expect(linesOf(shorter.findings[0]?.evidence)).toEqual([1, 2, 4]);
  });

  it('never loses the only line of a claim', () => {
    const shorter = fitDocument(small([4000, 10, 10]), { documentBytes: 1 });
    expect(linesOf(shorter.findings[0]?.evidence)).toEqual([1]);
    expect(shorter.findings[0]?.chain[0]?.evidence).toEqual(['e1']);
  });

  it('speaks of no line that was left out', async () => {
    const document = await diagnosisOfEvidence('13-gvfs-mounted-twice-audit');
    const shorter = fitDocument(document, { documentBytes: sizeOf(document) - 4000 });
    expect(shorter).not.toBe(document);
    for (const { evidence, against, chain } of shorter.findings) {
      const ids = [...evidence, ...against].map(({ id }) => id);
      for (const link of chain) {
        for (const id of link.evidence) expect(ids).toContain(id);
        if (link.basis !== 'missing') expect(link.evidence).not.toEqual([]);
      }
    }
  });

  it('loses the ends of its lists next, and the findings of the lowest rank last of all', () => {
    const path = 'n'.repeat(500);
    const rules = [ending('confirmed', 'a'), ending('possible', 'b'), ending('ruled-out', 'c')];
    const notes = Array.from({ length: 40 }, (_, line) => ({ code: 'unreadable-line' as const, path, line: line + 1 }));
    const timeline = Array.from({ length: 60 }, () => ({ at: '1', what: 'hung-report' as const, subject: path }));
    const document = diagnosisOf({ facts: [{}], rules, notes, timeline });
    const left = (documentBytes: number) => {
      const shorter = fitDocument(document, { documentBytes });
      const { bundle, findings, differential } = shorter;
      return [
        shorter.timeline.length,
        bundle.notes.filter(({ code }) => code !== 'left-out').length,
        differential.length,
        findings.map(({ rule }) => rule).join(' '),
      ];
    };
    expect(left(sizeOf(document))).toEqual([60, 40, 1, 'a b']);
    expect(left(sizeOf(document) - 4000)).toEqual([43, 40, 1, 'a b']);
    expect(left(sizeOf(document) - 20_000)).toEqual([20, 25, 1, 'a b']);
    expect(left(1)).toEqual([20, 20, 0, 'a']);
  });

  it('keeps the worst of what hangs, and counts what it leaves out', () => {
    const cited = { path: 'p', line: 1, excerpt: 'x'.repeat(500) };
    const mounts = Array.from({ length: 9 }, (_, index) => ({
      target: `/m/${index}`,
      basis: 'waiter' as const,
      waiters: 1,
      ...cited,
    }));
    const tasks = mounts.map(({ target }) => ({
      family: 'nfs',
      anchor: 'f',
      role: 'victim' as const,
      count: 1,
      tasks: [{ comm: 'df', pid: 1 }],
      depth: 0,
      target,
      ...cited,
    }));
    const document = diagnosisOf({ hangs: { mounts, moreMounts: 2, tasks } });
    const { hangs } = fitDocument(document, { documentBytes: 1 });
    expect(hangs?.mounts?.map(({ target }) => target)).toEqual(['/m/0', '/m/1', '/m/2', '/m/3', '/m/4']);
    expect([hangs?.moreMounts, hangs?.tasks?.length, hangs?.moreTasks]).toEqual([6, 5, 4]);
  });

  it.each(LOCALES)('is told of in the words of %s', (locale) => {
    const document = diagnosisOf({ locale, facts: [{}, {}], rules: [ending('confirmed', 'a')] });
    const [note] = fitDocument(document, { documentBytes: 1 }).bundle.notes;
    expect(note?.text).toBe(
      locale === 'en'
        ? 'Left out, since this document would be larger than its limit. (lines of evidence)'
        : '此文档将超过其大小限额，因此有内容未列出。（证据行）',
    );
  });

  it('of several hosts loses what it says again of each', () => {
    const one = small();
    const host = { ...one, bundle: { ...one.bundle, host: 'h' } };
    const document: Diagnosis = { ...small([10]), hosts: [host, host, host].map((doc) => structuredClone(doc)) };
    const shorter = fitDocument(document, { documentBytes: 2500 });
    expect(sizeOf(shorter)).toBeLessThanOrEqual(2500);
    expect(shorter.hosts?.length).toBeLessThan(3);
    expect(linesOf(shorter.findings[0]?.evidence)).toEqual([1]);
  });
});

it('the limit is that of the analysis, and real documents are far from it', async () => {
  const tree = treeOf('evidence/13-gvfs-mounted-twice-audit');
  const document = await diagnosisOfBundle(bundleOf(tree));
  expect(sizeOf(document)).toBeLessThan(DEFAULT_LIMITS.documentBytes / 20);
  const limits = { ...DEFAULT_LIMITS, documentBytes: sizeOf(document) - 1 };
  const shorter = await diagnosisOfBundle(bundleOf(tree), 'en', limits);
  expect(shorter.bundle.notes.at(-1)?.code).toBe('left-out');
  expect(shorter.verdict).toEqual(document.verdict);
});
