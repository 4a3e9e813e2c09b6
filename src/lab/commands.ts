import { spawnSync } from 'node:child_process';

export interface Ran {
  /** Null where it was ended by a signal, or by our patience. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PATIENCE_MS = 20_000;

/** Runs a command to its end. A program that is not here gives status 127, as in a shell. */
export function tryRun(command: string, ...words: readonly string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 26,
  });
  if (errnoOf(error) === 'ENOENT') return { status: 127, stdout: '', stderr: `no ${command}` };
  return { status, stdout, stderr: stderr.trim() || (error?.message ?? '') };
}

/** Its output; a failure is thrown. */
export function run(command: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = tryRun(command, ...words);
  if (status !== 0) throw new Error(`${[command, ...words].join(' ')}: ${stderr || `ended with ${status}`}`);
  return stdout;
}

export function hasCommand(name: string): boolean {
  return tryRun('sh', '-c', 'command -v -- "$1"', 'sh', name).status === 0;
}

/** Node's name for what the operating system said. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
