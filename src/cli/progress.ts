import type { ByteStream } from '../core/model/bytes.ts';
import type { Sink } from './terminal.ts';

const MIB = 1024 * 1024;
const CLEAR_LINE = '\r\u001b[K';
const BAR = 20;

/** What is done sooner needs no progress. */
const SHOWN_AFTER_MS = 300;
const EVERY_MS = 100;

/** Shows on a terminal how far reading has come, and leaves no trace. */
export class Progress {
  readonly #sink: Sink;
  readonly #now: () => number;
  readonly #started: number;
  #next: number;
  #shown = false;

  constructor(sink: Sink, now: () => number = () => performance.now()) {
    this.#sink = sink;
    this.#now = now;
    this.#started = now();
    this.#next = this.#started + SHOWN_AFTER_MS;
  }

  /** `size` may be unknown: standard input has none. */
  async *bytes(source: ByteStream, size: number | undefined): ByteStream {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      this.#show(() => describe(bytes, size));
      yield chunk;
    }
  }

  async *members<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    let count = 0;
    for await (const member of source) {
      count += 1;
      this.#show(() => `reading  ${count} files`);
      yield member;
    }
  }

  /** So much of a bundle is with the server. */
  sent(bytes: number, size: number): void {
    this.#show(() => describe(bytes, size, 'sending'));
  }

  clear(): void {
    if (this.#shown) this.#sink.write(CLEAR_LINE);
    this.#shown = false;
  }

  #show(text: () => string): void {
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    this.#shown = true;
    this.#sink.write(`${CLEAR_LINE}${text()}`);
  }
}

function describe(bytes: number, size: number | undefined, doing = 'reading'): string {
  const read = `${Math.round(bytes / MIB)} MiB`;
  if (size === undefined || size === 0) return `${doing}  ${read}`;
  const share = Math.min(bytes / size, 1);
  const done = Math.floor(share * BAR);
  const bar = `${'#'.repeat(done)}${'-'.repeat(BAR - done)}`;
  return `${doing}  [${bar}] ${String(Math.floor(share * 100)).padStart(3)} %  of ${Math.round(size / MIB)} MiB`;
}
