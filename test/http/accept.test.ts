import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pickLocale, pickMediaType } from '../../src/http/accept.ts';

const OFFERED = ['application/json', 'text/plain', 'text/markdown', 'text/html', 'application/sarif+json'];

describe('pickMediaType', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['text/html; charset=utf-8', 'text/html'],
    ['text/markdown;q=0.5, text/plain;q=0.4', 'text/markdown'],
    ['text/markdown;q=0.5, text/plain; q=0.6', 'text/plain'],
    ['text/*', 'text/plain'],
    ['text/*, text/plain;q=0', 'text/markdown'],
    ['*/*, application/json;q=0', 'text/plain'],
    ['application/sarif+json, */*;q=0.1', 'application/sarif+json'],
    ['text/html, application/json', 'text/html'],
    ['*/*, text/markdown', 'text/markdown'],
    ['image/png, */*;q=0.1', 'application/json'],
    // Firefox, and Chrome, for a page
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/html,application/xhtml+xml,image/avif,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7', 'text/html'],
    ['image/png', undefined],
    ['application/xml, text/csv', undefined],
    ['application/json;q=0', undefined],
    ['*/*;q=0', undefined],
    ['text/html;q=2', undefined],
    ['text/html;q=often', undefined],
    [',,;', undefined],
    ['json', undefined],
    ['text/', undefined],
  ])('%j picks %s', (accept, expected) => {
    expect(pickMediaType(accept, OFFERED)).toBe(expected);
  });

  it('is one of those offered, or none, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (accept) => {
        expect([...OFFERED, undefined]).toContain(pickMediaType(accept, OFFERED));
      }),
    );
  });
});

describe('pickLocale', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['en', 'en'],
    ['de', 'en'],
    ['zh', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['ZH-cn', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-TW', 'en'],
    ['zh-Hant', 'en'],
    ['zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0.5, zh;q=0.6', 'zh-CN'],
    ['de, zh;q=0.5', 'zh-CN'],
    ['zh;q=0', 'en'],
    ['zh;q=0, *', 'en'],
    ['zhuang', 'en'],
  ])('%j picks %s', (header, expected) => {
    expect(pickLocale(header)).toBe(expected);
  });
});
