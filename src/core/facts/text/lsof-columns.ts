import { type Token, tokensOf } from './tokens.ts';

/** Where the columns of lsof end, by name; NAME, the last one, is told by where it begins. */
export interface LsofLayout {
  readonly columns: readonly { readonly name: string; readonly end: number }[];
  readonly nameStart: number;
}

export interface LsofRow {
  /** By column name; an empty cell is absent. */
  readonly cells: ReadonlyMap<string, string>;
  readonly name: string;
}

/** `COMMAND PID [TID [TASKCMD]] [PGID] [PPID] USER FD TYPE DEVICE SIZE/OFF [NLINK] NODE NAME` */
export function lsofHeader(line: string): LsofLayout | undefined {
  if (!line.startsWith('COMMAND ') || line.length > 400) return undefined;
  const tokens = tokensOf(line, 20);
  const names = tokens.map(({ text }) => text);
  const known = ['PID', 'FD', 'TYPE', 'DEVICE', 'NODE'].every((name) => names.includes(name));
  const last = tokens.pop();
  if (!known || last?.text !== 'NAME') return undefined;
  return { columns: tokens.map(({ text, end }) => ({ name: text, end })), nameStart: last.start };
}

/**
 * lsof widens its columns to what it will print, and sets all but the first and TASKCMD to the right: a cell ends where
 * its heading does. Behind a descriptor stand its mode and its lock, two characters more. Where nothing lines up (a mail
 * program has folded the blanks), the cells are told by what they look like.
 */
export function lsofRow(line: string, layout: LsofLayout): LsofRow | undefined {
  const tokens = tokensOf(line, layout.columns.length + 1);
  return alignedRow(line, tokens, layout) ?? looseRow(line, tokens, layout);
}

function alignedRow(line: string, tokens: readonly Token[], layout: LsofLayout): LsofRow | undefined {
  const cells = new Map<string, string>();
  let from = 0;
  for (const token of tokens) {
    if (token.start >= layout.nameStart) break;
    const at = layout.columns.findIndex(({ name, end }, index) => {
      if (index < from) return false;
      if (name === 'COMMAND' || name === 'TASKCMD') return token.start <= end;
      return token.end >= end && token.end <= (name === 'FD' ? end + 2 : end);
    });
    if (at < 0) return undefined;
    cells.set(layout.columns[at]?.name ?? '', token.text);
    from = at + 1;
  }
  const name = line.slice(layout.nameStart).trim();
  return cells.has('PID') && cells.has('FD') && name !== '' ? { cells, name } : undefined;
}

/** A descriptor with its mode and lock, or what stands for one. */
const FD = /^(?:cwd|rtd|txt|mem|mmap|DEL|NOFD|err|ltx|pd|tr|\d{1,9}[rwu]?[NrRwWuUxX]?)$/;
/** Columns that are empty for a process that is no thread. */
const OF_THREADS: ReadonlySet<string> = new Set(['TID', 'TASKCMD']);
/** Columns that may be empty, and what fills them. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['DEVICE', /^(?:\d+,\d+|0x[0-9a-f]+)$/],
  ['SIZE/OFF', /^(?:\d+|0t\d+|0x[0-9a-f]+)$/],
  ['SIZE', /^\d+$/],
  ['OFFSET', /^(?:0t\d+|0x[0-9a-f]+)$/],
  ['NLINK', /^\d+$/],
  ['NODE', /^(?:\d+|TCP|UDP|UDPLITE)$/],
]);

function looseRow(line: string, tokens: readonly Token[], layout: LsofLayout): LsofRow | undefined {
  const names = layout.columns.map(({ name }) => name);
  const head = names.slice(0, names.indexOf('FD'));
  const filled = [head, head.filter((name) => !OF_THREADS.has(name))].find(
    ({ length }) => FD.test(tokens[length]?.text ?? '') && /^[A-Za-z]/.test(tokens[length + 1]?.text ?? ''),
  );
  if (filled === undefined || !/^\d+$/.test(tokens[1]?.text ?? '')) return undefined;
  const cells = new Map(filled.map((name, at) => [name, tokens[at]?.text ?? '']));
  let at = filled.length;
  for (const name of names.slice(head.length)) {
    const text = tokens[at]?.text ?? '';
    if (SHAPES.get(name)?.test(text) === false) continue;
    cells.set(name, text);
    at += 1;
  }
  const first = tokens[at];
  return first === undefined ? undefined : { cells, name: line.slice(first.start).trim() };
}

/** A path, and in brackets behind it what lsof has to say of it; a path that ends in brackets of its own is left whole. */
export function lsofName(name: string): { readonly path: string; readonly remark?: string } {
  const at = name.endsWith(')') ? name.lastIndexOf(' (') : -1;
  if (at <= 0) return { path: name };
  const remark = name.slice(at + 2, -1);
  // `server:/export` is the source of an NFS mount; the words before a colon are system calls that failed.
  const known =
    /^(?:deleted|path (?:dev|inode)=.{1,80}|(?:l?stat|readlink|opendir|open): .{1,80}|[^ ()]{1,255}:\/.{0,1000})$/;
  return known.test(remark) ? { path: name.slice(0, at), remark } : { path: name };
}
