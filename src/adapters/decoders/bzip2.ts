import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { Ahead, Buffers } from './ahead.ts';
import { Bzip2Batches, type Batch, type Parts } from './bzip2-batches.ts';
import { joined, streamOf, sumOf, type Bzip2Block } from './bzip2-blocks.ts';
import { calledOff, damage, type Failure } from './damage.ts';
import { interruptible } from './interruptible.ts';
import { LANES } from './lanes.ts';
import { resuming, type Pieces } from './resuming.ts';
import { Room } from './room.ts';
import { IdleThreads } from './worker.ts';

/** Decodes a few whole streams; ends what it started when the signal says so. Threads may stay, idle. */
export type DecodeSome = (source: ByteStream, signal: AbortSignal, idle: IdleThreads) => ByteStream;

/** Blocks of 900 kB that one program is given. More would not fit into memory, fewer not be worth its start. */
const MOST_BLOCKS = 4;
/** Blocks in a row that were sound, after which all is taken to be well again. */
const WIDE = 4;
/** What of a batch is kept until it is known to be sound: four blocks of 900 kB. Only a bomb has more. */
const KEPT_BYTES = 3.75 * 1024 * 1024;
/** So often is damage worth getting over; each time costs some starts of programs. */
const MAX_GAPS = 100;

/**
 * Decodes bzip2, several batches of blocks at a time. Of a block that is damaged nothing is yielded; it goes on with the
 * next one. Every way to decode gives the same bytes, for none is trusted with more than a few whole blocks.
 */
export function decodeBzip2(source: ByteStream, decode: DecodeSome, signal?: AbortSignal, lanes = LANES): ByteStream {
  return resuming(() => new Decoding(interruptible(source, signal), decode, signal, lanes).pieces());
}

interface Lane {
  readonly batch: Batch;
  readonly ahead: Ahead;
}

class Decoding {
  readonly #batches: Bzip2Batches;
  readonly #decode: DecodeSome;
  readonly #signal: AbortSignal | undefined;
  /** Batches at a time. */
  readonly #most: number;
  readonly #buffers = new Buffers();
  readonly #idle = new IdleThreads();
  readonly #room = new Room();
  /** What is being decoded, in order. */
  readonly #lanes: Lane[] = [];
  /** Blocks that are tried at once, while a damaged one is looked for. */
  #narrowed: number | undefined;
  /** Bytes that were handed on of blocks that are decoded once more. */
  #skip = 0;
  /** Over the sums of the stream's blocks; `undefined` where some of them are lost. */
  #sum: number | undefined = 0;
  #gaps = 0;

  constructor(source: ByteStream, decode: DecodeSome, signal: AbortSignal | undefined, lanes: number) {
    this.#batches = new Bzip2Batches(source, lanes > 1 ? MOST_BLOCKS : 1);
    this.#decode = decode;
    this.#signal = signal;
    this.#most = lanes;
  }

  async *pieces(): Pieces {
    this.#check();
    const abort = (): void => {
      for (const { ahead } of this.#lanes) ahead.abort();
      void this.#idle.close();
    };
    this.#signal?.addEventListener('abort', abort, { once: true });
    try {
      while (this.#gaps <= MAX_GAPS) {
        await this.#fill(this.#most);
        const [lane] = this.#lanes;
        if (lane === undefined) return;
        yield* this.#work(lane);
      }
    } finally {
      this.#signal?.removeEventListener('abort', abort);
      await this.#stop();
      await this.#idle.close();
      await this.#batches.close();
    }
  }

  async *#work({ batch, ahead }: Lane): Pieces {
    if (batch.kind === 'error') throw batch.error;
    if (batch.kind === 'failure') {
      this.#lanes.shift();
      yield* this.#gap(batch.failure);
      return;
    }
    // The next ones are started before this one is handed on, for that takes its time.
    if ((await ahead.settled()) && ahead.failure === undefined) await this.#fill(this.#most + 1);
    yield* this.#handOn(ahead);
    if (ahead.failure !== undefined) yield* this.#narrow(batch, ahead.failure);
    else {
      this.#lanes.shift();
      this.#widen();
      const isRight = this.#sumUp(batch.parts);
      this.#batches.giveBack(batch.parts);
      if (!isRight) yield* this.#gap('corrupt', this.#sum);
    }
  }

