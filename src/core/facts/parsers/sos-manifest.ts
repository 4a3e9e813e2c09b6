import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { captures, generators } from '../kinds/host.ts';
import { timeouts } from '../kinds/timeouts.ts';
import { timings } from '../kinds/timings.ts';
import { type JsonScalar, JsonWalker } from '../text/json-walker.ts';

/** What coreutils `timeout` exits with when it had to end the command. */
const TIMED_OUT = 124;

/** Commands that ask every mount for its size, and those that only list the mounts. */
const ASKS_ALL = /^(?:\S{0,60}\/)?df(?: |$)/;
const LISTS = /^(?:\S{0,60}\/)?(?:findmnt$|mount(?: -l)?$)/;
/** Killed by `timeout`, not found, or not to be run. */
const NOT_RETURNED = new Set([TIMED_OUT, 126, 127, 137]);
/** sos has a dozen of them at most. */
const MAX_TIMINGS = 100;

interface Command {
  readonly place: string;
  readonly exec: string;
  readonly status?: number;
}

/** sos 4.0 and later: `components.report.plugins.NAME.timeout_hit`, and for each command its `return_code`. */
class ManifestReader implements Reader {
  readonly #out: Output;
  readonly #walker: JsonWalker;
  #line: Line | undefined;
  #known = false;
  /** The command whose members are being read, by its place in the document. */
  #command: Command | undefined;
  #timings = 0;

  constructor(out: Output) {
    this.#out = out;
    this.#walker = new JsonWalker((path, value) => {
      if (this.#line !== undefined) this.#value(this.#line, path, value);
    });
  }

  line(line: Line): void {
    this.#line = line;
    this.#walker.line(line.text);
  }

  end(): { readonly settled: boolean } {
    return { settled: this.#known };
  }

  #value(line: Line, path: readonly string[], value: JsonScalar): void {
    const [first, second, third, plugin, member] = path;
    if (path.length === 1) this.#head(line, first ?? '', value);
    if (first !== 'components' || second !== 'report' || third !== 'plugins' || plugin === undefined) return;
    this.#known = true;
    if (path.length === 5 && member === 'timeout_hit' && value === true) {
      this.#out.add(timeouts, line, { command: '', by: 'sos plugin', plugin });
    }
    if (path.length === 7 && member === 'commands') this.#commandMember(line, path, plugin, value);
  }

  #head(line: Line, key: string, value: JsonScalar): void {
    if (typeof value !== 'string' || value === '') return;
    if (key === 'version') this.#out.add(generators, line, { name: 'sos', version: value });
    const at = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,9})?)/.exec(value);
    if (at === null || (key !== 'start_time' && key !== 'end_time')) return;
    this.#out.add(captures, line, {
      at: `${at[1] ?? ''}T${at[2] ?? ''}`,
      phase: key === 'start_time' ? 'start' : 'end',
    });
  }

  #commandMember(line: Line, path: readonly string[], plugin: string, value: JsonScalar): void {
    const place = path.slice(0, 6).join('/');
    const key = path[6];
    if (key === 'exec' && typeof value === 'string') this.#command = { place, exec: value };
    const command = this.#command;
    if (command?.place !== place || typeof value !== 'number') return;
    if (key === 'return_code') {
      this.#command = { ...command, status: value };
      if (value === TIMED_OUT) this.#out.add(timeouts, line, { command: command.exec, by: 'sos command', plugin });
    }
    if (key === 'run_time') this.#timing(line, command, value);
  }

  /** `run_time` comes behind `return_code`, in seconds with a fraction. */
  #timing(line: Line, { exec, status }: Command, seconds: number): void {
    const asksAll = ASKS_ALL.test(exec);
    if (status === undefined || !(asksAll || LISTS.test(exec)) || !(seconds >= 0 && seconds < 1e6)) return;
    this.#timings += 1;
    if (this.#timings > MAX_TIMINGS) return;
    this.#out.add(timings, line, {
      command: exec,
      of: asksAll ? 'statfs' : 'table',
      milliseconds: Math.round(seconds * 1000),
      returned: !NOT_RETURNED.has(status),
      by: 'sos',
    });
  }
}

/** The manifest of sos 4: what ran, when, and what it gave up on. */
export const sosManifest: Parser = {
  name: 'sos-manifest',
  from: ['sos_reports/manifest.json'],
  homes: 'first',
  emits: [timeouts, generators, captures, timings],
  settles: [timeouts],
  recognise(head, name) {
    const text = head.slice(0, 40).join('\n').slice(0, 4000);
    if (!/^\s*\{/.test(text) || !text.includes('"components"') || !text.includes('"cmdline"')) return 0;
    return /manifest/.test(name) ? 1 : 0.9;
  },
  read: (out) => new ManifestReader(out),
};
