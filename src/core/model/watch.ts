/** Time, and what to do when too much of it is gone. The core has no clock of its own. */
export interface Watch {
  /** Seconds since any moment. */
  seconds(): number;
  /** Calls `fire` once, so many seconds from now, unless the returned function is called first. */
  after(seconds: number, fire: () => void): () => void;
  /** Ends decoders that do not answer any more. */
  giveUp(): void;
}
