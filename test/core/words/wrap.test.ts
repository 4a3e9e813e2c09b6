import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fit } from '../../../src/core/words/width.ts';
import { wrap } from '../../../src/core/words/wrap.ts';

describe('displayWidth', () => {
  it.each([
    ['df', 2],
    ['挂载点', 6],
    ['（）', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['ｱ', 1],
    ['한글', 4],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('fit', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too …'],
    ['挂载点挂载点', 7, '挂载点…'],
  ])('%s in %i columns is %s', (text, width, cut) => {
    expect(fit(text, width)).toBe(cut);
  });
});

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['one two three', 7, ['one two', 'three']],
    ['a-very-long-word', 6, ['a-very', '-long-', 'word']],
    ['证据表明挂载点没有应答', 10, ['证据表明挂', '载点没有应', '答']],
    // A full stop may not start a line, an opening bracket may not end one.
    ['一二三四五。六', 10, ['一二三四', '五。六']],
    ['一二三四（五）', 10, ['一二三四', '（五）']],
    ['内核 6.18.44 之前', 8, ['内核', '6.18.44', '之前']],
    ['', 10, ['']],
  ])('%j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('loses nothing but blanks, and no line is too wide', () => {
    const unit = fc.constantFrom('df', ' ', '挂', '，', '（', '/proc/mounts', '。', 'e\u0301');
    fc.assert(
      fc.property(fc.array(unit), fc.integer({ min: 8, max: 40 }), (units, width) => {
        const lines = wrap(units.join(''), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(units.join('').replaceAll(' ', ''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
