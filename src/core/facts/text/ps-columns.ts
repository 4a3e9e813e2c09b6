import { ctimeDate } from './dates.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The columns of a process list, as its header names them. */
export interface PsLayout {
  readonly columns: readonly string[];
  /** Place of the command among the columns. */
  readonly command: number;
  /** Widest that the wait channel can have been printed. */
  readonly wchanWidth: number | undefined;
}

export interface PsCells {
  /** By column name; a name that occurs twice keeps its first cell. */
  readonly cells: ReadonlyMap<string, string>;
  readonly command: string;
  readonly startedAt: string | undefined;
}

const COMMANDS = new Set(['COMMAND', 'CMD', 'ARGS']);
const HEADING = /^%?[A-Z][A-Z0-9_+:%]*$/;
/** Columns that hold a number or `-`; a cell before them that contains blanks is told by that. */
const NUMBERS = new Set([
  'PID',
  'PPID',
  'LWP',
  'TID',
  'SPID',
  'NLWP',
  'PGID',
  'SID',
  '%CPU',
  '%MEM',
  'VSZ',
  'RSS',
  'C',
]);
const NAMES = new Set(['USER', 'UID', 'RUSER', 'EUSER', 'GROUP', 'RGROUP', 'EGROUP']);
const STARTS = new Set(['START', 'STARTED', 'STIME']);

/** A header names PID before COMMAND; lsof and lslocks have them the other way round. */
export function psHeader(line: string): PsLayout | undefined {
  if (!line.includes('PID') || line.length > 400) return undefined;
  const tokens = tokensOf(line);
  const columns = tokens.map(({ text }) => text);
  const pid = columns.indexOf('PID');
  const command = columns.findIndex((name) => COMMANDS.has(name));
  if (pid < 0 || command < pid || !columns.every((name) => HEADING.test(name))) return undefined;
  return { columns, command, wchanWidth: widthOf(tokens, 'WCHAN') };
}

/** Up to the next column; that one stands right in its width where it is `lstart`, 24 characters wide. */
function widthOf(tokens: readonly Token[], column: string): number | undefined {
  const at = tokens.findIndex(({ text }) => text === column);
  const [own, next] = [tokens[at], tokens[at + 1]];
  if (own === undefined || next === undefined) return undefined;
  const nextStart = next.text === 'STARTED' && next.start - own.start > 24 ? next.end - 24 : next.start;
  return nextStart - own.start - 1;
}

/** One row under a header. Columns overflow and shift, so cells are told by their order and not by their place. */
export function psCells(line: string, layout: PsLayout): PsCells | undefined {
  const tokens = tokensOf(line, layout.columns.length + 16);
  const cells = new Map<string, string>();
  let startedAt: string | undefined;
  let at = 0;
  for (const [index, column] of layout.columns.slice(0, layout.command).entries()) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const words = STARTS.has(column)
      ? startWords(tokens, at)
      : cellWords(tokens, at, column, layout.columns[index + 1]);
    const text = tokens.slice(at, at + words).map((part) => part.text);
    if (STARTS.has(column)) startedAt = words === 5 ? ctimeDate(text) : text.join(' ');
    if (!cells.has(column)) cells.set(column, text.join(' '));
    at += words;
  }
  const command = commandFrom(line, tokens[at], layout.columns.length - layout.command - 1);
  return command === undefined ? undefined : { cells, command, startedAt };
}

/** `lstart` is five words, `start` of another day two (`Nov 23`), everything else one. */
function startWords(tokens: readonly Token[], at: number): number {
  const word = (offset: number): string => tokens[at + offset]?.text ?? '';
  if (/^\d\d:\d\d:\d\d$/.test(word(3)) && /^\d{4}$/.test(word(4))) return 5;
  return /^[A-Z][a-z]{2}$/.test(word(0)) && /^\d{1,2}$/.test(word(1)) ? 2 : 1;
}

function cellWords(tokens: readonly Token[], at: number, column: string, next: string | undefined): number {
  // BusyBox pads its state to three characters: `S <`, `S N`.
  if (column === 'STAT') return /^[<N]$/.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
  if (!NAMES.has(column) || next === undefined || !NUMBERS.has(next)) return 1;
  // A name from a directory may hold blanks: `DOM\domain users`.
  for (let words = 1; words <= 4; words += 1)
    if (/^(?:-|\d+(?:\.\d+)?[kmgt]?)$/.test(tokens[at + words]?.text ?? '')) return words;
  return 1;
}

/** The rest of the line, without the columns behind the command (`cgroup`) and without the art of a forest. */
function commandFrom(line: string, first: Token | undefined, behind: number): string | undefined {
  if (first === undefined) return undefined;
  let text = line.slice(first.start).trimEnd();
  for (let column = 0; column < behind; column += 1) text = text.replace(/\s\S+$/, '').trimEnd();
  return text.replace(/^[ |]*\\_ /, '');
}
