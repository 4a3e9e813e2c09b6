import type { Origin } from '../../model/fact.ts';
import type { FrameText } from './frames.ts';
import { parseCrashFrame, parseFrames } from './frames.ts';
import type { KernelLine } from './prefix.ts';
import type { HungLine, Meaning, OwnerLine } from './report-lines.ts';
import { meaningOf } from './report-lines.ts';
import { type LogReport, TaskDraft } from './task-draft.ts';
import { endsStack } from './stack-end.ts';
import type { TaskHeader } from './task-header.ts';

/** A stack whose head was lost can only stand where the log begins. */
const HEAD_LINES = 2;

/** How soon a line follows that another CPU writes at the same moment. */
const UNFINISHED_LINES = 3;

/**
 * Turns the lines of one caller (or of a log whose lines name no caller) into task reports. A line that belongs to no
 * report is passed over: other messages may fall between the lines of a stack.
 */
export class ReportStream {
  readonly #done: (draft: TaskDraft) => void;
  /** Lines in which more may come of a report of no interest, whose stack had not ended. */
  #unfinished = 0;
  /** Reports of several CPUs stand line by line in one another. */
  #mixing = false;
  #open: TaskDraft | undefined;
  #context: LogReport | 'all-cpus' | undefined;
  /** Frames that follow belong to a report of no interest: an oops, a warning, a CPU's backtrace. */
  #ignoring = false;
  #untouched = true;
  #owner: TaskHeader | undefined;
  #hinted = false;

  constructor(done: (draft: TaskDraft) => void) {
    this.#done = done;
  }

  /** True where the line means something to a report. */
  line({ body, at }: KernelLine, source: Origin): boolean {
    if (this.#unfinished > 0) this.#unfinished -= 1;
    const frames = parseFrames(body);
    if (frames.length > 0) {
      this.#stack(frames, source, at, 'sysrq');
      return true;
    }
    const crash = parseCrashFrame(body);
    if (crash !== undefined) {
      this.#stack([crash], source, at, 'crash');
      return true;
    }
    const meaning = meaningOf(body);
    if (meaning === undefined) return false;
    this.#take(meaning, body, source, at);
    if (meaning.is !== 'trace' && meaning.is !== 'open') this.#untouched = false;
    return true;
  }

  /** Ends what is open; `cut` where the log broke off. */
  reset(cut = false): void {
    if (cut) this.#open?.cut();
    this.#flush();
    this.#context = undefined;
    this.#ignoring = false;
    this.#owner = undefined;
    this.#hinted = false;
    this.#mixing = false;
  }

  /** The log says that lines are missing here: what is open may lack frames. */
  lost(): void {
    this.#open?.cut();
  }

  #take(meaning: Meaning, body: string, source: Origin, at: string | undefined): void {
    switch (meaning.is) {
      case 'hung':
        this.#hung(meaning.hung, source, at);
        return;
      case 'owner':
        this.#held(meaning.owner);
        return;
      case 'header':
        this.#header(meaning.task, source, at);
        return;
      case 'cpu':
        this.#cpu(meaning.task, source, at);
        return;
      case 'crash':
      case 'lockup':
        this.#begin(meaning.is, meaning.task, source, at);
        return;
      case 'rcu':
        this.#begin('rcu-stall', undefined, source, at);
        return;
      case 'trace':
        this.#trace(body.trim());
        return;
      case 'open':
        if (body.includes('<TASK>')) this.#open?.enterTask();
        return;
      case 'close':
        if (body.includes('TASK')) this.#open?.leaveTask();
        return;
      case 'sysrq':
        this.reset();
        this.#context = 'sysrq';
        return;
      case 'all-cpus':
        this.reset();
        this.#context = 'all-cpus';
        return;
      case 'khungtaskd':
        this.#hint();
        return;
      case 'other-report':
        this.#otherReport(body);
        return;
      case 'detail':
    }
  }

  #begin(report: LogReport, task: TaskHeader | undefined, source: Origin, at: string | undefined): void {
    const mixing = this.#isOvertaken(task);
    if (this.#open?.report !== report || report === 'lockup') this.#open?.interrupt();
    this.reset();
    this.#mixing = mixing;
    this.#context = report;
    this.#start(new TaskDraft({ report, source, at, ...(task === undefined ? {} : { task }) }));
  }

  #start(draft: TaskDraft): void {
    if (this.#mixing) draft.mix();
    this.#open = draft;
  }

  /** What is left of an unfinished stack may stand among the frames of a sleeper that begins now. */
  #startSleeper(draft: TaskDraft): void {
    if (this.#unfinished > 0) draft.cut();
    this.#unfinished = 0;
    this.#start(draft);
  }

  /**
   * CPUs that lock up at the same moment report line by line into one another (until 4.x nothing kept them apart): a
   * second one speaks before the first one's stack came. Which frame is whose, only the caller's name could tell.
   */
  #isOvertaken(next: Partial<TaskHeader> | undefined): boolean {
    const open = this.#open;
    const isBare = open?.report === 'lockup' && open.task.pid !== undefined && open.frames.length === 0;
    return isBare && (open.heading === undefined || this.#mixing) && next?.pid !== open.task.pid;
  }

