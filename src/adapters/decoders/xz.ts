import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { Ahead, Buffers } from './ahead.ts';
import type { DecodeSome } from './bzip2.ts';
import { asError, calledOff, damage, type Failure } from './damage.ts';
import { Input } from './input.ts';
import { interruptible } from './interruptible.ts';
import { LANES } from './lanes.ts';
import { resuming, type Pieces } from './resuming.ts';
import { Room } from './room.ts';
import { IdleThreads } from './worker.ts';
import { XzBlocks, type XzBlock } from './xz-blocks.ts';
import { mayBeKept, reasonOf, sizeAtMost, sizeOf, streamOf, wider, type XzHeld } from './xz-held.ts';
import { recordOf, streamEnd, streamHeader } from './xz-layout.ts';

const MIB = 2 ** 20;
/** A program is not started for less than this, however small the blocks are. */
const LEAST_BYTES = 256 * 1024;
/** What is decoded ahead of its turn, and where there is nothing that could. Blocks of `xz -6 -T` have 24 MiB. */
const KEPT_BYTES = 6 * MIB;
const LEAST_KEPT_BYTES = MIB / 2;
/** So often is damage worth getting over. */
const MAX_GAPS = 100;

/**
 * Decodes xz. Blocks whose header says their size, as those of `xz -T` do, are decoded several at a time. Goes on behind
 * damage at the next block, or where that cannot be found, at the next stream.
 */
export function decodeXz(source: ByteStream, decode: DecodeSome, signal?: AbortSignal, lanes = LANES): ByteStream {
  return resuming(() => new Decoding(interruptible(source, signal), decode, signal, lanes).pieces());
}

/** In order: blocks to be decoded at once, a block that is decoded as it comes, or what is to be said in its place. */
type Lane =
  | Job
  | { readonly kind: 'live'; readonly begun: XzHeld; readonly rest: AsyncGenerator<Uint8Array, void, undefined> }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'error'; readonly error: Error };

interface Job {
  readonly kind: 'job';
  readonly blocks: readonly XzHeld[];
  /** Bytes of the first block that were handed on before. */
  readonly skip: number;
  ahead: Ahead;
}

class Decoding {
  readonly #input: Input;
  readonly #blocks: XzBlocks;
  readonly #decode: DecodeSome;
  readonly #signal: AbortSignal | undefined;
  /** Blocks at a time. */
  readonly #most: number;
  readonly #buffers = new Buffers();
  readonly #room = new Room();
  readonly #idle = new IdleThreads();
  readonly #lanes: Lane[] = [];
  #sourceError: Error | undefined;
  /** What was read, and has to wait for its turn. */
  #waiting: XzHeld | Exclude<Lane, Job> | undefined;
  #leaving: Promise<unknown> = Promise.resolve();
  #gaps = 0;

  constructor(source: ByteStream, decode: DecodeSome, signal: AbortSignal | undefined, lanes: number) {
    this.#input = new Input(this.#noting(source));
    this.#blocks = new XzBlocks(this.#input);
    this.#decode = decode;
    this.#signal = signal;
    this.#most = lanes;
  }

  async *pieces(): Pieces {
    this.#check();
    const abort = (): void => {
      for (const lane of this.#lanes) if (lane.kind === 'job') lane.ahead.abort();
      void this.#idle.close();
    };
    this.#signal?.addEventListener('abort', abort, { once: true });
    try {
      while (this.#gaps <= MAX_GAPS) {
        await this.#fill();
        const [lane] = this.#lanes;
        if (lane === undefined) return;
        yield* this.#work(lane);
      }
    } finally {
      this.#signal?.removeEventListener('abort', abort);
      await this.#stop();
      await this.#input.close();
    }
  }

  async *#work(lane: Lane): Pieces {
    if (lane.kind === 'error') throw lane.error;
    if (lane.kind === 'job') yield* this.#job(lane);
    else yield* this.#gap(lane.kind === 'failure' ? lane.failure : yield* this.#live(lane));
  }

