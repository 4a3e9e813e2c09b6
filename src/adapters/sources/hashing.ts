import { createHash } from 'node:crypto';
import type { ByteStream } from '../../core/model/bytes.ts';

export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Hashing {
  readonly stream: ByteStream;
  /** Of the whole stream; `undefined` where it was not read to its end. */
  digest(): Digest | undefined;
}

/** Computes a stream's checksum and length as it passes. */
export function hashing(source: ByteStream): Hashing {
  let digest: Digest | undefined;
  async function* pass(): ByteStream {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    digest = { sha256: hash.digest('hex'), bytes };
  }
  return { stream: pass(), digest: () => digest };
}
