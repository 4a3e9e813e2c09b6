import type { ASTNode } from '@marcbachmann/cel-js';

export function children(node: ASTNode): ASTNode[] {
  const { args } = node;
  if (node.op === 'value' || node.op === 'id' || !Array.isArray(args)) return isNode(args) ? [args] : [];
  return args.flat(2).filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** Names of all variables in an expression, those bound by macros too. */
export function identifiers(node: ASTNode): string[] {
  const own = node.op === 'id' ? [node.args] : [];
  return [...own, ...children(node).flatMap(identifiers)];
}
