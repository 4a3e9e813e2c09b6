import type { Entry } from './entry.ts';
import type { Note } from './note.ts';

/** A bundle being read. Whoever opens one iterates `entries` (to the end, or leaves the loop) or aborts its signal. */
export interface OpenBundle {
  /** `tar.xz`, `tar.gz`, …, `tar`, `zip`, `directory`; `file` for a single text, compressed or not. */
  readonly format: string;
  /** The members in their order, once. A body that yields fewer bytes than the entry's `size` was cut. */
  readonly entries: AsyncIterable<Entry>;
  /** What could not be read; complete once `entries` has ended. */
  readonly notes: readonly Note[];
  /** Members seen so far. */
  count(): number;
  /** Formats of the archives inside the bundle, by their path; complete once `entries` has ended. */
  readonly nested?: ReadonlyMap<string, string>;
}
