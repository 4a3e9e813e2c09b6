// WHATWG maps this label to windows-1252: one character a byte, and ASCII stands for itself. That is all we rely on.
const byteText = new TextDecoder('latin1');

/** Whole lines of a member: as bytes, and, once somebody asks, as text of one character a byte. */
export class Block {
  readonly bytes: Uint8Array;
  #text: string | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get text(): string {
    this.#text ??= byteText.decode(this.bytes);
    return this.#text;
  }
}
