import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { kernels } from '../kinds/host.ts';
import { tasks } from '../kinds/tasks.ts';
import { recogniseLog } from '../kernel/recognise-log.ts';
import { type KernelLine, splitPrefix } from '../kernel/prefix.ts';
import { type KernelName, parseBanner, parseTaintLine } from '../kernel/report-lines.ts';
import { ReportStream } from '../kernel/report-stream.ts';
import type { TaskDraft } from '../kernel/task-draft.ts';
import { stackKey } from '../kernel/stack-key.ts';
import { WAKE, WAKE_MARKS } from '../kernel/wake.ts';

/** A report ends for good after so many lines without a word of it. */
const MAX_GAP = 100;
/** Tasks and CPUs that speak at the same time. */
const MAX_STREAMS = 64;
/** Reports that wait for the end of the log, where it is known whether a reboot made them history. */
const MAX_WAITING = 20_000;
/** Frames kept of one member; a full sysrq-t of a large host has about a hundred thousand. */
const MAX_FRAMES = 200_000;

const NEXT_BOOT = /^-- (?:Reboot|Boot [\da-f]{32}) ?--/;
/** Where a log says that lines are missing: rsyslog, journald, the kernel's console and its own rate limit. */
const LOST =
  /messages (?:lost due to rate-limiting|suppressed|dropped)|callbacks suppressed|Missed \d{1,10} kernel messages|Suppressed \d{1,10} messages from/;
/** Logs of another boot than the one at capture, or kept from before: `dmesg.old` of RHEL, `dmesg.0` of Debian. */
export const EARLIER_BOOT = /^var\/crash\/|boot_-\d|(?:^|\/)pstore\/|^var\/log\/dmesg\.(?:old|\d)/;
const ROTATED = /^var\/log\/(?:[a-z]{1,16}\.)?[a-z]{1,16}(?:[-.]\d{1,14}|\.old)/;

/** dmesg, syslog, journal, console captures, and the crash utility's `bt`: whoever holds kernel messages. */
export const kernelLog: Parser = {
  name: 'kernel-log',
  from: [
    'sos_commands/kernel/dmesg*',
    'sos_commands/*/dmesg*',
    'dmesg*',
    'sos_commands/logs/journalctl_*',
    'sos_commands/*/journalctl_*',
    'var/log/messages*',
    'var/log/syslog*',
    'var/log/kern*',
    'var/log/warn*',
    'var/log/dmesg*',
    'sos_strings/*/*.tailed',
    'boot.txt',
    'messages.txt',
    'sos_commands/crash/*',
    'var/crash/*/vmcore-dmesg*',
    'var/crash/*/dmesg*',
    'sys/fs/pstore/dmesg*',
    'var/lib/systemd/pstore/*/dmesg*',
    'var/lib/systemd/pstore/*/*/dmesg*',
  ],
  homes: 'all',
  emits: [tasks, kernels],
  // A log that does not mention a hang proves nothing: most of them are never logged.
  settles: [],
  wake: WAKE,
  marks: WAKE_MARKS,
  recognise: recogniseLog,
  read: (out, path) => new LogReader(out, path),
};

/** Part of a block is a window on it in every engine, and would keep all of it for a few lines. */
function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

/** A ring buffer begins in the middle of a line, of which the time is gone first; all others have theirs. */
function isCutHead(first: Line, second: Line): boolean {
  return first.line === 1 && hasTime(second.text) && !hasTime(first.text);
}

function hasTime(text: string): boolean {
  return splitPrefix(text)?.at !== undefined;
}

interface Waiting {
  readonly draft: TaskDraft;
  readonly boot: number;
}

class LogReader implements Reader {
  readonly #out: Output;
  readonly #streams = new Map<string, ReportStream>();
  /** The kernel of the latest boot in this log. */
  #kernel: { readonly at: Line; readonly name: KernelName } | undefined;
  /** A log kept of a crashed or an earlier boot is history as a whole. */
  readonly #earlier: boolean;
  /** A rotated one may be, and its kernel is not the running one for sure. */
  readonly #rotated: boolean;
  #waiting: Waiting[] = [];
  /** The latest report of each task at each place, of those that wait. */
  readonly #stacks = new Map<string, TaskDraft>();
  #boot = 0;
  #gap = MAX_GAP;
  #frames = 0;
  /** The latest line: the last one of a member that was cut is cut itself, and its numbers may lack their tail. */
  #held: Line | undefined;

