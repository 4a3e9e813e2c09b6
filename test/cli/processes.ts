import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What `scripts/ensure.mjs`, and so `npm test`, has built. */
export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
}

/** The language and the decoders of whoever runs the tests stay out; nothing is kept unless a test says where. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LC_ALL: 'C.UTF-8', UNHANG_CASES: 'off', ...env };
}

/** Runs `unhang` as a process of its own, to its end. */
export function unhang(args: readonly string[], { env, input = '', cwd }: Settings = {}): Ended {
  return spawnSync(process.execPath, [MAIN, ...args], {
    env: environment(env),
    input,
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** Starts it, with pipes; it does not outlive the test. */
export function startUnhang(args: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { env: environment(env) });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

export async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? signal;
}

export interface Screen {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** What a shell command puts on a terminal of its own (util-linux's script makes one), as it arrives there. */
export function onTerminal(command: string, { columns = 80, rows = 1000, env }: Screen = {}): string {
  const line = `stty cols ${columns} rows ${rows} -onlcr; ${command}`;
  const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
    env: {
      ...environment({ TERM: 'xterm-256color', ...env }),
      UNHANG: `${process.execPath} ${MAIN}`,
      SHELL: '/bin/sh',
    },
    encoding: 'utf8',
    input: '',
  });
  return stdout;
}

/** Without SGR colours. */
export function uncoloured(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
