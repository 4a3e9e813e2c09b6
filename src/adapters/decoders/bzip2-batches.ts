import type { ByteStream } from '../../core/model/bytes.ts';
import { Bzip2Blocks, type Bzip2Block, type Bzip2Part } from './bzip2-blocks.ts';
import { asError, type Failure } from './damage.ts';
import { Input } from './input.ts';

/** What is decoded at once, or what is to be said in its place. */
export type Batch =
  | Parts
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'error'; readonly error: Error };

export interface Parts {
  readonly kind: 'parts';
  readonly parts: readonly Sound[];
  readonly blocks: number;
}

type Sound = Exclude<Bzip2Part, { failure: unknown }>;
type Item = Sound | { readonly failure: Failure } | { readonly error: Error };

const READ_BYTES = 64 * 1024;

/** But it is not started for less than this, however small the blocks are. */
const LEAST_BYTES = 64 * 1024;
const MOST_BYTES = 1024 * 1024;
/** Streams without any block may be many. */
const MOST_PARTS = 4096;

/** Parts of bzip2 data in batches. What was taken can be put back, to be taken otherwise. */
export class Bzip2Batches {
  readonly #input: Input;
  readonly #blocks = new Bzip2Blocks();
  readonly #waiting: Item[] = [];
  readonly #most: number;
  #ended = false;

  /** `most`: blocks in a batch, but for small ones. */
  constructor(source: ByteStream, most: number) {
    this.#input = new Input(source);
    this.#most = most;
  }

  /** The next batch, of up to so many blocks where that is said; `undefined` at the end. */
  async take(blocks?: number): Promise<Batch | undefined> {
    const parts: Sound[] = [];
    let [count, bytes] = [0, 0];
    for (;;) {
      const item = await this.#next();
      if (item === undefined) break;
      if ('failure' in item || 'error' in item) {
        if (parts.length > 0) this.#waiting.unshift(item);
        else if ('failure' in item) return { kind: 'failure', failure: item.failure };
        else return { kind: 'error', error: item.error };
        break;
      }
      parts.push(item);
      if ('block' in item) {
        count += 1;
        bytes += item.block.bytes.length;
      }
      if (blocks === undefined ? count >= this.#most && bytes >= LEAST_BYTES : count >= blocks) break;
      if (bytes >= MOST_BYTES || parts.length >= MOST_PARTS) break;
    }
    return parts.length === 0 ? undefined : { kind: 'parts', parts, blocks: count };
  }

  putBack(batches: readonly Batch[]): void {
    const items = batches.flatMap((batch): readonly Item[] => (batch.kind === 'parts' ? batch.parts : [batch]));
    this.#waiting.unshift(...items);
  }

  /** Of parts that nobody reads any more. */
  giveBack(parts: readonly Sound[]): void {
    for (const part of parts) if ('block' in part) this.#blocks.giveBack(part.block);
  }

  /** The next part, where it is a block. */
  async takeBlock(): Promise<Bzip2Block | undefined> {
    const item = await this.#next();
    if (item === undefined) return undefined;
    if ('block' in item) return item.block;
    this.#waiting.unshift(item);
    return undefined;
  }

  async close(): Promise<void> {
    await this.#input.close();
  }

  async #next(): Promise<Item | undefined> {
    for (;;) {
      const item = this.#waiting.shift() ?? this.#blocks.next();
      if (item !== undefined || this.#ended) return item;
      try {
        const bytes = await this.#input.some(READ_BYTES);
        if (bytes.length > 0) this.#blocks.push(bytes);
        else {
          this.#ended = true;
          this.#blocks.end();
        }
      } catch (error) {
        // What could be decoded comes first; the block at hand is lost.
        this.#ended = true;
        return { error: asError(error) };
      }
    }
  }
}
