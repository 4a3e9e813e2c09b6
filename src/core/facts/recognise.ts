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
 * and most such texts are shorter than that. A log may begin late (a console shows firmware and programs first), so the
 * parsers of logs are asked again for every further window of lines.
 */
export async function recogniseMember(
  entry: Entry,
  parsers: readonly Parser[],
  limits: CutLimits,
): Promise<MemberFacts | undefined> {
  const logs = parsers.filter(({ wake }) => wake !== undefined);
  let held: CutLine[] = [];
  let asked = parsers;
  let reader: MemberReader | undefined;
  const decide = (): void => {
    const parser = bestParser(asked, held, entry.path);
    if (parser !== undefined) {
      reader = new MemberReader(parser, entry.path, 0);
      for (const line of held) reader.line(line);
    } else {
      asked = logs;
    }
    held = [];
  };
  const result = await cutLines(
    entry.body,
    {
      wants: (block) => reader === undefined || reader.wants(block),
      line: (line) => {
        if (reader !== undefined) {
          reader.line(line);
          return;
        }
        held.push(line);
        if (held.length >= HEAD_LINES) decide();
      },
    },
    limits,
  );
  if (reader === undefined) decide();
  return reader?.end(result.whole && result.bytes >= entry.size, result.lines);
}

function bestParser(parsers: readonly Parser[], head: readonly CutLine[], name: string): Parser | undefined {
  if (head.length === 0) return undefined;
  const texts = head.map(({ text }) => text);
  let found: { parser: Parser; sure: number } | undefined;
  for (const parser of parsers) {
    const sure = parser.recognise?.(texts, name) ?? 0;
    if (sure >= SURE_ENOUGH && (found === undefined || sure > found.sure)) found = { parser, sure };
  }
  return found?.parser;
}
