import type { ByteStream } from '../../core/model/bytes.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { asError, calledOff, damage, type Failure } from './damage.ts';
import { Input } from './input.ts';
import { interruptible } from './interruptible.ts';
import { resuming, type Pieces } from './resuming.ts';
import { IdleThreads } from './worker.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** Decodes a few frames. */
type DecodeFrames = (source: ByteStream, signal: AbortSignal | undefined, idle: IdleThreads) => ByteStream;

/** So often is damage worth getting over. */
const MAX_GAPS = 100;

/** Decodes zstd through programs or threads. Goes on behind damage at the next frame. */
export function decodeZstdOutside(source: ByteStream, decode: DecodeFrames, signal?: AbortSignal): ByteStream {
  return resuming(() => new Decoding(interruptible(source, signal), decode, signal).pieces());
}

class Decoding {
  readonly #input: Input;
  readonly #frames: ZstdFrames;
  readonly #decode: DecodeFrames;
  readonly #signal: AbortSignal | undefined;
  readonly #idle = new IdleThreads();
  #sourceError: Error | undefined;

  constructor(source: ByteStream, decode: DecodeFrames, signal: AbortSignal | undefined) {
    this.#input = new Input(this.#noting(source));
    this.#frames = new ZstdFrames(this.#input);
    this.#decode = decode;
    this.#signal = signal;
  }

  async *pieces(): Pieces {
    if (this.#signal?.aborted === true) throw calledOff();
    const abort = (): void => void this.#idle.close();
    this.#signal?.addEventListener('abort', abort, { once: true });
    try {
      for (let gaps = 0; gaps <= MAX_GAPS; ) {
        const found = await this.#frames.next();
        if (found === 'end') return;
        const failure = found === 'frame' ? yield* this.#some() : found;
        if (failure === undefined) continue;
        await this.#idle.close();
        gaps += 1;
        yield damage('zstd', failure);
      }
    } finally {
      this.#signal?.removeEventListener('abort', abort);
      await this.#idle.close();
      await this.#input.close();
    }
  }

  async *#some(): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
    const source = this.#frames.bytes();
    try {
      yield* this.#decode(source, this.#signal, this.#idle);
      return undefined;
    } catch (thrown) {
      if (this.#sourceError !== undefined) throw this.#sourceError;
      const error = asError(thrown);
      if (!(error instanceof UnhangError) || error.code !== 'DAMAGED') throw error;
      // The decoder may have left while the source was being waited for; that has to come first.
      await source.return();
      return error.details['reason'] === 'truncated' && !this.#frames.broken ? 'truncated' : 'corrupt';
    }
  }

  async *#noting(source: ByteStream): ByteStream {
    try {
      yield* source;
    } catch (error) {
      this.#sourceError = asError(error);
      throw error;
    }
  }
}
