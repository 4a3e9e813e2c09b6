import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsOf, rarest } from '../../../../src/core/facts/search/fingers.ts';
import { Marks } from '../../../../src/core/facts/search/marks.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Every place that is looked at. */
function placesOf(marks: Marks, text: string): number[] {
  const places: number[] = [];
  const found = marks.some(bytesOf(text), (at) => {
    places.push(at);
    return at + 1;
  });
  expect(found).toBe(false);
  return places;
}

describe('literals are found wherever they stand', () => {
  const literals = ['soft lockup', 'BUG: ', '+0x1', '[ cut here ]'];
  const marks = new Marks(literals);

  test.each(literals)('%s', (literal) => {
    for (const before of [0, 1, 3, 15, 16, 17, 128 * 1024 - 8, 128 * 1024 - 3, 300_000]) {
      const places = placesOf(marks, `${'.'.repeat(before)}${literal}${'.'.repeat(40)}`);
      expect(places).toHaveLength(1);
      expect(places[0]).toBeGreaterThanOrEqual(before);
      expect(places[0]).toBeLessThan(before + literal.length);
    }
  });

  test('at the very end of a block, and not behind it', () => {
    expect(placesOf(marks, 'x BUG: ')).toHaveLength(1);
    expect(placesOf(marks, 'x BUG')).toEqual([]);
    expect(placesOf(marks, ': ')).toEqual([]);
  });

  test('none in text that shares letters with them', () => {
    expect(placesOf(marks, 'GUB: BGU: soft locust, +0y1 [ cat hare ] pukcol')).toEqual([]);
  });

  test('a search goes on where it is told, and ends where it is told', () => {
    const text = bytesOf('BUG: a BUG: b\nBUG: c BUG: d\n');
    const seen: number[] = [];
    const endOfLine = (at: number): number => text.indexOf(10, at);
    expect(marks.some(text, (at) => (seen.push(at) > 0 ? endOfLine(at) : true))).toBe(false);
    expect(seen).toHaveLength(2);
    expect(marks.some(text, (at) => at > 12 || endOfLine(at))).toBe(true);
  });

  test('going on may leap over a whole window', () => {
    const text = bytesOf(`BUG: ${'BUG: '.repeat(100_000)}`);
    let looked = 0;
    marks.some(text, () => ((looked += 1), text.length));
    expect(looked).toBe(1);
  });

  test('sets do not disturb one another', () => {
    const others = new Marks(['other']);
    expect(placesOf(others, 'BUG: other')).toHaveLength(1);
    expect(placesOf(marks, 'BUG: other')).toHaveLength(1);
  });
});

test('any text at all: every occurrence is among the candidates', () => {
  const literal = fc.stringMatching(/^[ -~]{4,12}$/);
  fc.assert(
    fc.property(fc.array(literal, { minLength: 1, maxLength: 60 }), fc.array(fc.string()), (literals, noise) => {
      const text = literals.map((word, index) => `${noise[index] ?? ''}\n${word}`).join('');
      const latin = Buffer.from(text, 'latin1').toString('latin1');
      const places = placesOf(new Marks(literals), latin);
      for (const word of literals) {
        const at = latin.indexOf(word);
        expect(places.some((place) => place >= at && place < at + word.length)).toBe(true);
      }
    }),
  );
});

describe('what a literal is known by', () => {
  test.each([
    ['COMMAND: "', 'COMM'],
    ['soft lockup', 'kup'],
    ['(L-TLB)', 'TLB)'],
    ['BUG:', 'BUG:'],
  ])('of %s it is the rare letters', (literal, part) => {
    expect(rarest(literal, 4)).toContain(part);
  });

  test('like goes to like, and nothing is lost', () => {
    const fingers = ['+0x0', '+0x1', '+0x2', 'BUG:', 'NMI ', ' 0x1', ' 0x2', 'Oops', 'ysRq', "'t d", 'cut '];
    const buckets = bucketsOf(fingers);
    expect(buckets).toHaveLength(8);
    expect(buckets.flat().sort()).toEqual([...fingers].sort());
    expect(buckets.find((bucket) => bucket.includes('+0x0'))).toEqual(['+0x0', '+0x1', '+0x2']);
  });
});
