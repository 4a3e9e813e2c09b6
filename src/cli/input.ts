import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { local } from '../compose.ts';
import { openBundle } from '../core/bundle/open-bundle.ts';
import { openFolder } from '../core/bundle/open-folder.ts';
import type { Needs } from '../cases/diagnose-bundle.ts';
import type { OpenBundle } from '../core/model/bundle.ts';
import { aboutBundle } from './failures.ts';
import { interruptible } from './interrupt.ts';
import { Progress } from './progress.ts';
import { canRewrite, type Terminal } from './terminal.ts';

export interface Input {
  readonly bundle: OpenBundle;
  /** Of the bytes as they were sent; nothing for a directory. */
  identity(): { readonly sha256: string; readonly bytes: number } | undefined;
  close?(): Promise<void>;
}

export interface InputOptions {
  readonly needs: Needs;
  readonly terminal: Terminal;
  readonly quiet: boolean;
}

interface OpenOptions extends InputOptions {
  readonly progress: Progress | undefined;
  readonly signal: AbortSignal;
}

const STDIN = 'standard input';

/** Opens what a person named on the command line (a bundle, a directory, a loose file, `-`), and works on it. */
export async function withInput<T>(
  path: string,
  options: InputOptions,
  work: (input: Input) => Promise<T>,
): Promise<T> {
  const { terminal, quiet } = options;
  const progress = canRewrite(terminal) && !quiet ? new Progress(terminal.stderr) : undefined;
  const tidy = (): void => progress?.clear();
  try {
    return await interruptible(tidy, (signal) =>
      aboutBundle(path === '-' ? STDIN : path, async () => {
        const input = await open(path, { ...options, progress, signal });
        try {
          return await work(input);
        } finally {
          await input.close?.();
        }
      }),
    );
  } finally {
    tidy();
  }
}

async function open(path: string, options: OpenOptions): Promise<Input> {
  const { needs, terminal, progress, signal } = options;
  const found = path === '-' ? undefined : await inspect(path);
  if (found?.isDirectory() === true) return openTree(path, options);
  if (found === undefined) greet(options);
  const source = found === undefined ? local.readStream(terminal.stdin, STDIN) : local.readFile(path);
  const size = found?.isFile() === true ? found.size : undefined;
  const hashed = needs.hashing(progress === undefined ? source : progress.bytes(source, size));
  const name = found === undefined ? 'stdin' : basename(path);
  const { watch, signal: ending } = needs.startWatch(signal);
  const decoders = needs.decoders(ending);
  const random = found?.isFile() === true ? await local.openRandom(path) : undefined;
  const close = async (): Promise<void> => random?.close();
  try {
    const bundle = await openBundle(hashed.stream, { decoders, limits: needs.limits, name, signal, random, watch });
    return { bundle, identity: () => hashed.digest(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openTree(path: string, { needs, progress, signal }: OpenOptions): Promise<Input> {
  const found = await local.openDirectory(path, { limits: needs.limits, signal });
  const entries = progress === undefined ? found.entries : progress.members(found.entries);
  const folder = { ...found, entries };
  const { watch, signal: ending } = needs.startWatch(signal);
  const bundle = openFolder(folder, { decoders: needs.decoders(ending), limits: needs.limits, watch });
  return { bundle, identity: () => undefined };
}

/** Otherwise a person who only typed `-` would wait for unhang, and unhang for the person. */
function greet({ terminal, quiet }: InputOptions): void {
  if (terminal.stdin.isTTY === true && !quiet) {
    terminal.stderr.write('unhang: paste a log or the output of a command, then press Ctrl-D\n');
  }
}

async function inspect(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw local.unreadable(path, error);
  }
}
