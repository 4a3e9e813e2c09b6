import type { ASTNode } from '@marcbachmann/cel-js';

export function children(node: ASTNode): ASTNode[] {
  const { args } = node;
  if (node.op === 'value' || node.op === 'id' || !Array.isArray(args)) return isNode(args) ? [args] : [];
  return args.flat(2).filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** Names of the fields that are read of a variable. */
export function fieldsReadOf(variable: string, node: ASTNode): string[] {
  const inner = children(node).flatMap((child) => fieldsReadOf(variable, child));
  if (node.op !== '.') return inner;
  const [owner, field] = node.args;
  return owner.op === 'id' && owner.args === variable ? [...inner, field] : inner;
}

/** Names of all variables in an expression, those bound by macros too. */
export function identifiers(node: ASTNode): string[] {
  const own = node.op === 'id' ? [node.args] : [];
  return [...own, ...children(node).flatMap(identifiers)];
}
