import { type Entry, isWhole } from '../model/entry.ts';
import type { Parser } from '../model/parser.ts';
import { type CutLimits, type CutLine, cutLines, type LineSink } from './cut-lines.ts';
import { type MemberFacts, MemberReader } from './member-reader.ts';
import type { Claim } from './paths.ts';
import { sectionsIn } from './sections.ts';

/** Lines that parsers see before they say whether a text is theirs. */
const HEAD_LINES = 200;

/** Below this no parser is sure enough. */
const SURE_ENOUGH = 0.5;

export interface RecogniseOptions {
  readonly parsers: readonly Parser[];
  readonly limits: CutLimits;
}

/** Whoever reads a loose text. */
interface Taker extends LineSink {
  end(complete: boolean, lines: number): MemberFacts[];
}

/**
 * Reads a loose file or a pasted output by what it holds. All lines are kept until a parser is found: the head decides,
 * and most such texts are shorter than that. A log may begin late (a console shows firmware and programs first), so the
 * parsers of logs are asked again for every further window of lines. `claimsOf` tells who reads a path, for a text that
 * holds the outputs of several commands.
 */
export async function recogniseMember(
  entry: Entry,
  { parsers, limits }: RecogniseOptions,
  claimsOf: (path: string) => readonly Claim[],
): Promise<MemberFacts[]> {
  const logs = parsers.filter(({ wake }) => wake !== undefined);
  let held: CutLine[] = [];
  let asked = parsers;
  let taker: Taker | undefined;
  const decide = (): void => {
    taker =
      sectionsIn(held, entry.path, claimsOf) ?? takerFor(bestParser(asked, held, entry.path), parsers, entry.path);
    if (taker === undefined) asked = logs;
    else for (const line of held) taker.line(line);
    held = [];
  };
  const result = await cutLines(
    entry.body,
    {
      wants: (block) => taker === undefined || taker.wants(block),
      line: (line) => {
        if (taker !== undefined) {
          taker.line(line);
          return;
        }
        held.push(line);
        if (held.length >= HEAD_LINES) decide();
      },
    },
    limits,
  );
  if (taker === undefined) decide();
  return taker?.end(result.whole && isWhole(entry, result.bytes), result.lines) ?? [];
}

function takerFor(parser: Parser | undefined, parsers: readonly Parser[], path: string): Taker | undefined {
  if (parser === undefined) return undefined;
  const takers = [parser, ...parsers.filter(({ beside }) => beside === parser)];
  const readers = takers.map((one) => new MemberReader(one, path, 0));
  return {
    wants: (block) => readers.some((reader) => reader.wants(block)),
    line: (line) => {
      for (const reader of readers) reader.line(line);
    },
    end: (complete, lines) => readers.map((reader) => reader.end(complete, lines)),
  };
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
