import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { kernels } from '../kinds/host.ts';
import { tasks } from '../kinds/tasks.ts';
import { recogniseLog } from '../kernel/recognise-log.ts';
import { splitPrefix } from '../kernel/prefix.ts';
import { type KernelName, parseBanner, parseTaintLine } from '../kernel/report-lines.ts';
import { ReportStream } from '../kernel/report-stream.ts';
import type { TaskDraft } from '../kernel/task-draft.ts';

/** What a block of log must hold to be worth cutting into lines: frames, reports of any sort, boots. */
const WAKE =
  /\+0x[\da-f]{1,8}\/0x|blocked (?:for more|in I\/O wait|on an? )|Linux version \d|COMMAND: "|can't die for|-- (?:Re)?[Bb]oot |LOCKUP|soft lockup|detected stall|detect stall|ysRq|ysrq: |\[inline\]|disables this message|cut here \]|BUG: |WARNING: |NMI backtrace|Kernel panic|Oops/;

/** A report ends for good after so many lines without a word of it. */
const MAX_GAP = 100;
/** Tasks and CPUs that speak at the same time. */
const MAX_STREAMS = 64;
/** Reports that wait for the end of the log, where it is known whether a reboot made them history. */
const MAX_WAITING = 20_000;
/** Frames kept of one member; a full sysrq-t of a large host has about a hundred thousand. */
const MAX_FRAMES = 500_000;

const NEXT_BOOT = /^-- (?:Reboot|Boot [\da-f]{32}) ?--/;

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
    'var/log/kern.log*',
    'var/log/warn*',
    'var/log/dmesg*',
    'sos_strings/*/*.tailed',
    'boot.txt',
    'messages.txt',
    'sos_commands/crash/*',
    'var/crash/*/vmcore-dmesg*',
    'var/crash/*/dmesg*',
  ],
  homes: 'all',
  emits: [tasks, kernels],
  // A log that does not mention a hang proves nothing: most of them are never logged.
  settles: [],
  wake: WAKE,
  recognise: recogniseLog,
  read: (out, path) => new LogReader(out, path),
};

interface Waiting {
  readonly draft: TaskDraft;
  readonly boot: number;
}

class LogReader implements Reader {
  readonly #out: Output;
  readonly #streams = new Map<string, ReportStream>();
  /** By release, the latest last. */
  readonly #kernels = new Map<string, { readonly at: Line; readonly name: KernelName }>();
  /** A log kept of a crashed or an earlier boot is history as a whole. */
  readonly #earlier: boolean;
  #waiting: Waiting[] = [];
  #boot = 0;
  #gap = MAX_GAP;
  #frames = 0;

  constructor(out: Output, path: string) {
    this.#out = out;
    this.#earlier = /^var\/crash\/|journalctl_.*boot_-\d/.test(path);
  }

  busy(): boolean {
    return this.#gap < MAX_GAP;
  }

  line(line: Line): void {
    const idle = this.#gap >= MAX_GAP;
    if (idle && !WAKE.test(line.text) && !mayBeHeader(line.text)) return;
    const kernel = splitPrefix(line.text);
    if (kernel === undefined) {
      this.#pass(line);
      return;
    }
    const named = parseBanner(kernel.body);
    if (named !== undefined) this.#booted(line, named);
    const tainted = idle ? undefined : parseTaintLine(kernel.body);
    if (tainted !== undefined) this.#name(line, tainted);
    if (this.#stream(kernel.caller).line(kernel, line)) this.#gap = 0;
    else this.#pass(line);
  }

  end(complete: boolean): void {
    for (const stream of this.#streams.values()) stream.reset(!complete);
    this.#release();
    for (const { at, name } of this.#kernels.values()) this.#out.add(kernels, at, name);
  }

  #pass(line: Line): void {
    if (line.text.startsWith('-- ') && NEXT_BOOT.test(line.text)) this.#boot += 1;
    if (this.#gap >= MAX_GAP) return;
    this.#gap += 1;
    if (this.#gap >= MAX_GAP) this.#resetAll();
  }

  #booted(line: Line, name: KernelName): void {
    this.#resetAll();
    this.#boot += 1;
    this.#name(line, name);
  }

  #name(at: Line, name: KernelName): void {
    if ([...this.#kernels.keys()].at(-1) === name.release) return;
    this.#kernels.delete(name.release);
    this.#kernels.set(name.release, { at, name });
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
    this.#frames += draft.frames.length;
    if (this.#frames > MAX_FRAMES) draft.forget();
    this.#waiting.push({ draft, boot: this.#boot });
    if (this.#waiting.length >= MAX_WAITING) this.#release();
  }

  #release(): void {
    const waiting = this.#waiting.sort((a, b) => a.draft.source.line - b.draft.source.line);
    this.#waiting = [];
    for (const { draft, boot } of waiting) {
      const history = this.#earlier || boot < this.#boot;
      this.#out.add(tasks, draft.source, { ...draft.fields(), ...(history ? { earlierBoot: true } : {}) });
    }
  }
}

/** Rows of tasks without a stack yet: the first of a dump may be the first line of the log. */
function mayBeHeader(text: string): boolean {
  return text.includes(' state:') || /\(NOTLB\)|\(L-TLB\)| 0x[\da-f]{8}\b/.test(text);
}
