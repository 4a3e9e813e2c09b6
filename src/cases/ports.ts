import type { ByteStream, Decoders } from '../core/model/bytes.ts';
import type { Watch } from '../core/model/watch.ts';

/** What the use cases need from the world outside. */
export interface Ports {
  /** Decoders that stop when the signal says so. */
  decoders(signal: AbortSignal | undefined): Decoders;
  /** Starts the time of one bundle. The signal that comes back ends decoders when the given one does, or time is up. */
  startWatch(signal: AbortSignal | undefined): { readonly watch: Watch; readonly signal: AbortSignal };
  /** Counts and hashes a stream as it passes. */
  hashing(source: ByteStream): {
    readonly stream: ByteStream;
    digest(): { readonly sha256: string; readonly bytes: number } | undefined;
  };
}
