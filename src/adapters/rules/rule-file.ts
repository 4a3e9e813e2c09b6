import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { RULE_SCHEMA } from '../../core/model/rule-schema.ts';
import type { RuleSource } from '../../core/model/rule.ts';

/** Something wrong in a rule file; line and column are 1-based. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface RuleFile {
  readonly file: string;
  /** Absent where the file is no rule. */
  readonly rule?: RuleSource;
  readonly problems: readonly FileProblem[];
  /** Where a key path of the rule stands in the file, `offset` characters into its text. */
  locate(at: readonly (string | number)[], offset: number): { readonly line: number; readonly column: number };
}

/** A rule file is words and expressions; a larger one is no rule. */
const MAX_BYTES = 256 * 1024;
const MAX_ALIASES = 50;
const MAX_DEPTH = 32;

let validator: ValidateFunction | undefined;

/** Reads one rule file, safely: no custom tags, few aliases, no duplicate keys, bounded depth and size. */
export function parseRuleFile(file: string, id: string, text: string): RuleFile {
  const counter = new LineCounter();
  if (Buffer.byteLength(text) > MAX_BYTES) return refused(file, counter, `larger than ${MAX_BYTES} bytes`);
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, schema: 'core', customTags: [] });
  const locate = (at: readonly (string | number)[], offset: number) => locateIn(document, counter, at, offset);
  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    file,
    ...place(counter, pos[0]),
    message: message.split('\n', 1)[0] ?? message,
  }));
  if (syntax.length > 0) return { file, problems: syntax, locate };
  if (depthOf(document.contents) > MAX_DEPTH) return refused(file, counter, `nested deeper than ${MAX_DEPTH}`);
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return refused(file, counter, `more than ${MAX_ALIASES} aliases`);
  }
  validator ??= new Ajv({ allErrors: true, strict: true }).compile(RULE_SCHEMA);
  if (!validator(content)) {
    const problems = (validator.errors ?? []).map((error) => ({
      file,
      ...locate(pathOf(error), 0),
      message: sayError(error),
    }));
    return { file, problems, locate };
  }
  // The schema has just said that this is a rule but for its id, which is the file's name.
  return { file, rule: { id, ...(content as Omit<RuleSource, 'id'>) }, problems: [], locate };
}

function refused(file: string, counter: LineCounter, message: string): RuleFile {
  return { file, problems: [{ file, line: 1, column: 1, message }], locate: () => place(counter, 0) };
}

function place(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function locateIn(
  document: Document,
  counter: LineCounter,
  at: readonly (string | number)[],
  offset: number,
): { line: number; column: number } {
  for (let length = at.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(at.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? 1 : 0;
    // In a folded block the text's offsets are not the file's; its first line is near enough.
    const inside = length === at.length && isScalar(node) && !node.type?.startsWith('BLOCK') ? offset + quoted : 0;
    return place(counter, node.range[0] + inside);
  }
  return { line: 1, column: 1 };
}

function depthOf(node: unknown): number {
  const stack: { node: unknown; depth: number }[] = [{ node, depth: 1 }];
  let deepest = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { depth } = next;
    deepest = Math.max(deepest, depth);
    if (depth > MAX_DEPTH) return depth;
    if (isMap(next.node)) for (const { value } of next.node.items) stack.push({ node: value, depth: depth + 1 });
    if (isSeq(next.node)) for (const item of next.node.items) stack.push({ node: item, depth: depth + 1 });
  }
  return deepest;
}

function pathOf({ instancePath }: ErrorObject): (string | number)[] {
  const keys = instancePath.split('/').slice(1);
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function sayError({ instancePath, message, params }: ErrorObject): string {
  const where = instancePath === '' ? 'the rule' : instancePath.slice(1).replaceAll('/', '.');
  const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  return `${where} ${message ?? 'is wrong'}${extra}`;
}
