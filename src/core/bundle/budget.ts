import type { ByteStream } from '../model/bytes.ts';
import { UnhangError } from '../model/errors.ts';
import type { Limits } from './limits.ts';

/** What has been spent of the limits. There is one per bundle, handed down through every layer and nested archive. */
export class Budget {
  #sent = 0;
  #expanded = 0;
  #entries = 0;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get entries(): number {
    return this.#entries;
  }

  /** Counts one member; false where it is one too many. */
  takeEntry(): boolean {
    if (this.#entries >= this.#limits.entries) return false;
    this.#entries += 1;
    return true;
  }

  /** Counts bytes as they were sent; throws where there are too many. */
  takeSent(bytes: number): void {
    this.#sent += bytes;
    if (this.#sent > this.#limits.compressedBytes) throw tooLarge('compressedBytes', this.#limits.compressedBytes);
  }

  /** Passes on what a decompressor yields, until it is too much. */
  async *expanded(source: ByteStream): ByteStream {
    for await (const chunk of source) {
      this.#expanded += chunk.length;
      this.#checkExpanded();
      yield chunk;
    }
  }

  #checkExpanded(): void {
    const { expandedBytes, ratio, ratioFloorBytes } = this.#limits;
    if (this.#expanded > expandedBytes) throw tooLarge('expandedBytes', expandedBytes);
    if (this.#expanded > ratioFloorBytes && this.#expanded > ratio * this.#sent) throw tooLarge('ratio', ratio);
  }
}

const SAID = {
  compressedBytes: (max: number) => `The bundle is larger than ${max} bytes.`,
  expandedBytes: (max: number) => `The bundle unpacks to more than ${max} bytes.`,
  ratio: (max: number) => `The bundle unpacks to more than ${max} times its size.`,
} as const;

function tooLarge(limit: keyof typeof SAID, max: number): UnhangError {
  return new UnhangError('TOO_LARGE', `${SAID[limit](max)} Raise the limit if you trust its sender.`, {
    details: { limit, max },
  });
}
