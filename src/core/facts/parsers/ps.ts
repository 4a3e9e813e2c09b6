import type { Fields, FactOf } from '../../model/fact.ts';
import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { processes } from '../kinds/processes.ts';
import { timeouts } from '../kinds/timeouts.ts';
import { type PsCells, psCells, psHeader, type PsLayout } from '../text/ps-columns.ts';
import { timedCommand } from '../text/timeout-command.ts';
import { wholeNumber } from '../text/tokens.ts';

type FieldsOf<K> = K extends { readonly fields: infer F extends Fields } ? Omit<FactOf<F>, 'source'> : never;
type Process = FieldsOf<typeof processes>;

/**
 * `0` and `?` stand for "not asleep" and "not known" by version of ps, `*` for several threads; procps 3 prints the
 * address where it finds no System.map.
 */
const NO_FUNCTION = /^(?:[0?*]|\d{2,20}|(?=[a-f]{0,15}\d|f{6})[0-9a-f]{6,16})$/;

/** `wchan:20` in the options that sos gives, hence in the name of the file. */
function wchanWidthOf(path: string): number | undefined {
  return wholeNumber(/wchan[_:](\d{1,3})(?!\d)/.exec(path)?.[1]);
}

function processFrom(row: PsCells, wchanWidth: number | undefined): Process | undefined {
  const cell = (...names: readonly string[]): string | undefined => {
    const text = names.map((name) => row.cells.get(name)).find((found) => found !== undefined);
    return text === undefined || text === '-' ? undefined : text;
  };
  const pid = wholeNumber(cell('PID'));
  if (pid === undefined) return undefined;
  const wchan = cell('WCHAN');
  const asleepIn = wchan === undefined || NO_FUNCTION.test(wchan) ? undefined : wchan;
  return {
    user: cell('USER', 'EUSER', 'RUSER', 'UID'),
    uid: wholeNumber(cell('UID', 'USER')),
    pid,
    ppid: wholeNumber(cell('PPID')),
    lwp: wholeNumber(cell('LWP', 'TID', 'SPID')),
    state: stateOf(cell('STAT', 'S', 'STATE')),
    wchan: asleepIn,
    wchanWidth: asleepIn === undefined ? undefined : wchanWidth,
    command: row.command,
    startedAt: row.startedAt === '-' ? undefined : row.startedAt,
  };
}

function stateOf(text: string | undefined): string | undefined {
  const letter = text?.charAt(0) ?? '';
  return /^[A-Za-z]$/.test(letter) ? letter : undefined;
}

/**
 * The `m` layouts print the process with `-` for what belongs to its threads, and below it a row for each thread with
 * `-` for what belongs to the process. The first thread completes the process; a further one is a row of its own only
 * where it is blocked and the first is not.
 */
class PsReader implements Reader {
  readonly #out: Output;
  readonly #givenWidth: number | undefined;
  #layout: PsLayout | undefined;
  #pending: { readonly line: Line; process: Process } | undefined;
  #rows = 0;

  constructor(out: Output, path: string) {
    this.#out = out;
    this.#givenWidth = wchanWidthOf(path);
  }

  line(line: Line): void {
    if (line.text.trim() === '') return;
    const header = psHeader(line.text);
    if (header !== undefined) this.#layout = header;
    // Before the first header stand warnings of ps and words of whoever pasted it.
    if (header !== undefined || this.#layout === undefined) return;
    const row = psCells(line.text, this.#layout);
    const process = row === undefined ? undefined : processFrom(row, this.#givenWidth ?? this.#layout.wchanWidth);
    if (process !== undefined) this.#startProcess(line, process);
    else if (row?.cells.get('PID') === '-') this.#thread(line, row);
    else this.#out.unreadable(line, 'not a row of this process list');
  }

  end(): { readonly settled: boolean } {
    this.#flush();
    return { settled: this.#rows > 0 };
  }

  #startProcess(line: Line, process: Process): void {
    this.#flush();
    this.#pending = { line, process };
  }

  #thread(line: Line, row: PsCells): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    const cells = new Map(row.cells).set('PID', String(pending.process.pid));
    const thread = processFrom({ ...row, cells }, this.#givenWidth ?? this.#layout?.wchanWidth);
    if (thread === undefined) return;
    const { state, wchan, wchanWidth, lwp } = thread;
    if (pending.process.state === undefined) {
      pending.process = { ...pending.process, state, wchan: wchan ?? pending.process.wchan, wchanWidth };
    } else if (state === 'D' && pending.process.state !== 'D') {
      this.#rows += 1;
      this.#out.add(processes, line, { ...pending.process, state, wchan, wchanWidth, lwp });
    }
  }

  #flush(): void {
    if (this.#pending === undefined) return;
    const { line, process } = this.#pending;
    this.#pending = undefined;
    this.#rows += 1;
    this.#out.add(processes, line, process);
    const timed = timedCommand(process.command);
    if (timed !== undefined) this.#out.add(timeouts, line, { ...timed, by: 'timeout' });
  }
}

/** Every layout of `ps`: columns are found by their header. */
export const ps: Parser = {
  name: 'ps',
  from: [
    'sos_commands/process/ps_*',
    'sos_commands/*/ps_*',
    'sos_commands/*/ps',
    'collector/processes',
    'ps',
    'ps.txt',
    'ps_*',
    'ps-*',
  ],
  homes: 'all',
  emits: [processes, timeouts],
  settles: [processes],
  recognise(head, name) {
    const at = head.findIndex((line) => psHeader(line) !== undefined);
    const layout = psHeader(head[at] ?? '');
    if (layout === undefined) return 0;
    const row = head.slice(at + 1).find((line) => line.trim() !== '');
    const fits = row !== undefined && psCells(row, layout)?.cells.get('PID') !== undefined;
    return fits ? 0.9 + (/\bps\b|(?:^|\/)ps_/.test(name) ? 0.05 : 0) : 0;
  },
  read: (out, path) => new PsReader(out, path),
};
