import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { crashState } from '../kernel/task-header.ts';
import { processes } from '../kinds/processes.ts';
import { kernelLog } from './kernel-log.ts';

/** `ps` of the crash utility without options, or with `-k`, `-u`, `-G`; `-s` puts a stack pointer in the task's place. */
const HEADER =
  /^\s{0,16}PID\s{1,12}PPID\s{1,8}CPU\s{1,20}(?:TASK|KSTACKP)\s{1,20}ST\s{1,8}%MEM\s{1,12}VSZ\s{1,12}RSS\s{1,8}COMM\s{0,8}$/;
/** `>` marks what runs on a CPU. */
const ROW =
  /^>?\s{0,16}(?<pid>\d{1,10})\s{1,12}(?<ppid>\d{1,10})\s{1,8}\d{1,5}\s{1,8}[\da-f]{8,16}\s{1,4}(?<state>[A-Z?]{2})\s{1,8}\d{1,3}\.\d\s{1,20}\d{1,16}\s{1,20}\d{1,16}\s{1,8}(?<comm>\S.{0,63}?)\s{0,8}$/;

class CrashPsReader implements Reader {
  readonly #out: Output;
  #listing = false;

  constructor(out: Output) {
    this.#out = out;
  }

  busy(): boolean {
    return this.#listing;
  }

  line(line: Line): void {
    if (isHeader(line.text)) {
      this.#listing = true;
      return;
    }
    const groups = this.#listing ? ROW.exec(line.text)?.groups : undefined;
    // Other commands of the session follow.
    this.#listing = groups !== undefined;
    const [pid, ppid] = [Number(groups?.['pid']), Number(groups?.['ppid'])];
    // The idle tasks of all CPUs have the number 0, and are no processes.
    if (groups === undefined || pid === 0) return;
    const state = crashState(groups['state']);
    this.#out.add(processes, line, { pid, ppid, state, command: groups['comm'] ?? '' });
  }
}

function isHeader(text: string): boolean {
  return text.includes('COMM') && HEADER.test(text);
}

/** The list of tasks in a session of the crash utility, among whatever else was asked there. */
export const crashPs: Parser = {
  name: 'crash-ps',
  from: ['sos_commands/crash/*'],
  homes: 'all',
  emits: [processes],
  // It may be a list of some tasks, as `ps df` prints it.
  settles: [],
  wake: /%MEM\s/,
  // `recogniseLog` knows a session by this list as well.
  beside: kernelLog,
  read: (out) => new CrashPsReader(out),
};
