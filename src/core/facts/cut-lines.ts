import type { ByteStream } from '../model/bytes.ts';
import { decodeLine } from './decode.ts';
import { Block } from './search/block.ts';
import { countNewlines } from './search/newlines.ts';
import { Utf16ToUtf8 } from './utf16.ts';

/** A line as it was cut, before it knows its member. */
export interface CutLine {
  readonly text: string;
  readonly line: number;
  readonly cut?: true;
  readonly lossy?: true;
}

export interface LineSink {
  /** Is there anything for this sink in a block of whole lines? */
  wants(block: Block): boolean;
  line(line: CutLine): void;
}

export interface CutLimits {
  /** Longer lines are cut and flagged; of UTF-16 they are measured in UTF-8. */
  readonly lineBytes: number;
  /** What lies behind this many bytes of one member is not read. */
  readonly memberBytes: number;
}

export interface CutResult {
  readonly bytes: number;
  readonly lines: number;
  /** False where `memberBytes` ended the reading. */
  readonly whole: boolean;
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const NON_ASCII = /[^\0-\x7f]/;

/**
 * Cuts a member into lines. Blocks that the sink does not want cost one search, so that hundreds of
 * megabytes of log pass at the speed of the decompressor; only wanted blocks become lines.
 */
export async function cutLines(body: ByteStream, sink: LineSink, limits: CutLimits): Promise<CutResult> {
  const cutter = new Cutter(sink, limits.lineBytes);
  let bytes = 0;
  for await (const chunk of body) {
    const room = limits.memberBytes - bytes;
    bytes += chunk.length;
    if (chunk.length > room) {
      cutter.push(chunk.subarray(0, room));
      cutter.end();
      return { bytes, lines: cutter.lines, whole: false };
    }
    cutter.push(chunk);
  }
  cutter.end();
  return { bytes, lines: cutter.lines, whole: true };
}

class Cutter {
  lines = 0;
  readonly #sink: LineSink;
  readonly #lineBytes: number;
  readonly #utf16 = new Utf16ToUtf8();
  /** Head of a line whose end has not come yet, `#held` bytes of it; at most `lineBytes` and a carriage return. */
  #carry = new Uint8Array(0);
  #held = 0;
  #overlong = false;

  constructor(sink: LineSink, lineBytes: number) {
    this.#sink = sink;
    this.#lineBytes = lineBytes;
  }

  push(chunk: Uint8Array): void {
    this.#cut(this.#utf16.push(chunk));
  }

  end(): void {
    this.#cut(this.#utf16.end());
    if (this.#held > 0 || this.#overlong) this.#flushCarry();
  }

  #cut(bytes: Uint8Array): void {
    let rest = bytes;
    if (this.#held > 0 || this.#overlong) {
      const newline = rest.indexOf(NEWLINE);
      this.#keep(newline < 0 ? rest : rest.subarray(0, newline));
      if (newline < 0) return;
      this.#flushCarry();
      rest = rest.subarray(newline + 1);
    }
    const last = rest.lastIndexOf(NEWLINE);
    if (last >= 0) this.#block(rest.subarray(0, last + 1));
    this.#keep(rest.subarray(last + 1));
  }

  #keep(part: Uint8Array): void {
    const room = this.#lineBytes + 1 - this.#held;
    if (part.length > room) this.#overlong = true;
    const kept = part.subarray(0, Math.max(room, 0));
    if (kept.length === 0) return;
    const held = this.#held + kept.length;
    if (held > this.#carry.length) {
      // Twice the room each time: a decoder may hand over a line byte by byte.
      const wider = new Uint8Array(Math.min(Math.max(held, 2 * this.#carry.length), this.#lineBytes + 1));
      wider.set(this.#carry.subarray(0, this.#held));
      this.#carry = wider;
    }
    this.#carry.set(kept, this.#held);
    this.#held = held;
  }

  #flushCarry(): void {
    this.lines += 1;
    const bytes = this.#carry.subarray(0, this.#held);
    const overlong = this.#overlong;
    this.#held = 0;
    this.#overlong = false;
    if (!this.#sink.wants(new Block(bytes))) return;
    const end = !overlong && bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
    const cut = end > this.#lineBytes;
    this.#emit(bytes.subarray(0, cut ? this.#lineBytes : end), this.lines, cut);
  }

  #block(bytes: Uint8Array): void {
    const block = new Block(bytes);
    if (this.#sink.wants(block)) this.#lines(block);
    else this.lines += countNewlines(bytes);
  }

  #lines({ bytes: block, text }: Block): void {
    const plain = !NON_ASCII.test(text);
    let start = 0;
    while (start < block.length) {
      const end = text.indexOf('\n', start);
      this.lines += 1;
      this.#line(block, text, start, end, plain);
      start = end + 1;
    }
  }

  #line(block: Uint8Array, text: string, start: number, newline: number, plain: boolean): void {
    const end = newline > start && block[newline - 1] === CARRIAGE_RETURN ? newline - 1 : newline;
    if (end - start > this.#lineBytes) {
      this.#emit(block.subarray(start, start + this.#lineBytes), this.lines, true);
    } else if (plain) {
      this.#sink.line({ text: text.slice(start, end), line: this.lines });
    } else {
      this.#emit(block.subarray(start, end), this.lines, false);
    }
  }

  #emit(bytes: Uint8Array, line: number, cut: boolean): void {
    const { text, lossy } = decodeLine(bytes, cut);
    const lost = lossy === true || (this.#utf16.isTurned && text.includes('\ufffd'));
    this.#sink.line({
      // A byte order mark stands before a text, and is no part of its first line.
      text: line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text,
      line,
      ...(cut ? { cut: true as const } : {}),
      ...(lost ? { lossy: true as const } : {}),
    });
  }
}
