import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { throughCommand, start } from '../../src/adapters/decoders/command.ts';
import { COMMANDS } from '../../src/adapters/decoders/commands.ts';
import { calledOff } from '../../src/adapters/decoders/damage.ts';
import { nodeDecoders, type Way } from '../../src/adapters/decoders/node-decoders.ts';
import { decodeZstdOutside } from '../../src/adapters/decoders/zstd-outside.ts';
import { decodeZstd } from '../../src/adapters/decoders/zstd.ts';
import type { ByteStream, Compression } from '../../src/core/model/bytes.ts';
import { needs, titleNeeding } from './needs.ts';

/** Lines that compress like a log, and are always the same. */
export function logLines(bytes: number): Uint8Array<ArrayBuffer> {
  const words = ['kernel:', 'task', 'df', 'blocked', 'for', 'more', 'than', 'fuse', 'audit', 'mount', 'INFO:'];
  const lines: string[] = [];
  let state = 7;
  for (let size = 0; size < bytes; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    const line = [...Array(8).keys()].map((index) => words[(state >>> index) % words.length]).join(' ');
    lines.push(`${line} ${state >>> 0}\n`);
    size += lines.at(-1)?.length ?? 0;
  }
  return new Uint8Array(new TextEncoder().encode(lines.join(''))).slice(0, bytes);
}

/** Bytes that do not compress, and are always the same. */
export function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let state = 1;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, bytes);
}

const known = new WeakMap<Uint8Array, Map<string, Uint8Array<ArrayBuffer>>>();

/** What the real tool makes of these bytes; zlib for gzip. The same bytes are packed once. */
export function packed(
  compression: Compression,
  bytes: Uint8Array,
  ...args: readonly string[]
): Uint8Array<ArrayBuffer> {
  const results = known.get(bytes) ?? new Map<string, Uint8Array<ArrayBuffer>>();
  known.set(bytes, results);
  const key = [compression, ...args].join(' ');
  const result = results.get(key) ?? pack(compression, bytes, args);
  results.set(key, result);
  return result.slice();
}

function pack(compression: Compression, bytes: Uint8Array, args: readonly string[]): Uint8Array<ArrayBuffer> {
  if (compression === 'gzip') return new Uint8Array(gzipSync(bytes));
  if (compression === 'lzma') return pack('xz', bytes, ['--format=lzma', ...args]);
  return new Uint8Array(
    execFileSync(compression, ['-c', ...args], { input: bytes, maxBuffer: 2 ** 28, stdio: 'pipe' }),
  );
}

/** One way to decode one compression. */
export interface WayToDecode {
  readonly compression: Compression;
  readonly way: Way;
  /** What a program may hold back of sound data, where what follows is cut or damaged. */
  readonly heldBack?: number;
  decode(source: ByteStream, signal?: AbortSignal): ByteStream;
}

/** Newer versions of Node decode zstd themselves, and would never start the program. */
function zstdByCommand(source: ByteStream, signal?: AbortSignal): ByteStream {
  return decodeZstdOutside(source, decode, signal);
  async function* decode(frames: ByteStream, ended?: AbortSignal): ByteStream {
    if (ended?.aborted === true) throw calledOff();
    const child = await start(COMMANDS.zstd);
    if (child === undefined) throw new Error('no zstd');
    yield* throughCommand(child, COMMANDS.zstd, frames, ended);
  }
}

const byWorker = (compression: Compression): WayToDecode => ({
  compression,
  way: 'worker',
  decode: (source, signal) => nodeDecoders({ portable: true, signal })[compression](source),
});

/** Every way there is, on any Node. */
export const WAYS: readonly WayToDecode[] = [
  { compression: 'gzip', way: 'built-in', decode: (source, signal) => nodeDecoders({ signal }).gzip(source) },
  { compression: 'xz', way: 'command', decode: (source, signal) => nodeDecoders({ signal }).xz(source) },
  byWorker('xz'),
  { compression: 'bzip2', way: 'command', decode: (source, signal) => nodeDecoders({ signal }).bzip2(source) },
  byWorker('bzip2'),
  // zstd 1.5 does not decode the last block before it has seen the checksum.
  {
    compression: 'zstd',
    way: 'command',
    heldBack: 128 * 1024,
    decode: zstdByCommand,
  },
  byWorker('zstd'),
  ...(decodeZstd === undefined
    ? []
    : [
        {
          compression: 'zstd',
          way: 'built-in',
          decode: (source: ByteStream) => decodeZstd?.(source) ?? source,
        } as const,
      ]),
];

const NEEDED = { xz: ['xz'], lzma: ['xz'], bzip2: ['bzip2'], zstd: ['zstd'], gzip: [] } as const;

export function canPack(compression: Compression): boolean {
  return needs(...NEEDED[compression]);
}

export function titleOf({ compression, way }: WayToDecode): string {
  return titleNeeding(`${compression}, ${way}`, ...NEEDED[compression]);
}
