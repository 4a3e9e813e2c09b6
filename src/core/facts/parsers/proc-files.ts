import type { Parser } from '../../model/parser.ts';
import { shareOfStacks, StackReader } from '../kernel/proc-stack.ts';
import { StatusReader } from '../kernel/proc-status.ts';
import { pidOf, ValueReader } from '../kernel/proc-value.ts';
import { procFiles } from '../kinds/proc-files.ts';
import { tasks } from '../kinds/tasks.ts';

/** Threads sleep on their own: `task/TID` has a stack apart from its process's, and is kept under the TID. */
function homesOf(file: string): string[] {
  return [`proc/*/${file}`, `proc/*/task/*/${file}`];
}

/** sos 4.2 and later copy it; earlier bundles have it only if somebody asked. */
export const procStack: Parser = {
  name: 'proc-stack',
  from: homesOf('stack'),
  homes: 'all',
  emits: [procFiles, tasks],
  // One file tells of one process; that others were not blocked is not known from it.
  settles: [],
  recognise: (head, name) => {
    if (shareOfStacks(head) < 0.6) return 0;
    return /\bproc\b|stack/.test(name) ? 0.97 : 0.9;
  },
  read: (out, path) => new StackReader(out, pidOf(path)),
};

export const procStatus: Parser = {
  name: 'proc-status',
  from: homesOf('status'),
  homes: 'all',
  emits: [procFiles],
  settles: [],
  recognise: (head) => {
    const lines = head.join('\n');
    return /^Name:\t/m.test(lines) && /^State:\t[A-Z] \(/m.test(lines) ? 0.97 : 0;
  },
  read: (out, path) => new StatusReader(out, pidOf(path)),
};

/** A small file that is one value: `comm`, `cmdline`, `wchan`. */
function valueParser(file: 'comm' | 'cmdline' | 'wchan'): Parser {
  return {
    name: `proc-${file}`,
    from: homesOf(file),
    homes: 'all',
    emits: [procFiles],
    settles: [],
    // Such a value looks like anything; only the command that printed it tells, and only it has the PID.
    recognise: (head, name) => (head.length <= 2 && pidOf(name) !== undefined && name.endsWith(`/${file}`) ? 0.9 : 0),
    read: (out, path) => new ValueReader(out, pidOf(path), file),
  };
}

export const procComm: Parser = valueParser('comm');
/** Empty for kernel threads and zombies. */
export const procCmdline: Parser = valueParser('cmdline');
/** `0` on kernels that hide it, and for a task that runs. */
export const procWchan: Parser = valueParser('wchan');