  /** Stands above a stack: what came without it was another report's, and a second one begins another stack. */
  #trace(heading: string): void {
    const open = this.#open;
    if (open === undefined) return;
    const known = open.heading;
    open.heading = heading;
    if (open.frames.length === 0) {
      if (known === heading) open.mix();
    } else if (known === undefined && !open.headless) open.disown();
    else {
      open.interrupt();
      this.#flush();
    }
  }

  #hung({ comm, pid, seconds }: HungLine, source: Origin, at: string | undefined): void {
    if (this.#open?.report !== 'hung-task') this.#open?.interrupt();
    this.reset();
    this.#context = 'hung-task';
    this.#startSleeper(new TaskDraft({ report: 'hung-task', source, at, task: { comm, pid }, seconds }));
  }

  #held({ pid, owner }: OwnerLine): void {
    if (this.#open?.task.pid === pid) this.#open.heldBy = owner.pid;
    this.#flush();
    this.#owner = owner;
  }

  #header(task: TaskHeader, source: Origin, at: string | undefined): void {
    const open = this.#open;
    if (open !== undefined && !open.hasHeader && open.task.pid === task.pid) {
      // Its own frames come behind this line.
      if (open.frames.length > 0) open.disown();
      open.describe(task);
      return;
    }
    const stall = this.#stall();
    if (stall !== undefined) {
      this.#stalled(stall, task, source, at);
      return;
    }
    this.#flush();
    this.#ignoring = false;
    const isOwner = this.#owner?.pid === task.pid;
    const report = isOwner || this.#hinted ? 'hung-task' : 'sysrq';
    const draft = new TaskDraft({ report, source, at, headless: this.#hinted });
    draft.describe(isOwner ? { ...task, comm: this.#owner?.comm ?? task.comm } : task);
    this.#startSleeper(draft);
    this.#owner = undefined;
    this.#hinted = false;
  }

  #cpu(task: TaskHeader, source: Origin, at: string | undefined): void {
    const stall = this.#stall();
    if (this.#context === 'all-cpus') this.#stalled('sysrq', { ...task, state: 'R' }, source, at);
    else if (stall === undefined) this.#ignore();
    else this.#stalled(stall, task, source, at);
  }

  #stall(): 'lockup' | 'rcu-stall' | undefined {
    return this.#context === 'rcu-stall' || this.#context === 'lockup' ? this.#context : undefined;
  }

  /** A stall dumps the tasks of several CPUs; idle ones (`swapper/3`, pid 0) are not stuck. */
  #stalled(report: LogReport, task: TaskHeader, source: Origin, at: string | undefined): void {
    this.#ignoring = task.pid === 0;
    const open = this.#open;
    if (open?.task.pid === task.pid && open.frames.length === 0) return;
    if (open !== undefined && open.task.pid === undefined && open.frames.length === 0) {
      if (!this.#ignoring) open.describe(task);
      return;
    }
    this.#mixing = this.#isOvertaken(task);
    this.#flush();
    if (!this.#ignoring) this.#start(new TaskDraft({ report, source, at, task }));
  }

  /** This line stands between a hung-task line and its header; without an open report the first line was lost. */
  #hint(): void {
    if (this.#open !== undefined && !this.#open.hasHeader) return;
    this.reset();
    this.#context = 'hung-task';
    this.#hinted = true;
  }

  #otherReport(body: string): void {
    const ofCpus = this.#stall() !== undefined || this.#context === 'all-cpus';
    if (ofCpus && /^(?:NMI backtrace|Sending NMI)/.test(body)) return;
    this.#ignore();
  }

  #ignore(): void {
    this.#open?.interrupt();
    this.reset();
    this.#ignoring = true;
  }

  #stack(frames: readonly FrameText[], source: Origin, at: string | undefined, report: LogReport): void {
    if (this.#ignoring) {
      const [last] = frames.slice(-1);
      this.#unfinished = last === undefined || endsStack(last) ? 0 : UNFINISHED_LINES;
      return;
    }
    if (this.#open?.ended === true) this.#flush();
    this.#open ??= new TaskDraft({ report, source, at, headless: true });
    for (const frame of frames) {
      // ARM states each function twice: as called and as caller of the next.
      if (frame.offset === undefined && this.#open.frames.at(-1)?.function === frame.function) continue;
      this.#open.push(frame, source);
    }
  }

  #flush(): void {
    const draft = this.#open;
    this.#open = undefined;
    if (draft === undefined) return;
    if (draft.headless && draft.task.pid === undefined && !this.#isSleeper(draft)) return;
    this.#done(draft);
  }

  /** A stack without any header: of a sleeping task for sure only if it starts in the scheduler, or its head is lost. */
  #isSleeper(draft: TaskDraft): boolean {
    const reliable = draft.frames.filter((frame) => frame.reliable).length;
    if (reliable < 2) return false;
    return draft.beginsAsleep() || (this.#untouched && draft.source.line <= HEAD_LINES);
  }
}
