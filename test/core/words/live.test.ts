import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { FORMATS, render } from '../../../src/core/words/render.ts';
import { displayWidth } from '../../../src/core/words/width.ts';
import { diagnosisOfEvidence, EVIDENCE } from '../diagnosis/support/bundles.ts';
import { isSarif } from './support/sarif.ts';

/** Commands and addresses are never broken: they must survive copying. */
function unbroken({ findings, differential }: Diagnosis): Set<string> {
  const missing = [...findings, ...differential].flatMap((one) => one.missing.map(({ command }) => command));
  const steps = findings.flatMap(({ reproduce, workarounds, fix, verify }) =>
    [...reproduce, ...workarounds, ...fix, ...verify].map(({ run }) => run),
  );
  const addresses = findings.flatMap(({ references }) => references.map(({ url }) => url));
  return new Set(
    [...missing, ...steps, ...addresses].flatMap((text) => (text ?? '').split('\n').map((line) => line.trim())),
  );
}

const HAN = /\p{Script=Han}/u;

describe.each(EVIDENCE)('%s', (name) => {
  const diagnosis = (locale: 'en' | 'zh-CN') => diagnosisOfEvidence(name, locale);

  it.each(LOCALES.flatMap((locale) => [80, 120].map((width) => [locale, width] as const)))(
    'fits a terminal, in %s at %i columns',
    async (locale, width) => {
      const document = await diagnosis(locale);
      const whole = unbroken(document);
      const page = render(document, 'text', { width });
      for (const line of page.split('\n')) {
        if (!whole.has(line.trim())) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        expect(line).toBe(line.trimEnd());
        // Punctuation that closes may not stand at the beginning of a line.
        expect(line.trim()).not.toMatch(/^[，。；：、）】」』》]/);
      }
      expect(page).not.toMatch(/\n{3}/);
      const coloured = render(document, 'text', { width, color: true });
      expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(page);
      expect(coloured).toContain('\u001b[');
    },
  );

  it.each(FORMATS)('says all there is to say as %s', async (format) => {
    const document = await diagnosis('en');
    // Letters and digits alone: each format escapes and wraps the rest in its own way.
    const plain = (text: string) => text.replaceAll(/&[a-z#\d]+;|\\[nt]|[^A-Za-z\d]/g, '');
    const page = plain(render(document, format));
    const texts = [
      document.verdict.headline,
      ...document.findings.flatMap(({ title, summary, workarounds, evidence }) => [
        title,
        summary,
        ...workarounds.map((step) => step.do),
        ...evidence.map(({ says }) => says),
      ]),
      ...document.differential.map(({ because }) => because),
    ];
    for (const text of texts) expect(page).toContain(plain(text));
  });

  it.each(LOCALES)('is SARIF 2.1.0, in %s', async (locale) => {
    const log: unknown = JSON.parse(render(await diagnosis(locale), 'sarif'));
    expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
  });

  it('has no English labels in Chinese', async () => {
    const page = render(await diagnosis('zh-CN'), 'text');
    expect(page).toMatch(HAN);
    expect(page).not.toMatch(/\b(?:Evidence|Severity|Risk|Undo|Expect|Confirmed|Ruled out|Timeline|members)\b/i);
  });
});
