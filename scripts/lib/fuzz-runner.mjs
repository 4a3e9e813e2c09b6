import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./fuzz-child.mjs', import.meta.url));

/** Of wall time; a machine that is busy with other things may keep a sound case waiting, so it gets a second chance. */
const HANG_MS = [45_000, 120_000];

/** Until the product and the corpus are loaded. */
const START_MS = 60_000;

/** Heap of the process that runs the cases: one that needs more takes the process down, which is told like any finding. */
const HEAP_MIB = 512;

/** Runs cases in a process of their own, which is ended and replaced where a case hangs or takes it down. */
export class CaseRunner {
  targets = [];
  #options;
  #hangMs;
  #program;
  #child;
  /** Where the cases run; nothing may be written there. */
  #folder = mkdtempSync(join(tmpdir(), 'unhang-fuzz-'));

  /** `program` and `hangMs` are other ones in tests. */
  static async start(options, { program = CHILD, hangMs = HANG_MS } = {}) {
    const runner = new CaseRunner();
    runner.#options = options;
    runner.#program = program;
    runner.#hangMs = hangMs;
    await runner.#begin();
    return runner;
  }

  stop() {
    this.#child?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What came of a case; its bytes as well where something is `broken`. */
  async run(message) {
    const [first, second] = this.#hangMs;
    const once = await this.#ask(message, first);
    const result = once.hangs === true ? await this.#ask(message, second) : once;
    if (result.broken === undefined || result.bytes !== undefined) return result;
    // The process is gone; another one makes the same input.
    const made = message.bytes === undefined ? await this.#ask({ ...message, onlyMake: true }, second) : message;
    return { ...result, bytes: made.bytes };
  }

  async #begin() {
    this.#child = fork(this.#program, [JSON.stringify(this.#options)], {
      cwd: this.#folder,
      env: { ...process.env, TMPDIR: this.#folder },
      serialization: 'advanced',
      execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MIB}`],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    const { targets, broken } = await this.#answer(START_MS);
    if (broken !== undefined) throw new Error(broken);
    this.targets = targets;
  }

  async #ask(message, limitMs) {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) await this.#begin();
    this.#child.send(message);
    return this.#answer(limitMs);
  }

  /** The next message; or that none came in time, or never will. */
  #answer(limitMs) {
    const child = this.#child;
    return new Promise((resolve) => {
      let complaint = '';
      let hangs = false;
      const end = (result) => {
        clearTimeout(timer);
        child.off('message', end).off('exit', onExit);
        child.stderr.off('data', onData);
        resolve(result);
      };
      const onData = (chunk) => (complaint = `${complaint}${chunk}`.slice(-4000));
      const onExit = (code, signal) =>
        end(
          hangs
            ? { hangs, broken: `no answer after ${limitMs / 1000} s` }
            : { broken: `the process ended (${signal ?? code})\n${complaint}` },
        );
      const timer = setTimeout(() => {
        hangs = true;
        child.kill('SIGKILL');
      }, limitMs);
      child.once('message', end).once('exit', onExit);
      child.stderr.on('data', onData);
    });
  }
}
