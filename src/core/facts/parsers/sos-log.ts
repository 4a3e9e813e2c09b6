import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { captures } from '../kinds/host.ts';
import { sosCommands } from '../kinds/sos-commands.ts';
import { timeouts } from '../kinds/timeouts.ts';
import { shareOf, sureness } from '../text/sureness.ts';

const STAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)[,.](\d{3})\s/;
const PLUGIN = /\[plugin:([\w.-]{1,60})\] /;
/** sos 3.1 and later. */
const TIMED_OUT = /^command '(.*)' timed out after (\d{1,9}(?:\.\d+)?)\s?s/;
const STARTED = /^collecting output of '(.*)'\s*$/;
/** sos 3.9 and later. */
const GAVE_UP = /\bPlugin ([\w.-]{1,60}) timed out\b/;
const MAX_PLUGINS = 1000;

interface Started {
  readonly line: Line;
  readonly command: string;
  readonly silent: boolean;
}

class SosLogReader implements Reader {
  readonly #out: Output;
  readonly #started = new Map<string, Started>();
  #first: Line | undefined;
  #last: Line | undefined;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    if (STAMP.test(line.text)) {
      this.#first ??= line;
      this.#last = line;
    }
    const named = PLUGIN.exec(line.text);
    if (named !== null) this.#ofPlugin(line, named[1] ?? '', line.text.slice(named.index + named[0].length));
    const gaveUp = GAVE_UP.exec(line.text)?.[1];
    if (gaveUp !== undefined) this.#out.add(timeouts, line, { command: '', by: 'sos plugin', plugin: gaveUp });
  }

  /** Of a log that was cut nobody knows the last line, so neither a plugin's last command nor the last moment. */
  end(complete: boolean): void {
    this.#moment(this.#first, 'start');
    if (!complete) return;
    for (const [plugin, { line, command, silent }] of this.#started) {
      this.#out.add(sosCommands, line, { plugin, command, silent });
    }
    if (this.#last !== this.#first) this.#moment(this.#last, 'during');
  }

  #ofPlugin(line: Line, plugin: string, words: string): void {
    const command = STARTED.exec(words)?.[1];
    const known = this.#started.get(plugin);
    if (command !== undefined) {
      if (known !== undefined || this.#started.size < MAX_PLUGINS) {
        this.#started.set(plugin, { line, command, silent: true });
      }
      return;
    }
    if (known?.silent === true) this.#started.set(plugin, { ...known, silent: false });
    const [, timedOut, seconds] = TIMED_OUT.exec(words) ?? [];
    if (timedOut === undefined) return;
    const whole = Math.round(Number(seconds));
    this.#out.add(timeouts, line, { command: timedOut, seconds: whole, by: 'sos command', plugin });
  }

  #moment(line: Line | undefined, phase: string): void {
    const [, date, time, milliseconds] = STAMP.exec(line?.text ?? '') ?? [];
    if (line === undefined || date === undefined || time === undefined) return;
    this.#out.add(captures, line, { at: `${date}T${time}.${milliseconds ?? '000'}`, phase });
  }
}

/** The log of sos: which command of which plugin was the last to start, and what it gave up on. */
export const sosLog: Parser = {
  name: 'sos-log',
  from: ['sos_logs/sos.log'],
  homes: 'first',
  emits: [timeouts, sosCommands, captures],
  settles: [timeouts, sosCommands],
  recognise: (head) =>
    head.some((line) => STAMP.test(line) && PLUGIN.test(line))
      ? sureness(shareOf(head, (line) => STAMP.test(line)))
      : 0,
  read: (out) => new SosLogReader(out),
};

/** What sos showed on its terminal. */
export const sosUiLog: Parser = {
  name: 'sos-ui-log',
  from: ['sos_logs/ui.log'],
  homes: 'first',
  emits: [timeouts],
  recognise: (head) => (head.some((line) => /^\s*Plugin [\w.-]{1,60} timed out\s*$/.test(line)) ? 0.9 : 0),
  read(out) {
    return {
      line(line) {
        const plugin = GAVE_UP.exec(line.text)?.[1];
        if (plugin !== undefined) out.add(timeouts, line, { command: '', by: 'sos plugin', plugin });
      },
    };
  },
};
