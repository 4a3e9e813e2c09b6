import { describe, expect, it } from 'vitest';
import type { Diagnosis, Hangs } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { STYLE } from '../../../src/core/words/html-style.ts';
import { render } from '../../../src/core/words/render.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';
import { isSarif } from './support/sarif.ts';

/** Fields whose values are words of the contract, and nothing of a bundle's. */
const CONTRACT = new Set(['schemaVersion', 'status', 'severity', 'basis', 'risk', 'locale']);

/** A chain in which one stands below the other, and a mount of every basis. */
const HANGS: Hangs = {
  mounts: (['waiter', 'unreachable', 'timeout', 'candidate'] as const).map((basis) => ({
    target: 't',
    host: 'h',
    type: 'y',
    device: 'd',
    basis,
    waiters: 2,
    oldestSeconds: 9,
    path: 'p',
    line: 1,
    excerpt: 'e',
  })),
  moreMounts: 3,
  tasks: [0, 1, 2, 1].map((depth) => ({
    family: 'f',
    waitsFor: 'w',
    host: 'h',
    anchor: 'a',
    call: 'c',
    via: 'v',
    filesystem: 's',
    target: 't',
    role: 'victim',
    count: 2,
    tasks: [{ comm: 'c', pid: 1 }],
    heldBy: { pid: 2, comm: 'h', basis: 'serves' },
    depth,
    stack: ['one', 'two'],
    path: 'p',
    line: 1,
    excerpt: 'e',
  })),
  moreTasks: 4,
};

/** Everything that a document could hold where it was not ours: an older release made it, or somebody sent it. */
function full(): Diagnosis {
  const sample = sampleDiagnosis();
  const [finding] = sample.findings;
  const [first, ...others] = sample.differential;
  if (finding === undefined || first === undefined) throw new Error('the sample is poor');
  const [evidence] = finding.evidence;
  if (evidence === undefined) throw new Error('the sample is poor');
  const flagged = { ...evidence, excerptCut: true, excerptLossy: true, excerptRedacted: true } as const;
  return {
    ...sample,
    bundle: { ...sample.bundle, complete: false, notes: [{ code: 'c', text: 't', path: 'p', line: 3, count: 2 }] },
    findings: [
      { ...finding, against: [flagged] },
      { ...finding, rule: 'other' },
    ],
    differential: [{ ...first, missing: finding.missing, evidence: [flagged] }, ...others],
    hangs: HANGS,
    timeline: [...sample.timeline, { at: 'then', what: 'w', path: 'p', line: 1 }],
  };
}

/** The document with `text` in the place of every string, keys of `facts` included. */
function filledWith(text: string, locale: 'en' | 'zh-CN' = 'en'): Diagnosis {
  const fill = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return CONTRACT.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((item) => fill(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]): [string, unknown] => [
        key === 'facts' ? `${text}${name}` : name,
        fill(item, name),
      ]),
    );
  };
  const { engine, ...rest } = fill(full(), '') as Diagnosis; // the same shape with other strings
  return { ...rest, engine: { ...engine, locale } };
}

const HARMLESS = 'x';
/** C0 but newline and tab, DEL, C1, zero-width and bidirectional controls, separators, halves of characters. */
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/u;

describe.each(LOCALES)('in %s, every field of a document may be', (locale) => {
  describe.each(HOSTILE)('%j', (text) => {
    const hostile = filledWith(text, locale);

    it('and text stays text', () => {
      for (const width of [40, 80, 120]) {
        const page = render(hostile, 'text', { width });
        expect(page).not.toMatch(CONTROLS);
        // Tabs only where a command has them.
        if (!text.includes('\t')) expect(page).not.toContain('\t');
      }
    });

    it('and colours are ours', () => {
      const page = render(hostile, 'text', { color: true });
      expect(page.replaceAll(/\u001b\[(?:0|1|2|36|1;3[1-3])m/g, '')).toBe(render(hostile, 'text'));
    });

    it('and HTML keeps its tags, attributes and links', () => {
      const [page, harmless] = [render(hostile, 'html'), render(filledWith(HARMLESS, locale), 'html')];
      expect(shape(page)).toEqual(shape(harmless));
      expect(page.replace(STYLE, '')).not.toMatch(CONTROLS);
      for (const [, address = ''] of page.matchAll(/(?:href|src|action)="([^"]*)"/g))
        expect(address).toMatch(/^(?:#f\d|https:\/\/[\w.~:/?#@!$&()*+,;=%[\]-]+$)/);
    });

    it('and Markdown keeps its headings, lists and fences', () => {
      const [page, harmless] = [render(hostile, 'markdown'), render(filledWith(HARMLESS, locale), 'markdown')];
      expect(outline(page)).toEqual(outline(harmless));
      expect(page).not.toMatch(CONTROLS);
    });

    it('and JSON is the document', () => {
      const page = render(hostile, 'json');
      expect(JSON.parse(page)).toEqual(JSON.parse(JSON.stringify(hostile)));
      expect(page).not.toMatch(CONTROLS);
    });

    it('and SARIF is SARIF', () => {
      const page = render(hostile, 'sarif');
      const log: unknown = JSON.parse(page);
      expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
      expect(page).not.toMatch(CONTROLS);
    });
  });
});

/**
 * Tags with the names of their attributes, in their order. A patch has a span for each of its lines, and a reference
 * is a link or none, as its address allows.
 */
function shape(page: string): string[] {
  const body = page
    .replace(STYLE, '')
    .replaceAll(/<span class="(?:added|removed|same)">[^<]*<\/span>/g, '')
    .replaceAll(
      /<li>(?:<a href="https:[^"]*" rel="noreferrer noopener">[^<]*<\/a>|[^<]*<code [^>]*>[^<]*<\/code>)<\/li>/g,
      '',
    );
  return [...body.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/="[^"]*"/g, ''));
}

/** What CommonMark makes of each line: a heading, an item, a fence, or text. */
function outline(page: string): string[] {
  const kinds: string[] = [];
  let fence: string | undefined;
  for (const line of page.split('\n')) {
    const [, ticks, language = ''] = /^ {0,3}(`{3,})(\w*)$/.exec(line) ?? [];
    if (fence === undefined && ticks !== undefined) {
      fence = ticks;
      kinds.push(`fence ${language}`);
    } else if (fence !== undefined) {
      if (ticks !== undefined && ticks.length >= fence.length && language === '') fence = undefined;
    } else if (line.trim() !== '') kinds.push(/^(?:#{1,6} |- |\d+\. | {3}|\||>|=+$|-+$)/.exec(line)?.[0] ?? 'text');
  }
  expect(fence).toBeUndefined();
  return kinds;
}
