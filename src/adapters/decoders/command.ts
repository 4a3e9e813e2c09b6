import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteStream, Compression } from '../../core/model/bytes.ts';
import { calledOff, damage, type Failure } from './damage.ts';
import { feed } from './feed.ts';
import { outputOf } from './pipe.ts';

/** A program that decodes its standard input to its standard output. */
export interface Command {
  readonly compression: Compression;
  readonly program: string;
  readonly args: readonly string[];
  /** What an exit means; `undefined` where all is well. `yielded`: did any output come? */
  readonly judge: (exit: Exit) => Failure | undefined;
}

export interface Exit {
  readonly code: number | null;
  /** The head of what the program said, in English. */
  readonly said: string;
  readonly yielded: boolean;
}

const STDERR_CHARACTERS = 4096;

/** Where systems keep such programs. Fixed, so that nobody's PATH chooses what hostile bytes are fed to. */
const SEARCH_PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';

/** Has this machine a program of that name? It may still fail to start. */
export function isInstalled({ program }: Command): boolean {
  return SEARCH_PATH.split(':').some((folder) => existsSync(join(folder, program)));
}

/** Starts the program; `undefined` where this machine has none of that name. */
export async function start(command: Command): Promise<ChildProcessWithoutNullStreams | undefined> {
  try {
    const child = spawn(command.program, command.args, {
      // Messages in the language that `judge` knows. XZ_OPT and its like stay out.
      env: { PATH: SEARCH_PATH, LC_ALL: 'C' },
      stdio: 'pipe',
    });
    await once(child, 'spawn');
    // It is there; that it could not be killed any more is no concern of ours.
    child.on('error', () => undefined);
    return child;
  } catch {
    return undefined;
  }
}

/** Decodes through a running program. The program is gone when this ends, however it ends. */
export async function* throughCommand(
  child: ChildProcessWithoutNullStreams,
  command: Command,
  source: ByteStream,
  signal?: AbortSignal,
): ByteStream {
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = (): void => {
    child.kill('SIGKILL');
  };
  const check = (): void => {
    if (signal?.aborted === true) throw calledOff();
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    check();
    const said = listen(child.stderr);
    const feeding = feed(source, child.stdin);
    let yielded = false;
    for await (const chunk of outputOf(child.stdout, command.compression, signal)) {
      check();
      yielded = true;
      yield chunk;
    }
    child.stdout.destroy();
    const code = await closed;
    check();
    if (feeding.error() !== undefined) throw feeding.error();
    const failure = command.judge({ code, said: said(), yielded });
    if (failure !== undefined) throw damage(command.compression, failure);
  } finally {
    signal?.removeEventListener('abort', end);
    end();
    child.stdin.destroy();
    child.stdout.destroy();
    child.stderr.destroy();
    await closed;
  }
}

function listen(stream: Readable): () => string {
  let said = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < STDERR_CHARACTERS) said += text.slice(0, STDERR_CHARACTERS - said.length);
  });
  return () => said;
}
