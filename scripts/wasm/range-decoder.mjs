// The range decoder of LZMA, in locals of whatever function it stands in: `range`, `code`, and `in`, the place of the next
// byte.
import { add, all, byte, half, less, mul, or, putHalf, set, shl, shr, sub, times, when } from './wat.mjs';

/** Where the probabilities lie in memory, of 16 bits each. */
const MODELS = 64;

export const normalize = when(less('range', 0x1000000), [
  set('range', shl('range', 8)),
  set('code', or(shl('code', 8), byte('in'))),
  set('in', add('in', 1)),
]);

/** A bit by the probability with this index, `at` bytes behind it; then one piece of code or the other. */
export const bit = (index, at, zero, one) => {
  const place = MODELS + 2 * index;
  return all(
    set('place', at),
    normalize,
    set('odds', half('place', place)),
    set('bound', mul(shr('range', 11), 'odds')),
    when(
      less('code', 'bound'),
      [set('range', 'bound'), putHalf('place', place, add('odds', shr(sub(2048, 'odds'), 5))), zero],
      [
        set('range', sub('range', 'bound')),
        set('code', sub('code', 'bound')),
        putHalf('place', place, sub('odds', shr('odds', 5))),
        one,
      ],
    ),
  );
};

/** `symbol` is kept twice as large as it is, because probabilities have two bytes. */
export const symbolBit = (index, at, zero = [], one = []) =>
  bit(index, at, [set('symbol', shl('symbol', 1)), zero], [set('symbol', add(shl('symbol', 1), 2)), one]);

/** `bits` bits of a symbol, the highest first, behind a one. */
export const tree = (bits, index, at) =>
  all(
    set('base', at),
    set('symbol', 2),
    times(bits, () => symbolBit(index, add('base', 'symbol'))),
  );
