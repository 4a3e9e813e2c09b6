const NOTHING = new Uint8Array(0);

/**
 * Text as it comes, and UTF-16 with its byte order mark (PowerShell redirects and pastes in it) turned into UTF-8, in
 * which every newline is one byte. No more is held than half a character, and the first byte until it has company.
 */
export class Utf16ToUtf8 {
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #encoder: InstanceType<typeof TextEncoder> | undefined;
  #first: number | undefined;
  #decided = false;

  /** The bytes to be cut into lines; a piece of `chunk`, or a new array. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#decided) return this.#turned(chunk);
    if (chunk.length === 0) return chunk;
    if (this.#first === undefined && chunk.length === 1) {
      this.#first = chunk[0];
      return NOTHING;
    }
    const head = this.#first === undefined ? chunk : joined(this.#first, chunk);
    this.#decided = true;
    const encoding = encodingOf(head);
    if (encoding !== undefined) {
      this.#decoder = new TextDecoder(encoding);
      this.#encoder = new TextEncoder();
    }
    return this.#turned(head);
  }

  /** What is left at the end. */
  end(): Uint8Array {
    if (!this.#decided) return this.#first === undefined ? NOTHING : Uint8Array.of(this.#first);
    return this.#decoder === undefined ? NOTHING : (this.#encoder?.encode(this.#decoder.decode()) ?? NOTHING);
  }

  /** Halves of characters stand as U+FFFD, and no decoder behind can tell. */
  get isTurned(): boolean {
    return this.#decoder !== undefined;
  }

  #turned(bytes: Uint8Array): Uint8Array {
    if (this.#decoder === undefined) return bytes;
    return this.#encoder?.encode(this.#decoder.decode(bytes, { stream: true })) ?? NOTHING;
  }
}

function joined(first: number, rest: Uint8Array): Uint8Array {
  const whole = new Uint8Array(rest.length + 1);
  whole[0] = first;
  whole.set(rest, 1);
  return whole;
}

function encodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}
