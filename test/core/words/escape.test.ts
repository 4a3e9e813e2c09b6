import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  excerptForHtml,
  fenced,
  forHtml,
  forMarkdown,
  isSafeUrl,
  linesForHtml,
  visible,
  visibleExcerpt,
} from '../../../src/core/words/escape.ts';
import { HOSTILE } from '../../support/hostile.ts';

const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/;
const REORDERING = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\u2028\u2029\ufeff\u2060\u00ad]/;

describe('visible', () => {
  it.each([
    ['\u001b[31m', '\\x1b[31m'],
    ['a\nb\tc', 'a\\x0ab\\x09c'],
    ['\u0000', '\\x00'],
    ['\u007f\u0085\u009b', '\\x7f\\x85\\x9b'],
    ['\u202e\u2066', '\\u{202e}\\u{2066}'],
    ['\u200b\ufeff', '\\u{200b}\\u{feff}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['/mnt/data\\040x', '/mnt/data\\040x'],
    ['挂载点 é 😀', '挂载点 é 😀'],
  ])('shows %j as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(HOSTILE)('leaves nothing in %j that acts or hides', (text) => {
    expect(visible(text)).not.toMatch(CONTROLS);
    expect(visible(text)).not.toMatch(REORDERING);
    expect(visible(text)).not.toMatch(/\p{Cs}/u);
  });

  it('keeps the tabs of an excerpt where they are harmless', () => {
    expect(visibleExcerpt('a\tb\u001b')).toBe('a\tb\\x1b');
  });
});

describe('forMarkdown', () => {
  it.each([
    ['![x](y)', '\\!\\[x\\](y)'],
    ['<script>', '\\<script\\>'],
    ['fuse_get_req', 'fuse\\_get\\_req'],
    ['@everyone', '\\@&#8203;everyone'],
    ['#123', '\\#&#8203;123'],
    ['https://evil.example', 'https\\:&#8203;//evil.example'],
    ['www.evil.example', 'www\\.&#8203;evil.example'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\n# b', 'a\\\\x0a\\#&#8203; b'],
    ['&#64;x', '\\&\\#&#8203;64;x'],
  ])('writes %j as %s', (text, written) => {
    expect(forMarkdown(text)).toBe(written);
  });

  it.each(HOSTILE)('leaves no markup in %j', (text) => {
    const written = forMarkdown(text);
    expect(written).not.toMatch(/[\n\r]/);
    expect(written.replaceAll('&#8203;', '').replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(
      /[\\`*_[\]<>|~@#]|:\/\/|www\./,
    );
  });
});

describe('a fence', () => {
  it('is longer than every run of backticks inside', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('`', '``', '````', 'x', '\n', ' ')), (parts) => {
        const [open = '', ...rest] = fenced(parts.join(''), '');
        expect(open.length).toBeGreaterThanOrEqual(3);
        expect(rest.findIndex((line) => line.includes(open))).toBe(rest.length - 1);
      }),
    );
  });
});

describe('HTML', () => {
  it.each(HOSTILE)('cannot be left by %j', (text) => {
    for (const written of [forHtml(text), excerptForHtml(text), linesForHtml(text)]) {
      expect(written).not.toMatch(/[<>"']/);
      expect(written).not.toMatch(REORDERING);
      expect(written.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }
  });

  it('shows a newline in a name, and keeps those of a command', () => {
    expect(forHtml('a\nb')).toBe('a\\x0ab');
    expect(linesForHtml('a\nb')).toBe('a\nb');
  });
});

describe('isSafeUrl', () => {
  it.each(['https://docs.kernel.org/filesystems/fuse.html', 'https://example.org/?q=a%20b&c#d'])('takes %s', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  it.each([
    'http://example.org/',
    'javascript:alert(1)',
    'https://a b',
    'https://a"onclick=',
    'https://`x`',
    '//x',
    'https://',
  ])('refuses %s', (url) => {
    expect(isSafeUrl(url)).toBe(false);
  });
});

it('no channel throws for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const escape of [visible, forMarkdown, forHtml, excerptForHtml, linesForHtml]) {
        expect(escape(text)).not.toMatch(/\p{Cs}/u);
      }
    }),
  );
});
