/** Memory for one block after the other. */
export interface Bzip2Scratch {
  /** As many words as a block has symbols at most. */
  readonly vector: Uint32Array;
  readonly pieces: Uint8Array[];
}

export interface Bits {
  /** Up to 24 bits. */
  read(count: number): number;
  /** The next bits, up to 24, as many zeros as are missing at the end included. */
  peek(count: number): number;
  drop(count: number): void;
  /** Was more read than there is? */
  past(): boolean;
}

/** A Huffman code of at most 20 bits: at once what is short, the rest by its length. */
export interface Code {
  readonly fast: Uint16Array;
  readonly limit: Int32Array;
  readonly offset: Int32Array;
  readonly sorted: Uint16Array;
}
