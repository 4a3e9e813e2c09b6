// LZMA as a module of WebAssembly (LZMA specification of the LZMA SDK; the .xz file format 1.2.0 for the checksums). The
// range decoder lives in locals of one function: a call for each bit would take longer than the bit. `worker-lzma-engine.ts`
// drives it, and knows the layout.
import { checksums } from './checksums.mjs';
import { bit, normalize, symbolBit, tree } from './range-decoder.mjs';
import * as wat from './wat.mjs';

const { add, sub, mul, and, or, not, shl, shr, sar, equal, less, more, atLeast, atMost, isZero, choose } = wat;
const { byte, putByte, long, putLong, set, held, hold } = wat;
const { all, func, block, loop, go, goIf, times, when } = wat;

/** Places in memory. Behind the input a symbol may be read past its end, behind the window it may be copied so. */
const NEXT_STATE = 0;
const WINDOW = 131_072;

/** Where each model's probabilities begin: by state, position, length of a match. */
const MATCH = 0;
const REP = MATCH + 12 * 16;
const REP0 = REP + 12;
const REP1 = REP0 + 12;
const REP2 = REP1 + 12;
const REP0_LONG = REP2 + 12;
const SLOT = REP0_LONG + 12 * 16;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 116;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 2 + 2 * 128 + 256;
const LITERAL = REP_LENGTH + 2 + 2 * 128 + 256;

/** Outcomes of `decode`. */
const CUT = 1;
const CORRUPT = 2;
const MORE = 3;

/** The length of a match, into `left`. */
const length = (index) => {
  const found = (bits, from, at, least) => [
    tree(bits, from, at),
    set('left', add(shr('symbol', 1), least - 2 ** bits)),
  ];
  return bit(
    index,
    0,
    found(3, index + 2, shl('position', 4), 2),
    bit(index + 1, 0, found(3, index + 130, shl('position', 4), 10), found(8, index + 258, 0, 18)),
  );
};

/** `from`: where the latest distance leads to. Beyond the window's beginning it goes on at its end. */
const lookBack = all(
  set('from', sub(sub('to', 'rep0'), 1)),
  when(atLeast('rep0', sub('to', WINDOW)), [
    when(or(isZero(held('wrapped')), atLeast('rep0', held('dictionary'))), [set('outcome', CORRUPT), go('exit')]),
    set('from', add('from', held('size'))),
  ]),
);

/** As much of `left` as there is room for. Eight bytes at a time, where they do not overlap. */
const copy = all(
  set('until', sub('limit', 'to')),
  when(less('left', 'until'), set('until', 'left')),
  set('left', sub('left', 'until')),
  when(
    and(atLeast('rep0', 7), atMost(add('from', 'until'), held('end'))),
    [
      set('until', add('to', 'until')),
      loop(
        'eight',
        putLong('to', long('from')),
        set('to', add('to', 8)),
        set('from', add('from', 8)),
        goIf('eight', less('to', 'until')),
      ),
      set('to', 'until'),
    ],
    [
      set('until', add('to', 'until')),
      loop(
        'one',
        putByte('to', byte('from')),
        set('to', add('to', 1)),
        set('from', add('from', 1)),
        when(equal('from', held('end')), set('from', WINDOW)),
        goIf('one', less('to', 'until')),
      ),
    ],
  ),
);

/** Behind a match, the byte that would have continued it is most likely wrong, and tells by how. */
const literalBehindMatch = all(
  lookBack,
  set('mate', shl(byte('from'), 1)),
  set('offset', 0x200),
  set('symbol', 2),
  times(8, () => [
    set('mate', shl('mate', 1)),
    set('expected', and('mate', 'offset')),
    symbolBit(
      LITERAL,
      add(add('base', 'symbol'), add('offset', 'expected')),
      set('offset', and('offset', not('expected'))),
      set('offset', and('offset', 'expected')),
    ),
  ]),
);

const literal = all(
  set('before', byte(sub(choose(more('to', WINDOW), 'to', held('end')), 1))),
  set('base', shl(and(add('to', held('moved')), held('literalPositions')), held('literalContext'))),
  set('base', mul(0x600, add('base', shr('before', sub(8, held('literalContext')))))),
  when(
    less('state', 7),
    [set('symbol', 2), times(8, () => symbolBit(LITERAL, add('base', 'symbol')))],
    literalBehindMatch,
  ),
  putByte('to', shr('symbol', 1)),
  set('to', add('to', 1)),
  set('state', byte('state', NEXT_STATE)),
  go('next'),
);

/** Bits of a distance from its slot on: the lowest four of a far one have a model, those above are as likely as not. */
const farDistance = all(
  set('count', sub('count', 4)),
  set('expected', 0),
  loop(
    'direct',
    normalize,
    set('range', shr('range', 1)),
    set('code', sub('code', 'range')),
    set('bound', sar('code', 31)),
    set('code', add('code', and('range', 'bound'))),
    set('expected', add(add(shl('expected', 1), 'bound'), 1)),
    set('count', sub('count', 1)),
    goIf('direct', 'count'),
  ),
  set('rep0', add('rep0', shl('expected', 4))),
  set('symbol', 2),
  times(4, (place) => symbolBit(ALIGN, 'symbol', [], set('rep0', add('rep0', 1 << place)))),
);

