import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from './commands.ts';
import type { Guardian } from './guarded.ts';
import { hastenReports, hungTaskState, REPORT_SECONDS, reportedPids, restoreReports } from './hung-task.ts';
import { mounts } from './mount-table.ts';
import { type Daemon, programOf } from './programs.ts';
import type { Scene, Stage } from './scene.ts';

const ROOM = '/run/unhang-lab';

/** A df that has slept for a moment may just be working; unhang, too, waits before it believes in a hang. */
const SLEEP_MS = 3500;
const RETURN_MS = 20_000;
const ROUNDS = 100;
const ROUND_MS = 50;
/** A report comes by twice its time, and on a busy host a little later. */
const REPORT_PATIENCE = 3;
const REPORT_ROUND_MS = 500;

const GONE = 'nothing: it has ended';

interface Victim {
  readonly pid: number;
  readonly sleepsIn: RegExp;
}

/**
 * One scene's stage. Once the signal is aborted the guardian is cleaning up, and nothing may be started behind its back:
 * hence the checks before everything that starts something.
 */
export class LabStage implements Stage {
  readonly signal: AbortSignal;
  readonly guardian: Guardian;
  readonly say: (text: string) => void;
  readonly #pids: number[] = [];
  readonly #victims: Victim[] = [];
  #dfReturns = false;

  constructor(signal: AbortSignal, guardian: Guardian, say: (text: string) => void) {
    this.signal = signal;
    this.guardian = guardian;
    this.say = say;
  }

  /** Everything of the scene that is worth looking at. */
  get pids(): readonly number[] {
    return [...this.#pids, ...this.#victims.map(({ pid }) => pid)];
  }

  get hasVictims(): boolean {
    return this.#victims.length > 0;
  }

  get dfReturns(): boolean {
    return this.#dfReturns;
  }

  async room(): Promise<string> {
    await this.directory(ROOM);
    this.signal.throwIfAborted();
    if (!mounts().some(({ target, type }) => target === ROOM && type === 'tmpfs')) {
      run('mount', '-t', 'tmpfs', '-o', 'size=256m,mode=755', 'tmpfs', ROOM);
    }
    return ROOM;
  }

  async directory(path: string): Promise<string> {
    const missing: string[] = [];
    for (let at = path; !existsSync(at); at = join(at, '..')) missing.unshift(at);
    for (const directory of missing) {
      await this.guardian.owe({ kind: 'directory', path: directory });
      this.signal.throwIfAborted();
      mkdirSync(directory);
    }
    return path;
  }

  async daemon(program: Daemon, ...words: readonly string[]): Promise<number> {
    this.signal.throwIfAborted();
    const child = spawn(process.execPath, [programOf(program), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    child.unref();
    const { stdout } = child;
    for await (const line of createInterface({ input: stdout, signal: this.signal })) {
      if (line !== 'mounted') continue;
      const pid = pidOf(child);
      this.#pids.push(pid);
      return pid;
    }
    throw new Error(`${program} ${words.join(' ')} did not mount`);
  }

  start(command: string, ...words: readonly string[]): number {
    const pid = this.#spawn(command, words);
    this.#pids.push(pid);
    return pid;
  }

  async victim(sleepsIn: RegExp, command: string, ...words: readonly string[]): Promise<void> {
    const pid = this.#spawn(command, words);
    this.#victims.push({ pid, sleepsIn });
    const place = await this.#untilAsleep({ pid, sleepsIn });
    this.say(`${[command, ...words].join(' ')} (${pid}) sleeps in ${place}`);
  }

  async survivor(command: string, ...words: readonly string[]): Promise<void> {
    this.signal.throwIfAborted();
    const child = spawn(command, words, { stdio: 'ignore', detached: true });
    const patience = AbortSignal.any([this.signal, AbortSignal.timeout(RETURN_MS)]);
    try {
      await once(child, 'exit', { signal: patience });
    } catch (error) {
      if (this.signal.aborted || !patience.aborted) throw error;
      throw new Error(`${[command, ...words].join(' ')} does not return: the case did not come about`);
    }
    if (command === 'df') this.#dfReturns = true;
    this.say(`${[command, ...words].join(' ')} returns`);
  }

  async until(what: string, condition: () => boolean): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      this.signal.throwIfAborted();
      if (condition()) return;
      await wait(ROUND_MS, undefined, { signal: this.signal });
    }
    throw new Error(`in vain waited until ${what}: the case did not come about`);
  }

  /** Do the victims still sleep after the while that it takes to believe in a hang? */
  async settle({ sleepMs = SLEEP_MS, reported }: Pick<Scene, 'sleepMs' | 'reported'>): Promise<void> {
    if (this.#victims.length === 0) return;
    if (reported !== true || !(await this.#areReported())) await wait(sleepMs, undefined, { signal: this.signal });
    for (const victim of this.#victims) await this.#untilAsleep(victim);
  }

  /** Has the kernel report those that sleep; false where it cannot, or does not. */
  async #areReported(): Promise<boolean> {
    const before = hungTaskState();
    if (before === undefined) return false;
    await this.guardian.owe({ kind: 'hung-task', before });
    this.signal.throwIfAborted();
    hastenReports();
    this.say('waiting for the kernel to report who sleeps');
    const until = Date.now() + REPORT_PATIENCE * REPORT_SECONDS * 1000;
    let left: readonly Victim[] = this.#victims;
    while (left.length > 0 && Date.now() < until) {
      await wait(REPORT_ROUND_MS, undefined, { signal: this.signal });
      const told = reportedPids();
      left = left.filter(({ pid }) => !told.has(pid));
    }
    // The whole host's, so no longer than it takes.
    restoreReports(before);
    this.say(left.length === 0 ? 'the kernel has reported them' : 'the kernel does not report them');
    return left.length === 0;
  }

  #spawn(command: string, words: readonly string[]): number {
    this.signal.throwIfAborted();
    const child = spawn(command, words, { stdio: 'ignore', detached: true });
    child.on('error', () => undefined);
    child.unref();
    return pidOf(child);
  }

  /** Gives the function. One that waits for record after record is awake for moments in between. */
  async #untilAsleep({ pid, sleepsIn }: Victim): Promise<string> {
    let found = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      found = stackOf(pid);
      const place = sleepsIn.exec(found)?.[0];
      if (place !== undefined) return place;
      if (found === GONE) break;
      await wait(ROUND_MS, undefined, { signal: this.signal });
    }
    const where = found === GONE ? GONE : [...found.matchAll(/ (\w[\w.]*)\+0x/g)].map(([, name]) => name).join(' ');
    throw new Error(`process ${pid} does not sleep in ${sleepsIn.source} but in ${where}: the case did not come about`);
  }
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('a program of the scene did not start');
  return pid;
}

/** Where it sleeps and how it came there; a name that one release gives to a function is often another's caller. */
function stackOf(pid: number): string {
  try {
    return `${readFileSync(`/proc/${pid}/wchan`, 'utf8')}\n${readFileSync(`/proc/${pid}/stack`, 'utf8')}`;
  } catch {
    return GONE;
  }
}
