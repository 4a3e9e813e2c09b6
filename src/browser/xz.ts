import { XzReadableStream } from 'xz-decompress';
import { damage, type Failure } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import { resuming, type Pieces } from '../adapters/decoders/resuming.ts';
import { type XzBlock, XzBlocks } from '../adapters/decoders/xz-blocks.ts';
import { mayBeKept, reasonOf } from '../adapters/decoders/xz-held.ts';
import { recordOf, streamEnd, streamHeader } from '../adapters/decoders/xz-layout.ts';
import type { ByteStream } from '../core/model/bytes.ts';

/** What the module in xz-decompress exports: xz-embedded, and a context with a buffer each for input and output. */
interface XzModule {
  readonly memory: { readonly buffer: ArrayBuffer };
  create_context(): number;
  destroy_context(context: number): void;
  supply_input(context: number, bytes: number): void;
  get_next_output(context: number): number;
}

/**
 * Members of the library that its types do not tell of. Its own stream cannot be used here: it lets only one decoder run
 * at a time, and an archive inside another one would wait for the outer one for ever.
 */
interface XzLibrary {
  _getModuleInstance(): Promise<void>;
  readonly _moduleInstance: { readonly exports: XzModule };
}

/** `enum xz_ret` of xz-embedded. */
const XZ_OK = 0;
const XZ_STREAM_END = 1;
/** An integrity check it does not know, no memory, its memory limit, options. */
const UNSUPPORTED = [2, 3, 4, 6];

/** Words at the beginning of a context: the buffers' size, where they lie, and how far they are used. */
const BUFFER_SIZE = 0;
const INPUT = 1;
const INPUT_USED = 2;
const INPUT_FILLED = 3;
const OUTPUT = 4;
const OUTPUT_FILLED = 5;

/** Where the data is damaged, xz-embedded drops what came out of the piece at hand. */
const PIECE = 4096;
const FIRST_PIECE = 512;
const FIRST_BYTES = 65_536;

/** Blocks up to this are held as a whole, in Node as well: whether the data also ends in one that fails is not told. */
const LEAST_BYTES = 256 * 1024;
const MAX_GAPS = 100;

/** Decodes xz with xz-embedded as WebAssembly. Goes on behind damage at the next block, or at the next stream. */
export function decodeXz(source: ByteStream): ByteStream {
  return resuming(() => pieces(new Input(source)));
}

async function* pieces(input: Input): Pieces {
  const blocks = new XzBlocks(input);
  try {
    for (let gaps = 0; gaps <= MAX_GAPS; ) {
      const found = await blocks.next();
      if (found === 'end') return;
      const failure = typeof found === 'string' ? found : yield* decodeBlock(found, blocks);
      if (failure === undefined) continue;
      if (failure === 'unsupported') throw damage('xz', failure);
      gaps += 1;
      yield damage('xz', failure);
    }
  } finally {
    await input.close();
  }
}

async function* decodeBlock(
  block: XzBlock,
  blocks: XzBlocks,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  let size = 0;
  const bytes = blocks.bytes();
  async function* stream(): ByteStream {
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) {
      size += next.value.length;
      yield next.value;
    }
    if ('unpadded' in blocks.last) yield streamEnd(block.check, [recordOf(blocks.last.unpadded, blocks.last.size)]);
  }
  const failure = yield* decodeStream(block.check, stream());
  if (failure === undefined || failure === 'unsupported') return failure;
  while (size <= LEAST_BYTES || mayBeKept(block)) {
    const next = await bytes.next();
    if (next.done === true) break;
    size += next.value.length;
  }
  await bytes.return();
  return reasonOf(failure, blocks.last);
}

/** What comes behind a stream's header. Returns how it failed; throws what its source throws. */
async function* decodeStream(
  check: number,
  source: ByteStream,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  const context = new Context(await load());
  try {
    for await (const chunk of inPieces(behind(streamHeader(check), source))) {
      context.supply(chunk);
      yield* context.decode();
      if (context.failure !== undefined) return context.failure;
    }
    context.supply(new Uint8Array(0));
    yield* context.decode();
    return context.failure;
  } finally {
    context.close();
  }
}

async function* behind(head: Uint8Array, source: ByteStream): ByteStream {
  yield head;
  yield* source;
}

/** Pieces that do not depend on how the data came. What the source throws comes behind the last of them. */
async function* inPieces(source: ByteStream): ByteStream {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  let taken = 0;
  try {
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length; ) {
        const size = taken < FIRST_BYTES ? FIRST_PIECE : PIECE;
        const part = chunk.subarray(at, at + size - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < size) continue;
        taken += filled;
        filled = 0;
        yield piece.subarray(0, size);
      }
    }
  } catch (error) {
    if (filled > 0) yield piece.subarray(0, filled);
    throw error;
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

let loaded: Promise<XzModule> | undefined;

/** One for all: each would keep some gigabytes of addresses, and a bundle may hold thousands of rotated logs. */
function load(): Promise<XzModule> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<XzModule> {
  // What 0.2.3 is made of; a newer one has to be looked at anew.
  const library = XzReadableStream as unknown as XzLibrary;
  await library._getModuleInstance();
  return library._moduleInstance.exports;
}

class Context {
  failure: Failure | undefined;
  ended = false;
  readonly #module: XzModule;
  readonly #at: number;
  #supplied = 0;

  constructor(module: XzModule) {
    this.#module = module;
    this.#at = module.create_context();
  }

  /** No bytes: there are no more. */
  supply(bytes: Uint8Array): void {
    new Uint8Array(this.#module.memory.buffer, this.#word(INPUT)).set(bytes);
    this.#module.supply_input(this.#at, bytes.length);
    this.#supplied = bytes.length;
  }

  /** All that comes of what was supplied; copies, for the memory moves when another decoder makes it grow. */
  *decode(): Generator<Uint8Array, void, undefined> {
    for (;;) {
      const result = this.#module.get_next_output(this.#at);
      const filled = this.#word(OUTPUT_FILLED);
      this.#judge(result);
      // Dropped with a failure, as the library's own stream does it, which Node uses.
      if (filled > 0 && this.failure === undefined)
        yield new Uint8Array(this.#module.memory.buffer, this.#word(OUTPUT), filled).slice();
      this.#setWord(OUTPUT_FILLED, 0);
      if (this.failure !== undefined || this.ended) return;
      // The end needs a call that finds nothing to do, and has room.
      const isUsed = this.#word(INPUT_USED) === this.#word(INPUT_FILLED);
      if (isUsed && filled < this.#word(BUFFER_SIZE) && this.#supplied > 0) return;
    }
  }

  close(): void {
    this.#module.destroy_context(this.#at);
  }

  #judge(result: number): void {
    if (result === XZ_OK) return;
    if (result === XZ_STREAM_END) this.ended = true;
    else if (UNSUPPORTED.includes(result)) this.failure = 'unsupported';
    else this.failure = this.#supplied === 0 ? 'truncated' : 'corrupt';
  }

  #word(index: number): number {
    return new Uint32Array(this.#module.memory.buffer, this.#at)[index] ?? 0;
  }

  #setWord(index: number, value: number): void {
    new Uint32Array(this.#module.memory.buffer, this.#at)[index] = value;
  }
}
