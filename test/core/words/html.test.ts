import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/core/words/html.ts';
import { STYLE, STYLE_HASH } from '../../../src/core/words/html-style.ts';
import { HOSTILE, poisoned } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';

/** Every tag with its attributes, as an HTML tokeniser sees them: our attributes are all in double quotes. */
function tags(page: string): string[] {
  return [...page.replace(STYLE, '').matchAll(/<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/g)].map(
    ([tag]) => tag,
  );
}

const page = renderHtml(sampleDiagnosis());

describe('the page', () => {
  it('allows its own style sheet and nothing else', () => {
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    expect(page).toContain(`default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`);
    expect(page.split('<style>')[1]?.split('</style>')[0]).toBe(STYLE);
    expect(STYLE).not.toContain('<');
  });

  it('fetches nothing and runs nothing', () => {
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
    for (const tag of tags(page)) {
      expect(tag).not.toMatch(/^<(?:script|iframe|object|embed|img|link|form|base|svg|video|audio)/);
      expect(tag).not.toMatch(/ (?:on[a-z]+|style|src|srcset|action)=/);
    }
  });

  it('links to its own evidence and to the references of the rule', () => {
    const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(hrefs)).toEqual(new Set(['#f1-e1', '#f1-e2', 'https://docs.kernel.org/filesystems/fuse.html']));
    for (const id of ['f1-e1', 'f1-e2']) expect(page.split(`id="${id}"`)).toHaveLength(2);
  });

  it('has the verdict as its one first heading, and the sections in order', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const parts = [
      '<h1>df hangs on',
      '<h2>FUSE mount never initialised',
      ...[
        'Causal chain',
        'Evidence',
        'Missing evidence',
        'What to do now',
        'Lasting fix',
        'Verify',
        'Reproduce in a lab',
      ].map((title) => `<h3>${title}</h3>`),
      ...['Other causes considered', 'Timeline', 'Limits of this bundle', 'The bundle'].map(
        (title) => `<h2>${title}</h2>`,
      ),
    ];
    const places = parts.map((part) => page.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('marks log text as English, and the page as its own language', () => {
    const chinese = renderHtml(sampleDiagnosis('zh-CN'));
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain(
      '<pre lang="en" translate="no" class="line" tabindex="0">[&lt;0&gt;] fuse_get_req+0x1ce/0x2b0</pre>',
    );
    for (const tag of tags(chinese).filter((one) => /^<(?:pre|code)\b/.test(one))) expect(tag).toContain('lang="en"');
    expect(chinese).not.toMatch(/>(?:Evidence|Risk|Verify|Severity)/);
  });

  it('has head cells for every table', () => {
    const tables = page.split('<table').slice(1);
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) expect(table).toMatch(/scope="col"/);
  });

  it('folds a group of causes that is long, and says how long', () => {
    const sample = sampleDiagnosis();
    const ruledOut = sample.differential.find(({ status }) => status === 'ruled-out')!;
    const pageWith = (count: number): string =>
      renderHtml({ ...sample, differential: Array.from({ length: count }, () => ruledOut) });
    const summary = '<summary><span class="tag dim">- Ruled out</span>';
    expect(pageWith(6)).toContain(`<details open>${summary} 6</summary>`);
    expect(pageWith(7)).toContain(`<details>${summary} 7</summary>`);
    expect(page.match(/<summary><span class="tag/g)).toHaveLength(
      new Set(sample.differential.map(({ status }) => status)).size,
    );
  });

  it('heads the list of causes with its name, where there are several', () => {
    const sample = sampleDiagnosis();
    const [finding] = sample.findings;
    const two = renderHtml({ ...sample, findings: [finding!, { ...finding!, rule: 'other' }] });
    expect(two).toContain('<nav aria-label="Causes found"><h2>Causes found</h2>');
    expect(page).not.toContain('<nav');
  });

  it('asks for the collector first where nothing could be decided, and folds the rest of a long list', () => {
    const sample = sampleDiagnosis();
    const missing = Array.from({ length: 9 }, (_, index) => ({ fact: `f${index}`, why: 'w', command: `cmd-${index}` }));
    const undecided = renderHtml({
      ...sample,
      verdict: { status: 'insufficient', headline: 'This bundle cannot tell.' },
      findings: [],
      differential: [{ ...sample.differential[0]!, status: 'not-assessable', missing }],
    });
    const list = undecided.slice(undecided.indexOf('What to collect next'), undecided.indexOf('Other causes'));
    expect(list.indexOf('unhang collect | ssh')).toBeGreaterThan(0);
    expect(list.indexOf('unhang collect | ssh')).toBeLessThan(list.indexOf('cmd-0'));
    expect(list.indexOf('3 more')).toBeGreaterThan(list.indexOf('cmd-5'));
    expect(list.indexOf('3 more')).toBeLessThan(list.indexOf('cmd-6'));
  });

  it('closes every tag it opens', () => {
    const open: string[] = [];
    for (const tag of tags(page)) {
      const name = /[a-z0-9]+/.exec(tag)![0];
      if (['meta', 'br'].includes(name)) continue;
      if (tag.startsWith('</')) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('opens the limits of an incomplete bundle, and warns at the top', () => {
    const sample = sampleDiagnosis();
    const incomplete = renderHtml({ ...sample, bundle: { ...sample.bundle, complete: false } });
    expect(incomplete).toContain('<details open><summary><h2>Limits of this bundle');
    expect(incomplete.indexOf('role="note"')).toBeLessThan(incomplete.indexOf('Causal chain'));
    expect(page).not.toContain('role="note"');
  });
});

describe('contrast (WCAG 2.2, 1.4.3)', () => {
  const palettes = [...STYLE.matchAll(/:root \{[^}]*--page[^}]*\}/g)].slice(0, 2).map(([block]) => {
    return new Map([...block.matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
  });

  function luminance(color: string): number {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  it.each([
    ['light', 0],
    ['dark', 1],
  ])('is at least 4.5 for every text colour in the %s theme', (_theme, index) => {
    const palette = palettes[index]!;
    const pairs = ['text', 'muted', 'bad', 'warn', 'good', 'link'].flatMap((name) => [
      [name, 'page'],
      [name, 'panel'],
    ]);
    for (const [front, back] of [...pairs, ['text', 'added'], ['text', 'removed']]) {
      const [light = 0, dark = 0] = [front!, back!].map((name) => luminance(palette.get(name)!)).sort((a, b) => b - a);
      expect((light + 0.05) / (dark + 0.05), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it.each(HOSTILE)('%j adds no tag, no attribute and no hidden character', (text) => {
  const hostile = renderHtml(poisoned(sampleDiagnosis(), text));
  const harmless = renderHtml(poisoned(sampleDiagnosis(), 'x'));
  const shape = (one: string): string[] => tags(one).map((tag) => tag.replaceAll(/="[^"]*"/g, ''));
  expect(shape(hostile)).toEqual(shape(harmless));
  expect(hostile.replace(STYLE, '').match(/</g)).toHaveLength(
    tags(hostile).length + '<!doctype html>'.split('<').length - 1,
  );

  expect(hostile).not.toMatch(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/,
  );
});
