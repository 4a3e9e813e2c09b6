import type { Guardian } from './guarded.ts';
import type { Daemon } from './programs.ts';
import type { Requirement } from './requirements.ts';

/** What is captured of a scene: the facts that matter as files, what our collector wrote, and what sos wrote. */
export const CAPTURES = ['tree', 'collected', 'archive'] as const;
export type Capture = (typeof CAPTURES)[number];

/** What a diagnosis has to say: one of these words, and the rule; or `clear`. */
export interface Expected {
  readonly statuses: readonly string[];
  readonly rule?: string;
  /** The words where sos collected no kernel stacks (before 4.2). Neighbours can then not be told apart either. */
  readonly withoutStacks?: readonly string[];
  /**
   * Other causes that the case shows, with the reason. Every other rule has to be ruled out or not assessable.
   */
  readonly beside?: Readonly<Record<string, string>>;
}

export interface Scene {
  readonly name: string;
  readonly about: string;
  /** How the path of the mount that hangs ends; a diagnosis has to name it. */
  readonly mount?: string;
  /**
   * How long its victims have to have slept before it is captured, where the usual moment is not enough: on a busy disk
   * everybody waits now and then, and unhang believes in a hang only after a while.
   */
  readonly sleepMs?: number;
  /** Its victims sleep uninterruptibly, so khungtaskd reports them, where it may; otherwise it is `sleepMs` that counts. */
  readonly reported?: boolean;
  readonly requires: readonly Requirement[];
  readonly expect: Readonly<Record<Capture, Expected>>;
  set(stage: Stage): Promise<void>;
}

/** What a scene is set with. All of it ends with the scene. */
export interface Stage {
  readonly signal: AbortSignal;
  readonly guardian: Guardian;
  say(text: string): void;
  /** A directory of the lab's own, in memory; nothing in it needs to be removed. */
  room(): Promise<string>;
  /** Makes a directory of the host and those above it, where they are missing. */
  directory(path: string): Promise<string>;
  /** Starts a program of ours, and waits until it says "mounted". */
  daemon(program: Daemon, ...words: readonly string[]): Promise<number>;
  /** Starts a command that runs on, and is part of the evidence. */
  start(command: string, ...words: readonly string[]): number;
  /** Starts a command, and waits until it sleeps in such a function of the kernel. */
  victim(sleepsIn: RegExp, command: string, ...words: readonly string[]): Promise<void>;
  /** Runs a command that has to return, whatever its status. */
  survivor(command: string, ...words: readonly string[]): Promise<void>;
  /** Waits until the condition holds; `what` completes "in vain waited until …". */
  until(what: string, condition: () => boolean): Promise<void>;
}

/** A cause that is seen for certain wherever there are kernel stacks. */
export function hang(rule: string, beside: Expected['beside'] = {}): Scene['expect'] {
  return everywhere({ statuses: ['confirmed'], withoutStacks: ['confirmed', 'probable'], rule, beside });
}

/** A cause that hangs nobody, and so is seen without any stack. */
export function shows(rule: string): Scene['expect'] {
  return everywhere({ statuses: ['confirmed'], rule });
}

/** A condition that hurts nobody yet, which takes a measured time to say; a tree has none. */
export function threatens(rule: string): Scene['expect'] {
  return { ...everywhere({ statuses: ['at-risk'], rule }), tree: { statuses: ['possible'], rule } };
}

function everywhere(expected: Expected): Scene['expect'] {
  return { tree: expected, collected: expected, archive: expected };
}

export const CLEAR: Scene['expect'] = everywhere({ statuses: ['clear'] });