const nearDistance = all(
  set('base', shl(sub('rep0', 'slot'), 1)),
  set('symbol', 2),
  set('expected', 1),
  loop(
    'low',
    symbolBit(SPECIAL, add('base', 'symbol'), [], set('rep0', add('rep0', 'expected'))),
    set('expected', shl('expected', 1)),
    set('count', sub('count', 1)),
    goIf('low', 'count'),
  ),
);

const match = all(
  set('rep3', 'rep2'),
  set('rep2', 'rep1'),
  set('rep1', 'rep0'),
  set('state', choose(less('state', 7), 7, 10)),
  length(LENGTH),
  set('expected', sub('left', 2)),
  tree(6, SLOT, shl(choose(less('expected', 3), 'expected', 3), 7)),
  set('slot', sub(shr('symbol', 1), 64)),
  when(less('slot', 4), set('rep0', 'slot'), [
    set('count', sub(shr('slot', 1), 1)),
    set('rep0', shl(or(and('slot', 1), 2), 'count')),
    when(less('slot', 14), nearDistance, farDistance),
  ]),
);

/** A match at one of the four latest distances, which then is the latest. */
const repetition = all(
  bit(
    REP0,
    shl('state', 1),
    bit(
      REP0_LONG,
      'model',
      [set('state', choose(less('state', 7), 9, 11)), set('left', 1), lookBack, copy, go('next')],
      [],
    ),
    [
      bit(REP1, shl('state', 1), set('expected', 'rep1'), [
        bit(REP2, shl('state', 1), set('expected', 'rep2'), [set('expected', 'rep3'), set('rep3', 'rep2')]),
        set('rep2', 'rep1'),
      ]),
      set('rep1', 'rep0'),
      set('rep0', 'expected'),
    ],
  ),
  set('state', choose(less('state', 7), 8, 11)),
  length(REP_LENGTH),
);

const symbol = all(
  // What `limit` has left of a match.
  when('left', [lookBack, copy, go('next')]),
  set('position', and(add('to', held('moved')), held('positions'))),
  set('model', shl(add(shl('state', 4), 'position'), 1)),
  bit(MATCH, 'model', literal, bit(REP, shl('state', 1), match, repetition)),
  lookBack,
  copy,
  go('next'),
);

/** Kept from call to call; the driver begins and reads them. `left`: bytes of a match that are still to be copied. */
const STATE = ['range', 'code', 'in', 'to', 'state', 'rep0', 'rep1', 'rep2', 'rep3', 'left'];

/**
 * Of the window: where it ends, its size, how far back a match may reach, whether all of it was written, and what makes
 * a position of an address. Of the literals and positions: bits and masks.
 */
const SETTINGS = [
  ...['end', 'size', 'dictionary', 'wrapped', 'moved'],
  ...['literalContext', 'literalPositions', 'positions'],
];

/**
 * `decode`: symbols until `limit` of the window is reached (0), or the input goes past `safe`: `MORE`, or `CUT` where
 * that is past its `last` byte, without what came of bytes that are none. `finished`: has the coder said all it had to?
 */
export function lzmaModule() {
  const locals = [
    'place',
    'odds',
    'bound',
    'symbol',
    'base',
    'expected',
    'position',
    'model',
    'mate',
    'offset',
    'from',
  ];
  return all(
    '(module (memory (export "memory") 2)',
    `(data (i32.const ${NEXT_STATE}) "\\00\\00\\00\\00\\01\\02\\03\\04\\05\\06\\04\\05")`,
    [...STATE, ...SETTINGS].map((name) => `(global $${name} (export "${name}") (mut i32) (i32.const 0))`),
    func(
      {
        name: 'decode',
        takes: ['limit', 'safe', 'last'],
        locals: [...STATE, ...locals, 'until', 'count', 'slot', 'before', 'sound', 'outcome'],
        result: 'outcome',
      },
      STATE.map((name) => set(name, held(name))),
      set('sound', 'to'),
      block(
        'exit',
        loop(
          'next',
          when(more('in', 'safe'), [
            set('outcome', MORE),
            when(more('in', 'last'), [set('to', 'sound'), set('outcome', CUT)]),
            go('exit'),
          ]),
          goIf('exit', atLeast('to', 'limit')),
          set('sound', 'to'),
          symbol,
        ),
      ),
      STATE.map((name) => hold(name, name)),
    ),
    func(
      { name: 'finished', locals: ['range', 'code', 'in'], result: isZero('code') },
      ['range', 'code', 'in'].map((name) => set(name, held(name))),
      normalize,
      ['range', 'code', 'in'].map((name) => hold(name, name)),
    ),
    checksums(),
    ')',
  );
}
