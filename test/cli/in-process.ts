import { Readable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Sink } from '../../src/cli/terminal.ts';
import type { Ended } from './processes.ts';

interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Of a terminal on every stream; pipes without it. */
  readonly terminal?: { readonly columns: number; readonly rows: number };
}

export interface MemorySink extends Sink {
  text(): string;
}

/** Keeps what is written to it. */
export function memorySink(properties: Partial<Sink> = {}): MemorySink {
  let text = '';
  return {
    write(more, done) {
      text += more;
      done?.();
      return true;
    },
    on: () => undefined,
    text: () => text,
    ...properties,
  };
}

/** Runs a command line in this process: quicker than `unhang`, and the streams may claim to be a terminal. */
export async function runHere(
  args: readonly string[],
  { env = {}, input = '', terminal }: Settings = {},
): Promise<Ended> {
  const properties = terminal === undefined ? {} : { isTTY: true, ...terminal };
  const stdout = memorySink(properties);
  const stderr = memorySink(properties);
  const stdin = Object.assign(Readable.from([Buffer.from(input)]), properties);
  const status = await run(args, { stdin, stdout, stderr, env });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}
