import type { ASTNode } from '@marcbachmann/cel-js';

/** More names than these, and a table would have more than a million rows. */
export const MAX_NAMES = 20;

/** The answers of one truth, a bit for each way its names may be: row `r` has the name at `i` true where bit `i` is set. */
export interface TruthTable {
  readonly words: Uint32Array;
  /** All rows of a word that there are. */
  readonly mask: number;
}

/** Rows whose number has bit `i` set, within one word of 32 rows. */
const WITHIN_WORD = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

/**
 * `undefined` where the expression is no plain truth over these names, of which there may be `MAX_NAMES`. What two
 * tables over the same names say of each other is told by their words.
 */
export function truthTable(node: ASTNode, names: readonly string[]): TruthTable | undefined {
  if (names.length > MAX_NAMES) return undefined;
  return tableOf(node, names);
}

export function isNever({ words }: TruthTable): boolean {
  return words.every((word) => word === 0);
}

export function isAlways({ words, mask }: TruthTable): boolean {
  return words.every((word) => word === mask);
}

/** Is there a row in which the first is true and none of the others? */
export function isReachable({ words }: TruthTable, before: readonly TruthTable[]): boolean {
  return words.some((word, index) => before.reduce((left, other) => left & ~(other.words[index] ?? 0), word) !== 0);
}

function tableOf(node: ASTNode, names: readonly string[]): TruthTable | undefined {
  switch (node.op) {
    case 'id':
      return ofName(names.indexOf(node.args), names);
    case 'value':
      return typeof node.args === 'boolean' ? filled(names, () => (node.args === true ? -1 : 0)) : undefined;
    case '!_':
      return combined(names, [node.args], ([a = 0]) => ~a);
    case '&&':
      return combined(names, node.args, ([a = 0, b = 0]) => a & b);
    case '||':
      return combined(names, node.args, ([a = 0, b = 0]) => a | b);
    case '==':
      return combined(names, node.args, ([a = 0, b = 0]) => ~(a ^ b));
    case '!=':
      return combined(names, node.args, ([a = 0, b = 0]) => a ^ b);
    case '?:':
      return combined(names, node.args, ([a = 0, b = 0, c = 0]) => (a & b) | (~a & c));
    default:
      return undefined;
  }
}

function combined(
  names: readonly string[],
  nodes: readonly ASTNode[],
  combine: (words: readonly number[]) => number,
): TruthTable | undefined {
  const tables = nodes.map((node) => tableOf(node, names));
  if (tables.includes(undefined)) return undefined;
  return filled(names, (index) => combine(tables.map((table) => table?.words[index] ?? 0)));
}

function ofName(index: number, names: readonly string[]): TruthTable | undefined {
  if (index < 0) return undefined;
  const within = WITHIN_WORD[index];
  return filled(names, (word) => within ?? ((word >> (index - WITHIN_WORD.length)) % 2 === 1 ? -1 : 0));
}

function filled(names: readonly string[], word: (index: number) => number): TruthTable {
  const length = Math.max(1, 2 ** (names.length - WITHIN_WORD.length));
  // Fewer than 32 rows where there are fewer than five names.
  const mask = names.length >= WITHIN_WORD.length ? 0xffffffff : 2 ** (2 ** names.length) - 1;
  return { words: Uint32Array.from({ length }, (_, index) => word(index) & mask), mask };
}
