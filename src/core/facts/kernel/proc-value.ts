import type { Line, Output, Reader } from '../../model/parser.ts';
import { procFiles } from '../kinds/proc-files.ts';

const PID_IN_PATH = /(?:^|[^\w])proc\/(?:self\/|\d{1,10}\/task\/)?(?<pid>\d{1,10})(?:\/|$)/;

/** The process, or for files under `task/` the thread, that a path of /proc tells of. */
export function pidOf(path: string): number | undefined {
  const pid = PID_IN_PATH.exec(path)?.groups?.['pid'];
  return pid === undefined ? undefined : Number(pid);
}

/** What `cat` says where it was not allowed to read, or the task was gone. */
const UNREADABLE = /^[a-z]{2,8}: \S{0,64}proc\/\S{1,64}: [A-Z]/;

/** Is this line a complaint of the command that should have shown the file? */
export function isRefusal(text: string): boolean {
  return UNREADABLE.test(text);
}

/** Arguments beyond this are of no use to anybody. */
const MAX_VALUE = 4096;

/** A file whose whole content is one value. */
export class ValueReader implements Reader {
  readonly #out: Output;
  readonly #pid: number | undefined;
  readonly #file: string;
  #first: Line | undefined;
  #value = '';

  constructor(out: Output, pid: number | undefined, file: string) {
    this.#out = out;
    this.#pid = pid;
    this.#file = file;
  }

  line(line: Line): void {
    if (this.#first === undefined) this.#value = line.text;
    else if (this.#value.length < MAX_VALUE) this.#value += `\n${line.text}`;
    this.#first ??= line;
  }

  end(): void {
    if (this.#pid === undefined || this.#first === undefined) return;
    const value = withoutNuls(this.#value.slice(0, MAX_VALUE));
    if (isRefusal(value)) this.#out.unreadable(this.#first, 'the file could not be read');
    else if (value !== '') this.#out.add(procFiles, this.#first, { pid: this.#pid, file: this.#file, value });
  }
}

function withoutNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '\0') end -= 1;
  return text.slice(0, end).replaceAll('\0', ' ');
}