  constructor(out: Output, path: string) {
    this.#out = out;
    this.#earlier = EARLIER_BOOT.test(path);
    this.#rotated = ROTATED.test(path);
  }

  busy(): boolean {
    return this.#held !== undefined || this.#gap < MAX_GAP;
  }

  line(line: Line): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined && !isCutHead(held, line)) this.#read(held);
    if (this.#gap < MAX_GAP || WAKE.test(line.text)) this.#held = line;
  }

  #read(held: Line): void {
    const line = { ...held, text: ownText(held.text) };
    const idle = this.#gap >= MAX_GAP;
    const kernel = splitPrefix(line.text);
    if (kernel === undefined) {
      this.#pass(line);
      return;
    }
    if (!kernel.body.includes('\n')) this.#take(kernel, line, idle);
    // rsyslog writes a message of several lines as one, with `#012` between them.
    else for (const body of kernel.body.split('\n')) this.#take({ ...kernel, body }, line, idle);
  }

  #take(kernel: KernelLine, line: Line, idle: boolean): void {
    const named = parseBanner(kernel.body);
    if (named !== undefined) this.#booted(line, named);
    const tainted = idle ? undefined : parseTaintLine(kernel.body);
    if (tainted !== undefined) this.#name(line, tainted);
    if (this.#stream(kernel.caller).line(kernel, line)) this.#gap = 0;
    else this.#pass(line);
  }

  end(complete: boolean): void {
    if (complete && this.#held !== undefined) this.#read(this.#held);
    for (const stream of this.#streams.values()) stream.reset(!complete);
    this.#release();
    if (this.#kernel === undefined || this.#earlier || this.#rotated) return;
    this.#out.add(kernels, this.#kernel.at, this.#kernel.name);
  }

  #pass(line: Line): void {
    if (line.text.startsWith('-- ') && NEXT_BOOT.test(line.text)) this.#nextBoot();
    if (this.#gap >= MAX_GAP) return;
    if (LOST.test(line.text)) for (const stream of this.#streams.values()) stream.lost();
    this.#gap += 1;
    if (this.#gap >= MAX_GAP) this.#resetAll();
  }

  #booted(line: Line, name: KernelName): void {
    this.#nextBoot();
    this.#kernel = { at: line, name };
  }

  #nextBoot(): void {
    this.#resetAll();
    this.#boot += 1;
    this.#kernel = undefined;
  }

  #name(at: Line, name: KernelName): void {
    if (this.#kernel?.name.release !== name.release) this.#kernel = { at, name };
  }

  #resetAll(): void {
    for (const stream of this.#streams.values()) stream.reset();
  }

  #stream(caller: string): ReportStream {
    const known = this.#streams.get(caller);
    if (known !== undefined) return known;
    if (this.#streams.size >= MAX_STREAMS) {
      this.#resetAll();
      this.#streams.clear();
    }
    const stream = new ReportStream((draft) => this.#done(draft));
    this.#streams.set(caller, stream);
    return stream;
  }

  #done(draft: TaskDraft): void {
    const { report, task, frames } = draft;
    const key = `${report}\0${task.pid ?? ''}\0${task.comm ?? ''}\0${this.#boot}\0${stackKey(frames)}`;
    const before = this.#stacks.get(key);
    // khungtaskd repeats itself: the stack is kept once, as the latest report has it.
    if (before === undefined || task.pid === undefined) this.#frames += frames.length;
    else before.frames = frames;
    if (this.#frames > MAX_FRAMES) {
      if (frames.length > 0) this.#out.limited(draft.source, `more than ${MAX_FRAMES} stack frames to keep`);
      draft.forget();
    } else this.#stacks.set(key, draft);
    this.#waiting.push({ draft, boot: this.#boot });
    if (this.#waiting.length >= MAX_WAITING) this.#release();
  }

  #release(): void {
    const waiting = this.#waiting.sort((a, b) => a.draft.source.line - b.draft.source.line);
    this.#waiting = [];
    this.#stacks.clear();
    for (const { draft, boot } of waiting) {
      const laterBoots = this.#boot - boot;
      const history = this.#earlier || laterBoots > 0 ? { earlierBoot: true } : {};
      this.#out.add(tasks, draft.source, { ...draft.fields(), ...history, ...(laterBoots > 0 ? { laterBoots } : {}) });
    }
  }
}