  /** What was kept of a batch that has failed by now is not to be trusted: it stays where it is. */
  async *#handOn(ahead: Ahead): Pieces {
    let seen = 0;
    for (;;) {
      this.#check();
      if ((await ahead.settled()) && ahead.failure !== undefined) break;
      const chunk = await ahead.next();
      if (chunk === undefined) break;
      const fresh = chunk.subarray(Math.max(0, this.#skip - seen));
      seen += chunk.length;
      if (fresh.length > 0) yield fresh;
    }
    // What comes again begins with all that was seen, or goes on behind it.
    this.#skip = ahead.failure === undefined ? Math.max(0, this.#skip - seen) : Math.max(this.#skip, seen);
  }

  /** Half as many blocks at once, until the damaged one is alone. */
  async *#narrow(batch: Parts, failure: Error): Pieces {
    this.#check();
    if (!isDamage(failure)) throw failure;
    await this.#stop();
    this.#batches.putBack(this.#lanes.splice(0).map((lane) => lane.batch));
    if (batch.blocks > 1) {
      this.#narrowed = Math.floor(batch.blocks / 2);
      return;
    }
    const single = await this.#batches.take(1);
    const parts = single?.kind === 'parts' ? single.parts : [];
    this.#sumUp(parts.slice(0, -1));
    const last = parts.at(-1);
    const whole = last !== undefined && 'block' in last ? await this.#joinedWithNext(last.block) : undefined;
    if (whole === undefined) yield* this.#gap('corrupt');
    else this.#batches.putBack([whole]);
  }

  #widen(): void {
    if (this.#narrowed !== undefined) this.#narrowed = this.#narrowed < WIDE ? 2 * this.#narrowed : undefined;
  }

  /** Any bits can look like a block's beginning: together, two halves are sound. */
  async #joinedWithNext(block: Bzip2Block): Promise<Parts | undefined> {
    const next = await this.#batches.takeBlock();
    if (next === undefined) return undefined;
    const batch: Parts = { kind: 'parts', parts: [{ block: joined(block, next) }], blocks: 1 };
    const lane = this.#start(batch);
    const sound = (await lane.ahead.settled()) && lane.ahead.failure === undefined;
    await this.#stop();
    this.#lanes.pop();
    this.#check();
    if (sound) return batch;
    this.#batches.putBack([{ kind: 'parts', parts: [{ block: next }], blocks: 1 }]);
    return undefined;
  }

  async *#gap(failure: Failure, sum?: number): Pieces {
    await this.#stop();
    await this.#idle.close();
    this.#batches.putBack(this.#lanes.splice(0).map((lane) => lane.batch));
    this.#sum = sum;
    this.#skip = 0;
    this.#gaps += 1;
    yield damage('bzip2', failure);
  }

  /** Starts what may run at once. While a damaged block is looked for, that is one batch. */
  async #fill(lanes: number): Promise<void> {
    const wanted = this.#narrowed === undefined ? lanes : 1;
    while (this.#lanes.length < wanted && (this.#lanes.at(-1)?.batch.kind ?? 'parts') === 'parts') {
      const batch = await this.#batches.take(this.#narrowed);
      if (batch === undefined) return;
      this.#start(batch);
    }
  }

  #start(batch: Batch): Lane {
    const blocks = batch.kind === 'parts' ? batch.parts.filter((part) => 'block' in part) : [];
    const open = (signal: AbortSignal): ByteStream =>
      blocks.length === 0 ? nothing() : this.#decode(streamsOf(blocks, this.#room), signal, this.#idle);
    const lane = { batch, ahead: new Ahead(open, this.#buffers, KEPT_BYTES) };
    this.#lanes.push(lane);
    return lane;
  }

  async #stop(): Promise<void> {
    await Promise.all(this.#lanes.map(({ ahead }) => ahead.stop()));
  }

  /** False where a stream's sum is not that of its blocks. */
  #sumUp(parts: Parts['parts']): boolean {
    let right = true;
    for (const part of parts) {
      if ('block' in part) this.#sum = this.#sum === undefined ? undefined : rotated(this.#sum) ^ sumOf(part.block);
      else {
        right &&= this.#sum === undefined || this.#sum >>> 0 === part.sum;
        this.#sum = 0;
      }
    }
    return right;
  }

  #check(): void {
    if (this.#signal?.aborted === true) throw calledOff();
  }
}

function rotated(sum: number): number {
  return (sum << 1) | (sum >>> 31);
}

function isDamage(error: Error): boolean {
  return error instanceof UnhangError && error.code === 'DAMAGED';
}

async function* streamsOf(blocks: readonly { readonly block: Bzip2Block }[], room: Room): ByteStream {
  for (const { block } of blocks) {
    const stream = streamOf(block, (size) => room.take(size));
    yield stream;
    room.giveBack(stream);
  }
}

async function* nothing(): ByteStream {
  // Streams without any block.
}
