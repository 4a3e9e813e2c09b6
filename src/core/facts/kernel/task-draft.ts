import type { FactOfKind, Frame, Origin } from '../../model/fact.ts';
import type { tasks } from '../kinds/tasks.ts';
import type { FrameText } from './frames.ts';
import { sleepFrames } from './normalise.ts';
import { endsStack } from './stack-end.ts';
import type { TaskHeader } from './task-header.ts';

type TaskFields = Omit<FactOfKind<typeof tasks>, 'source'>;
export type LogReport = 'hung-task' | 'sysrq' | 'crash' | 'lockup' | 'rcu-stall';

/** More frames than any kernel stack can hold; what repeats beyond is noise. */
const MAX_FRAMES = 512;

export interface DraftStart {
  readonly report: LogReport;
  readonly source: Origin;
  readonly at: string | undefined;
  readonly task?: Partial<TaskHeader>;
  readonly seconds?: number | undefined;
  /** Its header is missing. */
  readonly headless?: boolean;
}

/** A task report while its lines come in. */
export class TaskDraft {
  readonly report: LogReport;
  readonly source: Origin;
  frames: Frame[] = [];
  readonly headless: boolean;
  /** After `</TASK>`: whatever frames follow are another report's. */
  ended = false;
  heldBy: number | undefined;
  task: Partial<TaskHeader>;
  hasHeader: boolean;
  /** The heading above its frames, once it came. */
  heading: string | undefined;
  readonly #at: string | undefined;
  readonly #seconds: number | undefined;
  #inTask = false;
  #cut = false;
  #mixed = false;
  #wchan: string | undefined;

  constructor(start: DraftStart) {
    this.report = start.report;
    this.source = start.source;
    this.headless = start.headless ?? false;
    this.task = start.task ?? {};
    this.hasHeader = start.report !== 'hung-task';
    this.#at = start.at;
    this.#seconds = start.seconds;
  }

  /** comm of an earlier line stays: headers before 6.x pad and cut it. */
  describe(header: TaskHeader): void {
    this.task = { ...header, ...(this.task.comm === undefined ? {} : { comm: this.task.comm }) };
    this.hasHeader = true;
  }

  push(frame: FrameText, { path, line, text, cut, lossy }: Origin): void {
    if (this.frames.length >= MAX_FRAMES) {
      this.#cut = true;
      return;
    }
    const source: Origin = { path, line, text, ...(cut === true ? { cut } : {}), ...(lossy === true ? { lossy } : {}) };
    this.frames.push({ ...frame, source });
  }

  /** `<TASK>` frames the stack proper since 5.16. */
  enterTask(): void {
    this.#inTask = true;
  }

  leaveTask(): void {
    this.#inTask = false;
    this.ended = true;
  }

  /** The member ended before the report did. */
  cut(): void {
    this.#cut = true;
  }

  /** Another report's lines stand among its own: no frame is its own for sure. */
  mix(): void {
    this.#mixed = true;
  }

  /** What came so far was another report's. */
  disown(): void {
    this.frames = [];
    this.#cut = true;
  }

  /** Another report begins: it is whole only if its stack had come to the end. */
  interrupt(): void {
    const last = this.frames.findLast(({ reliable }) => reliable);
    if (last !== undefined && !this.ended && !endsStack(last)) this.#cut = true;
  }

  /** Keeps of the stack only where it sleeps: the log holds more frames than are kept. */
  forget(): void {
    this.#wchan = sleepFrames(this.frames)[0]?.function;
    this.frames = [];
    this.#cut = true;
  }

  /** Every sleeper's dump begins in the scheduler; a stack of an oops does not. */
  beginsAsleep(): boolean {
    const first = this.frames.find(({ reliable }) => reliable);
    return first !== undefined && sleepFrames([first]).length === 0;
  }

  fields(): TaskFields {
    const partial =
      this.headless || this.#cut || this.#mixed || this.#inTask || !this.hasHeader || this.#stackIsMissing();
    return {
      ...this.task,
      report: this.report,
      frames: this.#mixed ? this.frames.map((frame) => ({ ...frame, reliable: false })) : this.frames,
      ...(this.#wchan === undefined ? {} : { wchan: this.#wchan }),
      ...(this.#seconds === undefined ? {} : { blockedForSeconds: this.#seconds }),
      ...(this.#at === undefined ? {} : { at: this.#at }),
      ...(this.heldBy === undefined ? {} : { heldBy: this.heldBy }),
      ...(partial ? { partial } : {}),
    };
  }

  /** `ps` of the crash utility shows tasks without stacks, and a stall may be reported without one. */
  #stackIsMissing(): boolean {
    return this.frames.length === 0 && (this.report === 'hung-task' || this.report === 'sysrq');
  }
}
