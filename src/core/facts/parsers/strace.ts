import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { firstPath, parseStraceLine, type StraceLine, stracePrefix } from '../kernel/strace-lines.ts';
import { straces } from '../kinds/straces.ts';

/** Which call did not come back: the best one-line evidence of where a command hangs. */
export const strace: Parser = {
  name: 'strace',
  from: [
    'strace*',
    '*.strace',
    'tmp/strace*',
    'tmp/*.strace',
    'var/tmp/strace*',
    'var/tmp/*.strace',
    'root/strace*',
    'root/*.strace',
  ],
  homes: 'all',
  emits: [straces],
  // Whoever traced one command did not look at the others.
  settles: [],
  recognise: (head, name) => {
    const filled = head.filter((line) => line.trim() !== '');
    const calls = filled.filter((line) => isTrace(line)).length;
    if (calls === 0 || calls < filled.length * 0.5) return 0;
    return /strace/.test(name) ? 0.97 : 0.9;
  },
  read: (out, path) => new StraceReader(out, path),
};

/** Source code has calls too; a trace has what they returned, or says that they did not. */
function isTrace(line: string): boolean {
  const parsed = parseStraceLine(stracePrefix(line).body);
  if (parsed === undefined) return false;
  return parsed.is !== 'call' || parsed.returned || /<unfinished \.\.\.>|^[a-z\d_]+\("\/|, [A-Z_|]+$/.test(line);
}

interface Pending {
  readonly at: Line;
  readonly call: string;
  readonly args: string;
}

/** Processes that wait at the same time. */
const MAX_PENDING = 10_000;

class StraceReader implements Reader {
  readonly #out: Output;
  readonly #pending = new Map<number | undefined, Pending>();
  /** The process whose lines bear no number: the one strace was attached to first, or the one -ff named the file after. */
  #main: number | undefined;
  #sawCall = false;

  constructor(out: Output, path: string) {
    this.#out = out;
    const suffix = /\.(?<pid>\d{1,10})$/.exec(path)?.groups?.['pid'];
    if (suffix !== undefined) this.#main = Number(suffix);
  }

  line(line: Line): void {
    const { pid, body } = stracePrefix(line.text);
    const parsed = parseStraceLine(body);
    if (parsed !== undefined) this.#take(parsed, pid, line);
  }

  /** Of a log that was cut it is not known what came later. */
  end(complete: boolean): void {
    if (!complete) return;
    for (const [pid, { at, call, args }] of this.#pending) {
      const path = firstPath(args);
      const known = pid ?? this.#main;
      this.#out.add(straces, at, {
        ...(known === undefined ? {} : { pid: known }),
        call,
        ...(path === undefined ? {} : { path }),
        args,
      });
    }
  }

  #take(parsed: StraceLine, pid: number | undefined, at: Line): void {
    switch (parsed.is) {
      case 'call':
        this.#sawCall = true;
        if (parsed.returned) this.#pending.delete(pid);
        else this.#wait(pid, { at, call: parsed.call, args: parsed.args });
        return;
      case 'resumed':
        if (parsed.returned) this.#resumed(pid, parsed.call);
        return;
      case 'attached':
        if (!this.#sawCall && this.#main === undefined) this.#main = parsed.pid;
        return;
      case 'exited':
      case 'ended':
        // The last process left bears no number; when it is gone, so are all.
        if (pid === undefined) this.#pending.clear();
        else this.#pending.delete(pid);
        return;
      case 'killed':
      case 'detached':
    }
  }

  #wait(pid: number | undefined, call: Pending): void {
    this.#pending.delete(pid);
    if (this.#pending.size < MAX_PENDING) this.#pending.set(pid, call);
  }

  /** A process gains its number when it gets a child, and loses it when it is alone again: then the call tells. */
  #resumed(pid: number | undefined, call: string): void {
    if (this.#pending.get(pid)?.call === call) {
      this.#pending.delete(pid);
      return;
    }
    for (const [other, waiting] of this.#pending) {
      if (waiting.call !== call || (pid !== undefined && other !== undefined)) continue;
      this.#pending.delete(other);
      return;
    }
  }
}
