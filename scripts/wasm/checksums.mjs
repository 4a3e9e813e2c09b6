// CRC-32 and CRC-64 of the .xz file format (3.4 of its version 1.2.0), eight bytes a step. What a checksum stands at lies
// in memory, its bits turned round.
import { add, all, and, byte, func, goIf, less, long, loop, putLong, set, shl, times } from './wat.mjs';

/** Layout: eight bytes for what it stands at, and eight tables of 256 for each. */
const SUM = 32;
const TABLES_32 = 28_672;
const TABLES_64 = TABLES_32 + 8 * 256 * 8;
const POLYNOMIAL_32 = '0xedb88320';
const POLYNOMIAL_64 = '0xc96c5795d7870f42';

/** Both have 64 bits here, the upper half of the shorter one is zero. */
const shifted = (of, bits) => `(i64.shr_u ${of} (i64.const ${bits}))`;
const xor = (one, other) => `(i64.xor ${one} ${other})`;
const get = (name) => `(local.get $${name})`;
const lowByte = (of) => and(`(i32.wrap_i64 ${of})`, 0xff);
const entry = (tables, table, index) => long(shl(index, 3), tables + 2048 * table);

const makeTables = (tables, polynomial) =>
  all(
    set('at', 0),
    loop(
      'byte',
      set('sum', `(i64.extend_i32_u ${get('at')})`),
      times(8, () =>
        set(
          'sum',
          xor(
            shifted(get('sum'), 1),
            `(i64.and (i64.const ${polynomial}) (i64.sub (i64.const 0) (i64.and ${get('sum')} (i64.const 1))))`,
          ),
        ),
      ),
      putLong(shl('at', 3), get('sum'), tables),
      set('at', add('at', 1)),
      goIf('byte', less('at', 256)),
    ),
    set('at', 0),
    loop(
      'entry',
      set('sum', long(shl('at', 3), tables)),
      set('sum', xor(shifted(get('sum'), 8), entry(tables, 0, lowByte(get('sum'))))),
      putLong(shl('at', 3), get('sum'), tables + 2048),
      set('at', add('at', 1)),
      goIf('entry', less('at', 7 * 256)),
    ),
  );

const checksum = (name, tables) =>
  func(
    { name, takes: ['at', 'end'], longs: ['sum', 'eight'] },
    set('sum', long(0, SUM)),
    `(block $done (loop $step`,
    `(br_if $done (i32.gt_u ${add('at', 8)} ${get('end')}))`,
    set('eight', xor(get('sum'), long('at'))),
    set('sum', times(8, (place) => entry(tables, 7 - place, lowByte(shifted(get('eight'), 8 * place)))).reduce(xor)),
    set('at', add('at', 8)),
    '(br $step)))',
    '(block $over (loop $rest',
    `(br_if $over (i32.ge_u ${get('at')} ${get('end')}))`,
    set(
      'sum',
      xor(shifted(get('sum'), 8), entry(tables, 0, lowByte(xor(get('sum'), `(i64.extend_i32_u ${byte('at')})`)))),
    ),
    set('at', add('at', 1)),
    '(br $rest)))',
    putLong(0, get('sum'), SUM),
  );

/** `tables` has to run before the first checksum. */
export function checksums() {
  return all(
    func(
      { name: 'tables', locals: ['at'], longs: ['sum'] },
      makeTables(TABLES_32, POLYNOMIAL_32),
      makeTables(TABLES_64, POLYNOMIAL_64),
    ),
    checksum('crc32', TABLES_32),
    checksum('crc64', TABLES_64),
  );
}
