import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { EN } from '../../../src/core/words/locales/en.ts';
import { ZH_CN } from '../../../src/core/words/locales/zh-cn.ts';
import { FORMATS, MEDIA_TYPES, render } from '../../../src/core/words/render.ts';
import { HOSTILE, poisoned } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';

describe.each(FORMATS)('%s', (format) => {
  it.each(LOCALES)('is the same for the same diagnosis in %s, and ends with one newline', (locale) => {
    const text = render(sampleDiagnosis(locale), format);
    expect(render(sampleDiagnosis(locale), format)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it.each(HOSTILE)('is well-formed text whatever the bundle says: %j', (text) => {
    expect(render(poisoned(sampleDiagnosis(), text), format)).not.toMatch(/\p{Cs}/u);
  });

  it.each(['clear', 'insufficient'] as const)('renders a diagnosis without findings: %s', (status) => {
    const empty = {
      ...sampleDiagnosis(),
      verdict: { status, headline: 'Nothing.' },
      findings: [],
      differential: [],
      timeline: [],
    };
    expect(render({ ...empty, facts: {} }, format)).toContain('Nothing.');
  });
});

it('has a media type for each format', () => {
  expect(MEDIA_TYPES).toEqual({
    text: 'text/plain',
    json: 'application/json',
    markdown: 'text/markdown',
    html: 'text/html',
    sarif: 'application/sarif+json',
  });
});

describe('JSON', () => {
  it('is the document itself', () => {
    expect(JSON.parse(render(sampleDiagnosis(), 'json'))).toEqual(sampleDiagnosis());
    expect(render(sampleDiagnosis(), 'json')).toMatch(/^\{\n {2}"schemaVersion": "1",\n/);
  });

  it.each(HOSTILE)('keeps %j to the letter, in characters that harm no terminal and no page', (text) => {
    const diagnosis = poisoned(sampleDiagnosis(), text);
    const json = render(diagnosis, 'json');
    expect(JSON.parse(json)).toEqual(diagnosis);

    expect(json).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/,
    );
  });
});

describe('the labels', () => {
  it.each(Object.keys(EN))('%s has the same places in both languages', (id) => {
    const key = id as keyof typeof EN; // Object.keys of a constant object
    const places = (text: string): string[] => (text.match(/\{[a-z]+\}/g) ?? []).sort();
    expect(places(ZH_CN[key])).toEqual(places(EN[key]));
  });

  it('Chinese labels use full-width punctuation', () => {
    for (const text of Object.values(ZH_CN))
      expect(text).not.toMatch(/[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]/);
  });
});