  async *#job({ ahead, blocks, skip }: Job): Pieces {
    let seen = 0;
    for (let chunk = await ahead.next(); chunk !== undefined; chunk = await ahead.next()) {
      this.#check();
      const fresh = chunk.subarray(Math.max(0, skip - seen));
      seen += chunk.length;
      if (fresh.length > 0) yield fresh;
    }
    const failure = ahead.failure === undefined ? undefined : this.#failureOf(ahead.failure);
    const [only] = blocks;
    if (failure === undefined) {
      this.#lanes.shift();
      for (const { bytes } of blocks) this.#room.giveBack(bytes);
    } else if (blocks.length === 1 && only !== undefined) yield* this.#gap(reasonOf(failure, only.end));
    else await this.#part(blocks, Math.max(seen, skip));
  }

  /** The block where it failed is tried alone, and those behind it without it. */
  async #part(blocks: readonly XzHeld[], seen: number): Promise<void> {
    await this.#stop();
    let [at, from] = [0, 0];
    for (; at < blocks.length - 1; at += 1) {
      const size = sizeOf(blocks[at]);
      // A block that is over may still have failed on its checksum.
      if (from + size >= seen) break;
      from += size;
    }
    const parts = [this.#start(blocks.slice(at, at + 1), seen - from)];
    if (at + 1 < blocks.length) parts.push(this.#start(blocks.slice(at + 1)));
    this.#lanes.splice(0, 1, ...parts);
    this.#restart();
  }

  async *#gap(failure: Failure | undefined): Pieces {
    this.#lanes.shift();
    if (failure === undefined) return;
    await this.#stop();
    this.#gaps += 1;
    yield damage('xz', failure);
    this.#restart();
  }

  /** A block that is too large to be kept: its bytes go from the source to the decoder. */
  async *#live({ begun, rest }: Lane & { kind: 'live' }): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
    const source = this.#liveStream(begun, rest);
    const control = new AbortController();
    const abort = (): void => {
      control.abort();
    };
    this.#signal?.addEventListener('abort', abort, { once: true });
    try {
      yield* this.#decode(source, control.signal, this.#idle);
      return undefined;
    } catch (error) {
      // The decoder may have left while the source was being waited for; nobody else may read it before that has come.
      this.#leaving = source.return().catch(() => undefined);
      return reasonOf(this.#failureOf(asError(error)), this.#blocks.last);
    } finally {
      this.#signal?.removeEventListener('abort', abort);
    }
  }

  async *#liveStream(begun: XzHeld, rest: ByteStream): AsyncGenerator<Uint8Array, void, undefined> {
    yield streamHeader(begun.check);
    yield begun.bytes;
    yield* rest;
    const { last } = this.#blocks;
    if ('unpadded' in last) yield streamEnd(begun.check, [recordOf(last.unpadded, last.size)]);
  }

  /** Only damage can be got over. What the source threw is for whoever reads the source. */
  #failureOf(error: Error): Failure {
    this.#check();
    if (this.#sourceError !== undefined) throw this.#sourceError;
    if (!(error instanceof UnhangError) || error.code !== 'DAMAGED') throw error;
    return error.details['reason'] === 'truncated' ? 'truncated' : 'corrupt';
  }

  async #fill(): Promise<void> {
    await this.#leaving;
    while (this.#lanes.length < this.#most && (this.#lanes.at(-1)?.kind ?? 'job') === 'job') {
      const lane = await this.#next();
      if (lane === undefined) return;
      this.#lanes.push(lane);
    }
  }

  async #next(): Promise<Lane | undefined> {
    const blocks: XzHeld[] = [];
    let bytes = 0;
    while (bytes < LEAST_BYTES) {
      const item = this.#waiting ?? (await this.#item());
      this.#waiting = undefined;
      if (item === undefined) break;
      if ('kind' in item || (blocks[0] !== undefined && blocks[0].check !== item.check)) {
        // What is read as it is decoded has to be alone: nothing behind it can be known before.
        const mayStart = 'kind' in item && blocks.length === 0 && (item.kind !== 'live' || this.#lanes.length === 0);
        if (mayStart) return item;
        this.#waiting = item;
        break;
      }
      blocks.push(item);
      bytes += item.bytes.length;
    }
    return blocks.length === 0 ? undefined : this.#start(blocks);
  }

  async #item(): Promise<XzHeld | Exclude<Lane, Job> | undefined> {
    try {
      const found = await this.#blocks.next();
      if (found === 'end') return undefined;
      return typeof found === 'string' ? { kind: 'failure', failure: found } : await this.#hold(found);
    } catch (error) {
      return { kind: 'error', error: asError(error) };
    }
  }

  /** Keeps the block, unless it is too large for that. */
  async #hold(block: XzBlock): Promise<XzHeld | Exclude<Lane, Job>> {
    const { check } = block;
    const kept = mayBeKept(block);
    const rest = this.#blocks.bytes();
    let room = this.#room.take(kept ? sizeAtMost(block) : LEAST_BYTES);
    let total = 0;
    for (;;) {
      const next = await rest.next();
      const held = (): XzHeld => ({ check, bytes: room.subarray(0, total), end: this.#blocks.last });
      if (next.done === true) return held();
      if (total + next.value.length > room.length) room = wider(room, total + next.value.length);
      room.set(next.value, total);
      total += next.value.length;
      if (!kept && total > LEAST_BYTES) return { kind: 'live', begun: held(), rest };
    }
  }

  #start(blocks: readonly XzHeld[], skip = 0): Job {
    return { kind: 'job', blocks, skip, ahead: this.#ahead(blocks) };
  }

  #ahead(blocks: readonly XzHeld[]): Ahead {
    return new Ahead(
      (signal) => this.#decode(streamOf(blocks), signal, this.#idle),
      this.#buffers,
      this.#most > 1 ? KEPT_BYTES : LEAST_KEPT_BYTES,
    );
  }

  /** What was stopped so that nothing runs while a failure is told. */
  #restart(): void {
    for (const lane of this.#lanes)
      if (lane.kind === 'job' && lane.ahead.stopped) lane.ahead = this.#ahead(lane.blocks);
  }

  async #stop(): Promise<void> {
    const stopping = this.#lanes.flatMap((lane) => (lane.kind === 'job' ? [lane.ahead.stop()] : []));
    await Promise.all(stopping);
    await this.#idle.close();
  }

  async *#noting(source: ByteStream): ByteStream {
    try {
      yield* source;
    } catch (error) {
      this.#sourceError = asError(error);
      throw error;
    }
  }

  #check(): void {
    if (this.#signal?.aborted === true) throw calledOff();
  }
}
