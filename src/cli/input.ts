import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { local } from '../compose.ts';
import { openBundle } from '../core/bundle/open-bundle.ts';
import type { Needs } from '../cases/diagnose-bundle.ts';
import type { OpenBundle } from '../core/model/bundle.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { watched } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface Input {
  readonly bundle: OpenBundle;
  /** Of the bytes as they were sent; nothing for a directory. */
  identity(): { readonly sha256: string; readonly bytes: number } | undefined;
}

export interface InputOptions {
  readonly needs: Needs;
  readonly terminal: Terminal;
  readonly quiet: boolean;
}

/** Opens what a person named on the command line: a bundle, a directory, a loose file, or `-`. */
export async function openInput(path: string, { needs, terminal, quiet }: InputOptions): Promise<Input> {
  const isStdin = path === '-';
  const found = isStdin ? undefined : await inspect(path);
  if (found?.isDirectory() === true) {
    const bundle = await local.openDirectory(path, { limits: needs.limits });
    return { bundle, identity: () => undefined };
  }
  const source = isStdin ? local.readStream(terminal.stdin, 'standard input') : local.readFile(path);
  const hashed = needs.hashing(quiet ? source : watchedBy(source, terminal, found?.size));
  const name = isStdin ? 'stdin' : basename(path);
  const bundle = await openBundle(hashed.stream, { decoders: needs.decoders(undefined), limits: needs.limits, name });
  return { bundle, identity: () => hashed.digest() };
}

function watchedBy(source: ByteStream, { stderr }: Terminal, size: number | undefined): ByteStream {
  return stderr.isTTY === true ? watched(source, stderr, size) : source;
}

async function inspect(path: string): Promise<{ isDirectory(): boolean; readonly size: number }> {
  try {
    return await stat(path);
  } catch (error) {
    throw local.unreadable(path, error);
  }
}
