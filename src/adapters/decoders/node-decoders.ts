import type { ByteStream, Compression, Decoders } from '../../core/model/bytes.ts';
import { decodeBzip2 } from './bzip2.ts';
import { isInstalled, start, throughCommand, type Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { calledOff } from './damage.ts';
import { decodeDeflate } from './deflate.ts';
import { decodeGzip } from './gzip.ts';
import { LANES, THREAD_LANES } from './lanes.ts';
import { decodeLzma } from './lzma.ts';
import { bzip2Helpers } from './worker-bzip2-block.ts';
import { decodeBzip2InWorker } from './worker-bzip2.ts';
import { lzmaDecoder, xzDecoder } from './worker-steps.ts';
import { startXxh64 } from './worker-xxh64.ts';
import { decodeZstdInWorker } from './worker-zstd.ts';
import { readZstdHeader } from './worker-zstd-header.ts';
import type { Portable } from './thread.ts';
import { type IdleThreads, throughWorker } from './worker.ts';
import { decodeXz } from './xz.ts';
import { decodeZstdOutside } from './zstd-outside.ts';
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

/** Decodes what may be a part of the whole; the signal ends the program or thread. */
type Decode = (source: ByteStream, signal?: AbortSignal, idle?: IdleThreads) => ByteStream;

const XZ: Portable = { compression: 'xz', packages: [], ...xzDecoder };
const LZMA: Portable = { compression: 'lzma', packages: [], ...lzmaDecoder };
const BZIP2: Portable = {
  compression: 'bzip2',
  packages: [],
  helpers: bzip2Helpers,
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
  const { signal } = options;
  const builtIn = (compression: Compression, decode: (source: ByteStream) => ByteStream) => (source: ByteStream) => {
    options.onChoice?.(compression, 'built-in');
    return decode(source);
  };
  const lanes = (command: Command): number =>
    options.portable === true || !isInstalled(command) ? THREAD_LANES : LANES;
  return {
    deflate: decodeDeflate,
    gzip: builtIn('gzip', decodeGzip),
    lzma: (source) => {
      // xz cannot tell junk behind an end marker from damage, so that the same bytes would give two documents.
      options.onChoice?.('lzma', 'worker');
      return decodeLzma(source, (data) => throughWorker(LZMA, data, signal));
    },
    xz: (source) => decodeXz(source, best(COMMANDS.xz, XZ, options), signal, lanes(COMMANDS.xz)),
    bzip2: (source) => decodeBzip2(source, best(COMMANDS.bzip2, BZIP2, options), signal, lanes(COMMANDS.bzip2)),
    zstd:
      decodeZstd === undefined || options.portable === true
        ? (source) => decodeZstdOutside(source, best(COMMANDS.zstd, ZSTD, options), signal)
        : builtIn('zstd', decodeZstd),
  };
}

/** The machine's own program where it is there and may be started, else a thread. Tells of the choice once. */
function best(command: Command, portable: Portable, { portable: noProgram, onChoice }: NodeDecoderOptions): Decode {
  let told = false;
  return async function* decode(source, signal, idle) {
    if (signal?.aborted === true) throw calledOff();
    const child = noProgram === true ? undefined : await start(command);
    if (!told) onChoice?.(command.compression, child === undefined ? 'worker' : 'command');
    told = true;
    if (child === undefined) yield* throughWorker(portable, source, signal, idle);
    else yield* throughCommand(child, command, source, signal);
  };
}
