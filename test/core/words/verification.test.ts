import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { CAUTIONS, CHECK_OUTCOMES, type Verification } from '../../../src/core/model/verification.ts';
import { CAUTION_WORDS } from '../../../src/core/verification/phrases.ts';
import { STYLE } from '../../../src/core/words/html-style.ts';
import { renderVerification, VERIFICATION_FORMATS } from '../../../src/core/words/verification.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { changed } from '../../support/tree.ts';
import { HUNG, later, MENDED, verified } from '../verification/support/pairs.ts';

const HELD = await verified(HUNG, MENDED);
const NOT_HELD = await verified(HUNG, later(HUNG));
const UNTOLD = await verified(HUNG, changed(later(HUNG), { without: ['sos_commands/process/*', 'proc/*/*'] }));

/** A document with something in every place. */
function full(verification: Verification): Verification {
  const [check] = verification.checks;
  const evidence = { before: check?.evidence.before ?? [], after: check?.evidence.before ?? [] };
  return {
    ...verification,
    cautions: [{ code: 'rebooted', host: 'h', text: 'caution', evidence }],
    checks: verification.checks.map((one) => ({
      ...one,
      host: 'h',
      missing: [{ fact: 'fact', why: 'why', command: 'cmd' }],
    })),
    fixes: [{ rule: 'r', host: 'h', do: 'do', run: 'run', since: 'since', outcome: 'done', evidence }],
    changes: [{ what: 'package', host: 'h', name: 'n', before: '1', evidence }],
    appeared: [{ rule: 'r', host: 'h', status: 'confirmed', title: 't', headline: 'head', evidence: evidence.after }],
  };
}

const CONTRACT = new Set(['schemaVersion', 'outcome', 'step', 'status', 'locale', 'code', 'what']);

function filledWith(text: string, document: Verification): Verification {
  const fill = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return CONTRACT.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((item) => fill(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, name)]));
  };
  return fill(document, '') as Verification; // the same shape with other strings
}

/** C0 but newline and tab, DEL, C1, zero-width and bidirectional controls, separators, halves of characters. */
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/u;

describe('the answer stands first', () => {
  it.each([
    ['held', HELD, '✓ HELD  The fix held: what hung'],
    ['not held', NOT_HELD, '✗ NOT HELD  The fix did not hold. It is still there: df hangs on /root/.gvfs'],
    ['cannot tell', UNTOLD, '? CANNOT TELL  These bundles cannot tell. '],
  ])('%s', (_what, document, start) => {
    expect(renderVerification(document, 'text', { width: 120 })).toContain(start);
    const headline = document.verdict.headline;
    expect(renderVerification(document, 'html')).toContain(`<h1>${headline.replaceAll("'", '&#39;')}</h1>`);
    expect(renderVerification(document, 'markdown').startsWith(`# ${start.slice(0, 1)} `)).toBe(true);
    expect(JSON.parse(renderVerification(document, 'json'))).toMatchObject({
      schemaVersion: '1',
      verdict: { headline },
    });
  });

  it('and each check with lines of both bundles', () => {
    const page = renderVerification(HELD, 'text', { width: 100 });
    expect(page).toContain('    Before  proc/17975/stack:1\n      | [<0>] fuse_get_req+0x1ce/0x2b0\n');
    expect(page).toContain('    After  sos_commands/filesys/df_-al:3\n');
    expect(page).toContain("      timeout -s KILL 5 stat -f -- '/root/.gvfs'; echo $?\n");
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  it('every caution has words, and other ones than in the other language', () => {
    const said = CAUTIONS.map((code) => CAUTION_WORDS[code][locale]);
    expect(new Set(said).size).toBe(CAUTIONS.length);
  });

  it('every format says the same outcome', async () => {
    const document = await verified(HUNG, MENDED, { locale });
    expect(CHECK_OUTCOMES).toContain(document.verdict.outcome);
    const said = { en: 'The fix held', 'zh-CN': '修复有效' }[locale];
    for (const format of VERIFICATION_FORMATS) expect(renderVerification(document, format)).toContain(said);
    if (locale === 'zh-CN') expect(renderVerification(document, 'text')).not.toMatch(/\b(?:Held|Before|Causes)\b/);
  });
});

describe.each(HOSTILE)('every field may be %j', (text) => {
  const document = full(NOT_HELD);
  const hostile = filledWith(text, document);

  it('and text stays text', () => {
    const page = renderVerification(hostile, 'text', { width: 80 });
    expect(page).not.toMatch(CONTROLS);
    const colours = renderVerification(hostile, 'text', { width: 80, color: true });
    expect(colours.replaceAll(/\u001b\[(?:0|1|2|36|1;3[1-3])m/g, '')).toBe(page);
  });

  it('and HTML keeps its tags', () => {
    const tags = (page: string): string[] => [...page.replace(STYLE, '').matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    const shapes = [hostile, filledWith('x', document)].map((one) => tags(renderVerification(one, 'html')));
    const withoutIds = shapes.map((shape) => shape.map((tag) => tag.replace(/ (?:id|aria-label)="[^"]*"/, '')));
    expect(withoutIds[0]).toEqual(withoutIds[1]);
    expect(renderVerification(hostile, 'html').replace(STYLE, '')).not.toMatch(CONTROLS);
  });

  it('and Markdown has no control characters and no live markup', () => {
    const page = renderVerification(hostile, 'markdown');
    expect(page).not.toMatch(CONTROLS);
    const prose = page.replaceAll(/^(`{3,})[a-z]*\n[\s\S]*?^\1$/gm, '');
    expect(prose).not.toMatch(/(?<!\\)<script|(?<!\\)@everyone|(?<!\\)!\[/);
  });

  it('and JSON is what was put in', () => {
    expect(JSON.parse(renderVerification(hostile, 'json'))).toEqual(JSON.parse(JSON.stringify(hostile)));
  });
});
