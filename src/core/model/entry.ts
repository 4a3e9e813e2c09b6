import type { ByteStream } from './bytes.ts';

/** One member of a bundle as it lies in the archive. Its path is a label used for matching, never a place on a disk. */
export interface Entry {
  /** Normalised: no leading `./` or `/`, no `//`, no trailing `/`; still with the bundle's top folder. */
  readonly path: string;
  readonly type: 'file' | 'symlink' | 'hardlink' | 'directory' | 'other';
  /** Bytes of the body as the archive declares them. */
  readonly size: number;
  /** Seconds since 1970, where the archive has it. */
  readonly modifiedAt?: number;
  /** Link target as it stands, for `symlink` and `hardlink`. */
  readonly target?: string;
  /** Path of the innermost archive inside the bundle that holds the member; its own path begins with it. */
  readonly within?: string;
  /** Where it would lie had its folder not been packed into a tar of its own (`sos report --pack-dir`). */
  readonly home?: string;
  /** After the body was read: did it end early for a fault of its own? A note says which. */
  readonly failed?: () => boolean;
  /** The body; it can be read once, and only before the next entry is asked for. Unread bodies are skipped. */
  readonly body: ByteStream;
}

/** Were these all bytes of the member? To be asked once its body was read. */
export function isWhole({ size, failed }: Entry, bytes: number): boolean {
  return failed === undefined ? bytes >= size : !failed();
}
