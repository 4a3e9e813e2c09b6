import type { Guardian } from './guarded.ts';
import type { Daemon } from './programs.ts';
import type { Requirement } from './requirements.ts';

/** What is captured of a scene: the facts that matter as files, what our collector wrote, and what sos wrote. */
export const CAPTURES = ['tree', 'collected', 'archive'] as const;
export type Capture = (typeof CAPTURES)[number];

/**
 * What a diagnosis has to say: a word that holds, and the rule; or `clear`. Where several words are allowed, it takes
 * more than this capture holds to tell them apart.
 */
export interface Expected {
  readonly statuses: readonly string[];
  /** Where the catalog has no such rule yet, there is nothing to hold a diagnosis to. */
  readonly rule?: string;
  /** No other cause may be confirmed or probable beside it. Without stacks, a neighbour can often not be told apart. */
  readonly alone?: true | undefined;
  /** Causes that are there as well: what the one that is looked for makes others see. */
  readonly beside?: readonly string[];
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

export function hang(rule: string, beside: readonly string[] = []): Scene['expect'] {
  const seen = { statuses: ['confirmed'], rule, alone: true, beside } as const;
  // sos collects no kernel stacks, and without one no cause of a hang is more than probable.
  return { tree: seen, collected: seen, archive: { statuses: ['probable'], rule } };
}

/** A cause that it takes more than one short look to be sure of, or one that does not hang anybody. */
export function shows(rule: string): Scene['expect'] {
  const seen = { statuses: ['confirmed', 'probable', 'possible'], rule, alone: true } as const;
  return { tree: seen, collected: seen, archive: { ...seen, alone: undefined } };
}

export const CLEAR: Scene['expect'] = {
  tree: { statuses: ['clear'] },
  collected: { statuses: ['clear'] },
  archive: { statuses: ['clear'] },
};
