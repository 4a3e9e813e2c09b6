import type { Parser } from '../../src/core/model/parser.ts';

/** Does a whole member with this text answer the question that the parser is for? */
export function settles(parser: Parser, path: string, text: string): boolean {
  const reader = parser.read({ add: () => undefined, unreadable: () => undefined, limited: () => undefined }, path);
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  lines.forEach((line, index) => {
    reader.line({ path, line: index + 1, text: line });
  });
  const verdict = reader.end?.(true);
  return typeof verdict === 'object' ? verdict.settled : true;
}
