import type { ASTNode } from '@marcbachmann/cel-js';
import { children } from './ast.ts';

/** Steps one expression may take at most: some tens of milliseconds. */
export const MAX_COST = 2_000_000;

/** Length assumed for a list that is a field of a fact: options, frames. */
const FIELD_LIST = 32;

const LOOPS = new Set(['filter', 'map', 'exists', 'exists_one', 'all']);

/** An upper bound of the steps, from the lengths of the lists that are looped over. */
export function estimateCost(node: ASTNode, variables: Readonly<Record<string, unknown>>): number {
  if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) {
    return 1 + children(node).reduce((sum, child) => sum + estimateCost(child, variables), 0);
  }
  const [, receiver, args] = node.args;
  const body = args.reduce((sum, arg) => sum + estimateCost(arg, variables), 0);
  return estimateCost(receiver, variables) + lengthOf(receiver, variables) * body;
}

function lengthOf(node: ASTNode, variables: Readonly<Record<string, unknown>>): number {
  if (node.op === 'id') {
    const value = variables[node.args];
    return Array.isArray(value) ? value.length : FIELD_LIST;
  }
  return node.op === 'rcall' ? lengthOf(node.args[1], variables) : FIELD_LIST;
}
