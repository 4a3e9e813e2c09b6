import type { ByteStream } from '../../core/model/bytes.ts';
import { calledOff } from './damage.ts';
import { DecoderThread, type Portable } from './thread.ts';

/** Threads that have nothing to do. A new one would have to compile its decoder again, which takes longer than to run it. */
export class IdleThreads {
  readonly #threads: DecoderThread[] = [];
  #closing: Promise<unknown> = Promise.resolve();

  take(portable: Portable): DecoderThread {
    return this.#threads.pop() ?? new DecoderThread(portable);
  }

  giveBack(thread: DecoderThread): void {
    this.#threads.push(thread);
  }

  async close(): Promise<void> {
    const threads = this.#threads.splice(0);
    this.#closing = Promise.all([this.#closing, ...threads.map((thread) => thread.close())]);
    await this.#closing;
  }
}

/**
 * Decodes in a thread of its own, without any program. However this ends, the thread has ended then, or is among the
 * idle ones.
 */
export async function* throughWorker(
  portable: Portable,
  source: ByteStream,
  signal?: AbortSignal,
  idle?: IdleThreads,
): ByteStream {
  const aborted = (): boolean => signal?.aborted === true;
  if (aborted()) throw calledOff();
  const thread = idle?.take(portable) ?? new DecoderThread(portable);
  const abort = (): void => {
    thread.fail(calledOff());
  };
  signal?.addEventListener('abort', abort, { once: true });
  thread.begin(source);
  try {
    for (let chunk = await thread.next(); chunk !== undefined; chunk = await thread.next()) yield chunk;
  } finally {
    signal?.removeEventListener('abort', abort);
    if (idle !== undefined && thread.idle && !aborted()) idle.giveBack(thread);
    else await thread.close();
  }
}
