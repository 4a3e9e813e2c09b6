import type { ByteStream, Decoders } from '../../core/model/bytes.ts';
import type { Watch } from '../../core/model/watch.ts';
import type { Tree } from '../../core/trials/tree.ts';

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

/** The trees that cases of rules begin with; `undefined` where there is no such folder. */
export interface CaseTrees {
  /** Beside the file of cases. */
  beside(file: string, name: string): Promise<Tree | undefined>;
  /** Of the repository. */
  captured(place: 'evidence' | 'fixture', name: string): Promise<Tree | undefined>;
  /** Is there a repository? What is installed has none. */
  hasRepository(): Promise<boolean>;
}
