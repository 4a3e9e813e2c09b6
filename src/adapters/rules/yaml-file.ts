import type { ErrorObject, ValidateFunction } from 'ajv';
import { Composer, type Document, isMap, isNode, isScalar, LineCounter, type Node, Parser, visit } from 'yaml';
import { MAX_DEPTH, nestsTooDeep } from './yaml-depth.ts';

/** Something wrong in a file; line and column are 1-based. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface YamlFile {
  readonly file: string;
  /** What it holds, which the schema has found sound; absent where it has not. */
  readonly content?: unknown;
  readonly problems: readonly FileProblem[];
  /** Where a key path stands in the file, `offset` characters into its text. */
  locate(at: readonly (string | number)[], offset: number): { readonly line: number; readonly column: number };
}

export interface Form {
  /** What one file holds, for the words of a problem: `rule`. */
  readonly what: string;
  readonly maxBytes: number;
  readonly validator: () => ValidateFunction;
}

const MAX_ALIASES = 50;
/** Nobody mends more at a time, and a file of quotation marks alone has as many as it has marks. */
const MAX_PROBLEMS = 50;

/** Reads one file, safely: no custom tags, few aliases, no duplicate keys, bounded depth and size. */
export function parseYamlFile(file: string, text: string, form: Form): YamlFile {
  if (Buffer.byteLength(text) > form.maxBytes) return refusedFile(file, `larger than ${form.maxBytes} bytes`);
  const counter = new LineCounter();
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  // Before anything else, for what follows calls itself for each level.
  if (nestsTooDeep(tokens)) return refusedFile(file, `nested deeper than ${MAX_DEPTH}`);
  const composer = new Composer({
    uniqueKeys: true,
    schema: 'core',
    customTags: [],
    prettyErrors: false,
    logLevel: 'error',
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return refusedFile(file, 'holds no document');
  const locate = (at: readonly (string | number)[], offset: number) => locateIn(document, counter, at, offset);
  const problem = (offset: number, message: string): FileProblem => ({ file, ...place(counter, offset), message });

  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) => problem(pos[0], message));
  if (second !== undefined) syntax.push(problem(second.range[0], `a second document; a file holds one ${form.what}`));
  for (const alias of unresolvedAliases(document)) syntax.push(problem(alias.range?.[0] ?? 0, 'an alias of nothing'));
  if (syntax.length > 0) return { file, problems: syntax.slice(0, MAX_PROBLEMS), locate };

  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return refusedFile(file, `more than ${MAX_ALIASES} aliases`);
  }
  const validate = form.validator();
  if (validate(content)) return { file, content, problems: [], locate };
  const problems = (validate.errors ?? []).slice(0, MAX_PROBLEMS).map((error) => ({
    file,
    ...(placeOfKey(document, counter, error) ?? locate(pathOf(error), 0)),
    message: sayError(error, form.what),
  }));
  return { file, problems, locate };
}

/** A file that is refused for a reason that stands nowhere in particular. */
export function refusedFile(file: string, message: string): YamlFile {
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

function sayError({ instancePath, message, params }: ErrorObject, what: string): string {
  const where = instancePath === '' ? `the ${what}` : instancePath.slice(1).replaceAll('/', '.');
  const extra = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
  return `${where} ${message ?? 'is wrong'}${extra}`;
}
