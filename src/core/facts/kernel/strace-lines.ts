/** What stands before the call in a line of an strace log. */
export interface StracePrefix {
  readonly pid: number | undefined;
  readonly body: string;
}

/**
 * `[pid  123] ` on a terminal, `123   ` in a file written with -o, either with the program's name (-Y, since 5.16); then
 * the times of -t, -tt, -ttt, --absolute-timestamps and -r, the call's number (-n) and where it came from (-i).
 */
const PID = /^(?:\[pid {1,8}(?<pid>\d{1,10})(?:<[^>]{0,64}>)?\] |(?<bare>\d{1,10})(?:<[^>]{0,64}>)? {1,8}(?=\S))/;
const TIMES =
  /^\s{0,12}(?:(?:(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d{4})?|\d{1,11}\.\d{6,9})(?: \(\+\s{0,8}\d{1,8}\.\d{1,9}\))?\s{1,4}){0,2}(?:\[ {0,4}[\da-f?]{1,16}\] ){0,2}/;

/** What `perl`, `ltrace` and people put before it is not strace's; such lines come back whole. */
export function stracePrefix(text: string): StracePrefix {
  const bracketed = PID.exec(text);
  const digits = bracketed?.groups?.['pid'] ?? bracketed?.groups?.['bare'];
  const rest = bracketed === null ? text : text.slice(bracketed[0].length);
  return {
    pid: digits === undefined ? undefined : Number(digits),
    body: rest.slice(TIMES.exec(rest)?.[0].length ?? 0),
  };
}

export type StraceLine =
  | { readonly is: 'call'; readonly call: string; readonly args: string; readonly returned: boolean }
  | { readonly is: 'resumed'; readonly call: string; readonly returned: boolean }
  | { readonly is: 'attached' | 'detached'; readonly pid: number }
  | { readonly is: 'exited' | 'killed' | 'ended' };

const CALL = /^(?<call>[a-z_][a-z0-9_]{1,40})\((?<args>.*)$/;
const RESUMED = /^<\.\.\. (?<call>[a-z_][a-z0-9_]{1,40}) resumed>(?<rest>.*)$/;
const ATTACHED = /^(?:strace: )?Process (?<pid>\d{1,10})(?:<[^>]{0,64}>)? (?<what>attached|detached|resumed|suspended)/;
/** ` = 0`, ` = -1 ENOENT (…)`, ` = 0x7f…`, `= ? ERESTARTSYS (To be restarted)`; after `?` alone nothing came back. */
const RETURNED = /^\)\s{0,60}= (?:-?\d|0x|\? E[A-Z]|<)/;
const UNFINISHED = /\s{0,2}(?:<unfinished \.\.\.>|<detached \.\.\.>|\^C|strace: Process \d{1,10} detached)/;
/** What ends an unfinished line is short. */
const TAIL = 200;
/** These never return. */
const FINAL = new Set(['exit', 'exit_group', '_exit', 'rt_sigreturn', 'sigreturn']);

export function parseStraceLine(body: string): StraceLine | undefined {
  const first = body.charAt(0);
  if (first === '<') return resumedLine(body);
  if (first === '+') {
    if (body.startsWith('+++ exited')) return { is: 'exited' };
    return body.startsWith('+++ killed') ? { is: 'killed' } : undefined;
  }
  if (first === 's' || first === 'P') {
    const groups = ATTACHED.exec(body)?.groups;
    const what = groups?.['what'];
    if (what === 'attached' || what === 'detached') return { is: what, pid: Number(groups?.['pid']) };
  }
  const groups = CALL.exec(body)?.groups;
  const call = groups?.['call'];
  const args = groups?.['args'];
  if (call === undefined || args === undefined) return undefined;
  if (FINAL.has(call)) return { is: 'ended' };
  const returned = hasReturned(args);
  return { is: 'call', call, args: returned ? args : withoutMark(args), returned };
}

function withoutMark(args: string): string {
  const from = Math.max(args.length - TAIL, 0);
  const mark = args.slice(from).search(UNFINISHED);
  return (mark < 0 ? args : args.slice(0, from + mark)).trimEnd();
}

function resumedLine(body: string): StraceLine | undefined {
  const groups = RESUMED.exec(body)?.groups;
  const call = groups?.['call'];
  if (call === undefined) return undefined;
  return { is: 'resumed', call, returned: hasReturned(groups?.['rest'] ?? '') };
}

/** The value stands at the end; a string argument may hold anything before it. */
function hasReturned(text: string): boolean {
  const at = text.lastIndexOf(' = ');
  if (at < 0) return false;
  const from = text.lastIndexOf(')', at);
  return from >= 0 && RETURNED.test(text.slice(from)) && !isInString(text, from);
}

/** Is a place of the arguments between quotes? */
function isInString(text: string, place: number): boolean {
  let inside = false;
  for (let at = text.indexOf('"'); at >= 0 && at < place; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
    if (!inside || slashes % 2 === 0) inside = !inside;
  }
  return inside;
}

/** From its opening quote on; searched for, it would start again at every escaped quote of one that never closes. */
const STRING = /^"(?<text>(?:[^"\\]|\\.)*)"/;
const DESCRIPTOR = /^[^<"]{0,40}<(?<path>\/[^>]{0,4096})>/;

/** The first path among the arguments: the first string, or what -y printed for a descriptor. */
export function firstPath(args: string): string | undefined {
  const from = args.indexOf('"');
  const quoted = from < 0 ? undefined : STRING.exec(args.slice(from))?.groups?.['text'];
  return quoted === undefined ? DESCRIPTOR.exec(args)?.groups?.['path'] : unquote(quoted);
}

const utf8 = new TextEncoder();
const NAMED = new Map([
  ['n', 10],
  ['t', 9],
  ['r', 13],
  ['v', 11],
  ['f', 12],
]);
const ESCAPE = /\\(?:x(?<hex>[\da-f]{2})|(?<octal>[0-7]{1,3})|(?<other>[^]))/g;

/** strace writes bytes outside ASCII as octal or, with -x, hexadecimal; together they are UTF-8. */
function unquote(text: string): string {
  if (!text.includes('\\')) return text;
  const bytes: number[] = [];
  let from = 0;
  for (const match of text.matchAll(ESCAPE)) {
    bytes.push(...utf8.encode(text.slice(from, match.index)));
    bytes.push(...escaped(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  bytes.push(...utf8.encode(text.slice(from)));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function escaped(groups: Readonly<Record<string, string | undefined>>): Iterable<number> {
  const { hex, octal, other } = groups;
  if (hex !== undefined) return [Number.parseInt(hex, 16)];
  if (octal !== undefined) return [Number.parseInt(octal, 8) & 0xff];
  const code = NAMED.get(other ?? '');
  return code === undefined ? utf8.encode(other ?? '') : [code];
}
