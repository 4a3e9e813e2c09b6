// Pieces of WebAssembly text (https://webassembly.github.io/spec/core/text/), so that what repeats is written once.

/** A number stands for a constant, a name for a local. */
const value = (of) => (typeof of === 'number' ? `(i32.const ${of})` : /^\w+$/.test(of) ? `(local.get $${of})` : of);
const binary = (name) => (left, right) => `(i32.${name} ${value(left)} ${value(right)})`;

export const add = binary('add');
export const sub = binary('sub');
export const mul = binary('mul');
export const and = binary('and');
export const or = binary('or');
export const not = (of) => binary('xor')(of, -1);
export const shl = binary('shl');
export const shr = binary('shr_u');
/** With the sign. */
export const sar = binary('shr_s');
export const equal = binary('eq');
export const less = binary('lt_u');
export const atMost = binary('le_u');
export const atLeast = binary('ge_u');
export const more = binary('gt_u');
export const isZero = (of) => `(i32.eqz ${value(of)})`;
export const choose = (condition, one, other) => `(select ${value(one)} ${value(other)} ${value(condition)})`;

export const all = (...code) => code.flat(Infinity).join('\n');
export const set = (name, to) => `(local.set $${name} ${value(to)})`;
export const held = (name) => `(global.get $${name})`;
export const hold = (name, to) => `(global.set $${name} ${value(to)})`;
export const byte = (at, offset = 0) => `(i32.load8_u offset=${offset} ${value(at)})`;
export const putByte = (at, of) => `(i32.store8 ${value(at)} ${value(of)})`;
export const half = (at, offset) => `(i32.load16_u offset=${offset} ${value(at)})`;
export const putHalf = (at, offset, of) => `(i32.store16 offset=${offset} ${value(at)} ${value(of)})`;
export const long = (at, offset = 0) => `(i64.load offset=${offset} align=1 ${value(at)})`;
export const putLong = (at, of, offset = 0) => `(i64.store offset=${offset} align=1 ${value(at)} ${of})`;

export const when = (condition, then, otherwise) =>
  `(if ${value(condition)} (then ${all(then)})${otherwise === undefined ? '' : ` (else ${all(otherwise)})`})`;
export const block = (name, ...code) => `(block $${name}\n${all(code)})`;
export const loop = (name, ...code) => `(loop $${name}\n${all(code)})`;
/** To the end of a block, or the beginning of a loop. */
export const go = (name) => `(br $${name})`;
export const goIf = (name, condition) => `(br_if $${name} ${value(condition)})`;
export const times = (count, code) => Array.from({ length: count }, (_, index) => code(index));

/** An exported function of 32-bit numbers; `result` is what it returns. */
export const func = ({ name, takes = [], locals = [], longs = [], result }, ...code) =>
  all(
    `(func (export "${name}") ${takes.map((local) => `(param $${local} i32)`).join(' ')}`,
    result === undefined ? '' : '(result i32)',
    locals.map((local) => `(local $${local} i32)`),
    longs.map((local) => `(local $${local} i64)`),
    code,
    result === undefined ? ')' : `${value(result)})`,
  );
