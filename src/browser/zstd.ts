import { Decompress } from 'fzstd';
import { damage, type Failure } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import { resuming, type Pieces } from '../adapters/decoders/resuming.ts';
import { readZstdHeader } from '../adapters/decoders/worker-zstd-header.ts';
import { startXxh64 } from '../adapters/decoders/worker-xxh64.ts';
import { ZstdFrames } from '../adapters/decoders/zstd-frames.ts';
import type { ByteStream } from '../core/model/bytes.ts';

const MAX_WINDOW = 128 * 1024 * 1024;
const MAX_BLOCK = 128 * 1024;
/** A magic, and behind it a header whose first byte tells how long it is (RFC 8878, 3.1.1.1). */
const MAGIC_BYTES = 4;
const LEAST_HEADER_BYTES = MAGIC_BYTES + 1;
const MOST_HEADER_BYTES = 14;
/** Kinds of blocks: one byte that repeats, and one that must not occur. */
const RUN = 1;
const RESERVED = 3;

/** So often is damage worth getting over; as in Node. */
const MAX_GAPS = 100;

type Ending = Failure | undefined;

/** Decodes zstd with fzstd, which is fed block by block for the reasons that worker-zstd.ts gives. */
export function decodeZstd(source: ByteStream): ByteStream {
  return resuming(() => pieces(new Input(source)));
}

async function* pieces(input: Input): Pieces {
  const frames = new ZstdFrames(input);
  try {
    for (let gaps = 0; gaps <= MAX_GAPS; ) {
      const found = await frames.next();
      if (found === 'end') return;
      const failure = found === 'frame' ? yield* decodeFrames(frames) : found;
      if (failure === undefined) continue;
      if (failure === 'unsupported') throw damage('zstd', failure);
      gaps += 1;
      yield damage('zstd', failure);
    }
  } finally {
    await input.close();
  }
}

/** Reads no byte ahead of a frame: what comes behind one that fails is to be found again. */
async function* decodeFrames(frames: ZstdFrames): AsyncGenerator<Uint8Array, Ending, undefined> {
  const source = frames.bytes();
  const input = new Input(source);
  try {
    while ((await input.peek(1)).length > 0) {
      const failure = yield* decodeFrame(input);
      if (failure !== undefined) return failure === 'truncated' && frames.broken ? 'corrupt' : failure;
    }
    return undefined;
  } finally {
    await source.return();
  }
}

async function* decodeFrame(input: Input): AsyncGenerator<Uint8Array, Ending, undefined> {
  const size = headerOf((await input.peek(LEAST_HEADER_BYTES)).slice()).bytes.length;
  const head = (await input.peek(size)).slice();
  if (head.length < size) return 'truncated';
  const header = headerOf(head);
  if (header.window > MAX_WINDOW || header.dictionary !== 0) return 'unsupported';
  const sum = startXxh64();
  let yielded = 0;
  const frameDecoder = new FrameDecoder();
  frameDecoder.push(header.bytes);
  await input.skip(header.bytes.length);
  for (let last = false; !last; ) {
    const head = await input.peek(3);
    if (head.length < 3) return 'truncated';
    const word = little(head);
    last = (word & 1) === 1;
    const [kind, stored] = [(word >> 1) & 3, word >> 3];
    if (kind === RESERVED || stored > MAX_BLOCK) return 'corrupt';
    const bytes = 3 + (kind === RUN ? 1 : stored);
    const block = await input.peek(bytes);
    if (block.length < bytes) return 'truncated';
    // The checksum is for us to compare, and may be cut off; fzstd only wants to skip it.
    const decoded = frameDecoder.push(last ? join(block, new Uint8Array(header.checksum)) : block, last);
    for (const chunk of decoded.chunks) {
      yielded += chunk.length;
      if (header.checksum > 0) sum.update(chunk);
      yield chunk;
    }
    if (decoded.failed) return 'corrupt';
    await input.skip(bytes);
  }
  if (header.content !== undefined && header.content !== yielded) return 'corrupt';
  if (header.checksum === 0) return undefined;
  const stored = await input.peek(header.checksum);
  if (stored.length < header.checksum) return 'truncated';
  if (little(stored) !== sum.low32()) return 'corrupt';
  await input.skip(header.checksum);
  return undefined;
}

interface Header extends Omit<ReturnType<typeof readZstdHeader>, 'bytes'> {
  /** The magic included. */
  readonly bytes: Uint8Array;
}

/** What is not there yet reads as zeros; only the size of such a header is to be trusted. */
function headerOf(begun: Uint8Array): Header {
  const bytes = new Uint8Array(MAGIC_BYTES + MOST_HEADER_BYTES);
  bytes.set(begun);
  let at = MAGIC_BYTES;
  const header = readZstdHeader((count) => {
    at += count;
    return bytes.subarray(at - count, at);
  });
  return { ...header, bytes: bytes.subarray(0, at) };
}

/** fzstd, whose output comes by a callback, and which throws whatever bad data makes of it. */
class FrameDecoder {
  #chunks: Uint8Array[] = [];
  readonly #library = new Decompress((chunk) => {
    this.#chunks.push(chunk.slice());
  });

  push(bytes: Uint8Array, last = false): { readonly chunks: readonly Uint8Array[]; readonly failed: boolean } {
    this.#chunks = [];
    let failed = false;
    try {
      // A copy: it keeps what it was given until it has the whole block.
      this.#library.push(bytes.slice(), last);
    } catch {
      failed = true;
    }
    return { chunks: this.#chunks, failed };
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}

function little(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
