import type { ByteStream, Compression, Decoders } from '../../core/model/bytes.ts';
import { start, throughCommand, type Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { calledOff, damage } from './damage.ts';
import { decodeGzip } from './gzip.ts';
import { decodeBzip2InWorker } from './worker-bzip2.ts';
import { decodeXzInWorker } from './worker-xz.ts';
import { startXxh64 } from './worker-xxh64.ts';
import { decodeZstdInWorker, readZstdHeader } from './worker-zstd.ts';
import { throughWorker, type Portable } from './worker.ts';
import { XzFraming } from './xz-framing.ts';
import { decodeZstd } from './zstd.ts';

/** `built-in`: Node itself; `command`: a program on this machine; `worker`: JavaScript or WebAssembly in a thread. */
export type Way = 'built-in' | 'command' | 'worker';

export interface NodeDecoderOptions {
  /** Start no programs, and use nothing that only newer versions of Node have. */
  readonly portable?: boolean;
  /** Ends programs and threads. */
  readonly signal?: AbortSignal;
  /** Is told how each stream gets decoded. */
  readonly onChoice?: (compression: Compression, way: Way) => void;
}

const XZ: Portable = { compression: 'xz', packages: ['xz-decompress'], helpers: [], decode: decodeXzInWorker };
const BZIP2: Portable = {
  compression: 'bzip2',
  packages: ['unbzip2-stream/lib/bzip2.js', 'unbzip2-stream/lib/bit_iterator.js'],
  helpers: [],
  decode: decodeBzip2InWorker,
};
const ZSTD: Portable = {
  compression: 'zstd',
  packages: ['fzstd'],
  helpers: [readZstdHeader, startXxh64],
  decode: decodeZstdInWorker,
};

/** Node's ways to decompress: what Node brings along, else the machine's own program, else a worker thread. */
export function nodeDecoders(options: NodeDecoderOptions = {}): Decoders {
  const builtIn = (compression: Compression, decode: (source: ByteStream) => ByteStream) => (source: ByteStream) => {
    options.onChoice?.(compression, 'built-in');
    return decode(source);
  };
  return {
    gzip: builtIn('gzip', decodeGzip),
    xz: (source) => decodeXz(source, options),
    bzip2: (source) => decodeBest(source, COMMANDS.bzip2, BZIP2, options),
    zstd:
      decodeZstd === undefined || options.portable === true
        ? (source) => decodeBest(source, COMMANDS.zstd, ZSTD, options)
        : builtIn('zstd', decodeZstd),
  };
}

async function* decodeXz(source: ByteStream, options: NodeDecoderOptions): ByteStream {
  const framing = new XzFraming();
  yield* decodeBest(framing.streams(source), COMMANDS.xz, XZ, options);
  if (framing.junk) throw damage('xz', 'trailing');
}

async function* decodeBest(
  source: ByteStream,
  command: Command,
  portable: Portable,
  { portable: noProgram, signal, onChoice }: NodeDecoderOptions,
): ByteStream {
  if (signal?.aborted === true) throw calledOff();
  const child = noProgram === true ? undefined : await start(command);
  onChoice?.(command.compression, child === undefined ? 'worker' : 'command');
  if (child === undefined) yield* throughWorker(portable, source, signal);
  else yield* throughCommand(child, command, source, signal);
}
