import type * as FileSystem from 'node:fs';
import type { Failure } from './damage.ts';
import type { Pull, Push } from './worker-io.ts';

/**
 * Travels as text into the worker: nothing from outside. Reads the pipe whose descriptor comes in as four bytes, and
 * sleeps while it fills: a program that writes 8 KiB at a time into a pipe with a reader waiting at its other end wakes
 * that reader each time, and on two processors this costs xz a tenth of its speed.
 */
export function readPipeInWorker(pull: Pull, push: Push, [library]: readonly unknown[]): Promise<Failure | undefined> {
  const { readSync } = library as typeof FileSystem;
  const SHORTEST_MS = 0.05;
  const LONGEST_MS = 1;
  /** A source may be slow; nobody waits for the end of this one wait. */
  const IDLE_MS = 20;
  /** Of the 208 KiB that Linux gives a socket, less what it counts for each write. */
  const FULL_BYTES = 128 * 1024;
  const descriptor = pull();
  if (descriptor === undefined) return Promise.resolve('truncated');
  const fd = new DataView(descriptor.buffer, descriptor.byteOffset).getInt32(0);
  const never = new Int32Array(new SharedArrayBuffer(4));
  const buffer = new Uint8Array(2 * FULL_BYTES);
  let sleepMs = SHORTEST_MS;
  Error.stackTraceLimit = 0;
  for (;;) {
    let length = -1;
    try {
      length = readSync(fd, buffer);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return Promise.resolve('corrupt');
    }
    if (length === 0) return Promise.resolve(undefined);
    if (length > 0) push(buffer.subarray(0, length));
    if (length >= FULL_BYTES) sleepMs = Math.max(SHORTEST_MS, sleepMs / 2);
    else if (length >= 0) sleepMs = Math.min(LONGEST_MS, sleepMs * 1.2);
    else sleepMs = Math.min(IDLE_MS, sleepMs * 2);
    if (length < FULL_BYTES) Atomics.wait(never, 0, 0, sleepMs);
  }
}
