import {
  joined,
  Bzip2Blocks,
  type Bzip2Block,
  type Bzip2Part,
  streamOf,
  sumOf,
} from '../adapters/decoders/bzip2-blocks.ts';
import { damage, type Failure } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import { resuming, type Pieces } from '../adapters/decoders/resuming.ts';
import { decodeBzip2Block } from '../adapters/decoders/worker-bzip2-block.ts';
import type { ByteStream } from '../core/model/bytes.ts';

const READ_BYTES = 64 * 1024;

/** So often is damage worth getting over. */
const MAX_GAPS = 100;

/** What a block has at most. One for all: a block is decoded in one go, and handed on before the next one. */
const SYMBOLS = 900_000;
const scratch = { vector: new Uint32Array(SYMBOLS), pieces: [] };

/** Decodes bzip2, block by block. Of a block that is damaged nothing is yielded; it goes on with the next one. */
export function decodeBzip2(source: ByteStream): ByteStream {
  return resuming(() => pieces(new Parts(source)));
}

async function* pieces(parts: Parts): Pieces {
  // Over the sums of the stream's blocks; `undefined` where some of them are lost.
  let sum: number | undefined = 0;
  try {
    for (let gaps = 0; gaps <= MAX_GAPS; ) {
      const part = await parts.next();
      if (part === undefined) return;
      let failure: Failure | undefined;
      if ('failure' in part) failure = part.failure;
      else if ('sum' in part) {
        if (sum !== undefined && sum >>> 0 !== part.sum) failure = 'corrupt';
        sum = 0;
      } else {
        const decoded = decode(part.block) ?? (await decodeWithNext(part.block, parts));
        if (decoded === undefined) failure = 'corrupt';
        else {
          yield* decoded.chunks;
          sum = sum === undefined ? undefined : ((sum << 1) | (sum >>> 31)) ^ sumOf(decoded.block);
        }
      }
      if (failure === undefined) continue;
      if (!('sum' in part)) sum = undefined;
      gaps += 1;
      yield damage('bzip2', failure);
    }
  } finally {
    await parts.close();
  }
}

interface Decoded {
  readonly block: Bzip2Block;
  readonly chunks: readonly Uint8Array[];
}

/** `undefined`: it is damaged. */
function decode(block: Bzip2Block): Decoded | undefined {
  const chunks: Uint8Array[] = [];
  try {
    decodeBzip2Block(streamOf(block), scratch, (chunk) => chunks.push(chunk));
    return { block, chunks };
  } catch {
    return undefined;
  }
}

/** Any bits can look like a block's beginning: together, two halves are sound. */
async function decodeWithNext(block: Bzip2Block, parts: Parts): Promise<Decoded | undefined> {
  const next = await parts.next();
  if (next === undefined) return undefined;
  const decoded = 'block' in next ? decode(joined(block, next.block)) : undefined;
  if (decoded === undefined) parts.putBack(next);
  return decoded;
}

/** What a stream of bzip2 data is made of, one after the other. */
class Parts {
  readonly #input: Input;
  readonly #blocks = new Bzip2Blocks();
  #back: Bzip2Part | undefined;
  #ended = false;

  constructor(source: ByteStream) {
    this.#input = new Input(source);
  }

  async next(): Promise<Bzip2Part | undefined> {
    const back = this.#back;
    this.#back = undefined;
    if (back !== undefined) return back;
    for (;;) {
      const part = this.#blocks.next();
      if (part !== undefined || this.#ended) return part;
      const bytes = await this.#input.some(READ_BYTES);
      if (bytes.length > 0) this.#blocks.push(bytes);
      else {
        this.#ended = true;
        this.#blocks.end();
      }
    }
  }

  putBack(part: Bzip2Part): void {
    this.#back = part;
  }

  async close(): Promise<void> {
    await this.#input.close();
  }
}
