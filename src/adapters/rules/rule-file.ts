import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Composer, type Document, isMap, isNode, isScalar, LineCounter, type Node, Parser, visit } from 'yaml';
import { RULE_SCHEMA } from '../../core/model/rule-schema.ts';
import type { RuleSource } from '../../core/model/rule.ts';
import { MAX_DEPTH, nestsTooDeep } from './yaml-depth.ts';

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
export const MAX_RULE_BYTES = 256 * 1024;
const MAX_ALIASES = 50;
/** Nobody mends more at a time, and a file of quotation marks alone has as many as it has marks. */
const MAX_PROBLEMS = 50;

let validator: ValidateFunction | undefined;

/** Reads one rule file, safely: no custom tags, few aliases, no duplicate keys, bounded depth and size. */
export function parseRuleFile(file: string, id: string, text: string): RuleFile {
  if (Buffer.byteLength(text) > MAX_RULE_BYTES) return refusedRuleFile(file, `larger than ${MAX_RULE_BYTES} bytes`);
  const counter = new LineCounter();
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  // Before anything else, for what follows calls itself for each level.
  if (nestsTooDeep(tokens)) return refusedRuleFile(file, `nested deeper than ${MAX_DEPTH}`);
  const composer = new Composer({
    uniqueKeys: true,
    schema: 'core',
    customTags: [],
    prettyErrors: false,
    logLevel: 'error',
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return refusedRuleFile(file, 'holds no document');
  const locate = (at: readonly (string | number)[], offset: number) => locateIn(document, counter, at, offset);
  const problem = (offset: number, message: string): FileProblem => ({ file, ...place(counter, offset), message });

  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) => problem(pos[0], message));
  if (second !== undefined) syntax.push(problem(second.range[0], 'a second document; a file holds one rule'));
  for (const alias of unresolvedAliases(document)) syntax.push(problem(alias.range?.[0] ?? 0, 'an alias of nothing'));
  if (syntax.length > 0) return { file, problems: syntax.slice(0, MAX_PROBLEMS), locate };

  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return refusedRuleFile(file, `more than ${MAX_ALIASES} aliases`);
  }
  validator ??= new Ajv({ allErrors: true, strict: true }).compile(RULE_SCHEMA);
  if (!validator(content)) {
    const problems = (validator.errors ?? []).slice(0, MAX_PROBLEMS).map((error) => ({
      file,
      ...(placeOfKey(document, counter, error) ?? locate(pathOf(error), 0)),
      message: sayError(error),
    }));
    return { file, problems, locate };
  }
  // The schema has just said that this is a rule but for its id, which is the file's name.
  return { file, rule: { id, ...(content as Omit<RuleSource, 'id'>) }, problems: [], locate };
}

/** A file that is no rule, for a reason that stands nowhere in particular. */
export function refusedRuleFile(file: string, message: string): RuleFile {
  const start = { line: 1, column: 1 };
  return { file, problems: [{ file, ...start, message }], locate: () => start };
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

function unresolvedAliases(document: Document): Node[] {
  const found: Node[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined) found.push(alias);
    },
  });
  return found;
}

/** What is wrong with a key is said of the mapping around it; the key is where a person has to look. */
function placeOfKey(
  document: Document,
  counter: LineCounter,
  error: ErrorObject,
): { line: number; column: number } | undefined {
  const { additionalProperty, propertyName = additionalProperty }: Record<string, unknown> = error.params;
  const path = pathOf(error);
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return undefined;
  const key = map.items.find(({ key: one }) => isScalar(one) && String(one.value) === propertyName)?.key;
  return isNode(key) && key.range ? place(counter, key.range[0]) : undefined;
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
