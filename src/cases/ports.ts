import type { ByteStream, Decoders } from '../core/model/bytes.ts';

/** What the use cases need from the world outside. */
export interface Ports {
  /** Decoders that stop when the signal says so. */
  decoders(signal: AbortSignal | undefined): Decoders;
  /** Counts and hashes a stream as it passes. */
  hashing(source: ByteStream): {
    readonly stream: ByteStream;
    digest(): { readonly sha256: string; readonly bytes: number } | undefined;
  };
}
