import type { Frame } from '../../model/fact.ts';
import type { Line, Output, Reader } from '../../model/parser.ts';
import { procFiles } from '../kinds/proc-files.ts';
import { tasks } from '../kinds/tasks.ts';
import { parseFrames } from './frames.ts';
import { isRefusal } from './proc-value.ts';

const STACK_LINE = /^\[<[\da-f]{1,16}>\] \S/;
/** What `grep`, `head` and `tail` put around the files of several processes. */
const GREP = /^\S{0,64}\bproc\/(?:\d{1,10}\/task\/)?(?<pid>\d{1,10})\/stack:/;
const LABEL = /^(?:==> )?\S{0,64}\bproc\/(?:\d{1,10}\/task\/)?(?<pid>\d{1,10})\/stack:?(?: <==)?\s{0,4}$/;
/** What people print in a loop: `1234`, `PID 1234`, `pid: 1234`, `=== 1234 df ===`. */
const NUMBER =
  /^(?:[=#*-]{1,8} ?)?(?:[Pp][Ii][Dd][:=]? {0,2})?(?<pid>\d{1,10})(?:[: ] {0,2}[^\s+][^+]{0,63})?(?: ?[=#*-]{1,8})?:?\s{0,4}$/;
/** The outer end of a stack, up to 4.x. */
const END = /^\[<f{8,16}>\] 0xf{8,16}\s{0,4}$/;

/** How much of this text is kernel stacks as /proc shows them, from 0 to 1? */
export function shareOfStacks(head: readonly string[]): number {
  const filled = head.filter((line) => line.trim() !== '');
  const stacks = filled.filter((line) => STACK_LINE.test(line) || isLabel(line)).length;
  return filled.length === 0 ? 0 : stacks / filled.length;
}

function isLabel(line: string): boolean {
  return LABEL.test(line) || GREP.test(line) || NUMBER.test(line);
}

/** The stack of one process, or of several one after the other. */
export class StackReader implements Reader {
  readonly #out: Output;
  /** Whose stack it is, if its path tells: then nothing in it is a heading. */
  readonly #ofPath: number | undefined;
  #pid: number | undefined;
  #first: Line | undefined;
  #frames: Frame[] = [];

  constructor(out: Output, pid: number | undefined) {
    this.#out = out;
    this.#ofPath = pid;
    this.#pid = pid;
  }

  line(line: Line): void {
    const label = LABEL.exec(line.text) ?? GREP.exec(line.text) ?? this.#number(line.text);
    const pid = label?.groups?.['pid'];
    if (pid !== undefined && Number(pid) !== this.#pid) {
      this.end();
      this.#pid = Number(pid);
    }
    const text = label === null ? line.text : line.text.slice(label[0].length);
    if (text.trim() === '') return;
    const frames = parseFrames(text);
    if (frames.length === 0 && !STACK_LINE.test(text)) {
      this.#out.unreadable(line, isRefusal(text) ? 'the stack could not be read' : 'not a stack frame');
      return;
    }
    this.#first ??= line;
    for (const frame of frames) this.#frames.push({ ...frame, source: line });
    if (END.test(text) && this.#pid === undefined) this.end();
  }

  #number(text: string): RegExpExecArray | null {
    return this.#ofPath === undefined ? NUMBER.exec(text) : null;
  }

  end(): void {
    const first = this.#first;
    const frames = this.#frames;
    this.#first = undefined;
    this.#frames = [];
    if (first === undefined) return;
    if (this.#pid === undefined) this.#out.add(tasks, first, { report: 'proc-stack', frames, partial: true });
    else this.#out.add(procFiles, first, { pid: this.#pid, file: 'stack', frames });
  }
}
