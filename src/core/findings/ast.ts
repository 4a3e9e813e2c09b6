import type { ASTNode } from '@marcbachmann/cel-js';

export function children(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  forEachChild(node, (child) => found.push(child));
  return found;
}

/** Arguments are nodes, lists of nodes, and lists of pairs of nodes. */
function forEachChild(node: ASTNode, visit: (child: ASTNode) => unknown): void {
  if (node.op === 'value' || node.op === 'id') return;
  visitNodes(node.args, 2, visit);
}

function visitNodes(value: unknown, depth: number, visit: (child: ASTNode) => unknown): void {
  if (isNode(value)) visit(value);
  else if (Array.isArray(value) && depth >= 0) for (const part of value) visitNodes(part, depth - 1, visit);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** Names of the fields that are read of a variable. */
export function fieldsReadOf(variable: string, node: ASTNode): string[] {
  const found: string[] = [];
  const visit = (one: ASTNode): void => {
    forEachChild(one, visit);
    if (one.op !== '.') return;
    const [owner, field] = one.args;
    if (owner.op === 'id' && owner.args === variable) found.push(field);
  };
  visit(node);
  return found;
}

/** Names of all variables in an expression, those bound by macros too. */
export function identifiers(node: ASTNode): string[] {
  const found: string[] = [];
  const visit = (one: ASTNode): void => {
    if (one.op === 'id') found.push(one.args);
    forEachChild(one, visit);
  };
  visit(node);
  return found;
}
