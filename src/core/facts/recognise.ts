import type { Entry } from '../model/entry.ts';
import type { Parser } from '../model/parser.ts';
import { type CutLimits, type CutLine, cutLines } from './cut-lines.ts';
import { type MemberFacts, MemberReader } from './member-reader.ts';

/** Lines that parsers see before they say whether a text is theirs. */
const HEAD_LINES = 200;

/** Below this no parser is sure enough. */
const SURE_ENOUGH = 0.5;

/**
 * Reads a loose file or a pasted output by what it holds. All lines are kept until a parser is found: the head decides,
 * and most such texts are shorter than that.
 */
export async function recogniseMember(
  entry: Entry,
  parsers: readonly Parser[],
  limits: CutLimits,
): Promise<MemberFacts | undefined> {
  const head: CutLine[] = [];
  let reader: MemberReader | undefined;
  let decided = false;
  const decide = (): void => {
    decided = true;
    const parser = bestParser(parsers, head, entry.path);
    if (parser === undefined) return;
    reader = new MemberReader(parser, entry.path, 0);
    for (const line of head) reader.line(line);
  };
  const result = await cutLines(
    entry.body,
    {
      wants: (block) => !decided || reader?.wants(block) === true,
      line: (line) => {
        if (decided) {
          reader?.line(line);
          return;
        }
        head.push(line);
        if (head.length >= HEAD_LINES) decide();
      },
    },
    limits,
  );
  if (!decided) decide();
  return reader?.end(result.whole && result.bytes >= entry.size, result.lines);
}

function bestParser(parsers: readonly Parser[], head: readonly CutLine[], name: string): Parser | undefined {
  const texts = head.map(({ text }) => text);
  let found: { parser: Parser; sure: number } | undefined;
  for (const parser of parsers) {
    const sure = parser.recognise?.(texts, name) ?? 0;
    if (sure >= SURE_ENOUGH && (found === undefined || sure > found.sure)) found = { parser, sure };
  }
  return found?.parser;
}
