import type { Readable } from 'node:stream';
import type { ByteStream, Compression } from '../../core/model/bytes.ts';
import { batches } from './batches.ts';
import type { Portable } from './thread.ts';
import { readPipeInWorker } from './worker-pipe.ts';
import { throughWorker } from './worker.ts';

/** A thread takes over here: what writes less is done before the thread would have begun. */
const BYTES_WITHOUT_THREAD = 32 * 1024 * 1024;

/**
 * What a program writes to its standard output, in chunks that are valid until the next one is asked for. The stream is
 * the caller's to destroy when this has ended.
 */
export async function* outputOf(
  stdout: Readable,
  compression: Compression,
  signal?: AbortSignal,
  withoutThread = BYTES_WITHOUT_THREAD,
): ByteStream {
  const handle = handleOf(stdout);
  yield* batches(stdout, handle && { bytes: withoutThread, stop: () => void handle.readStop() });
  if (handle === undefined || stdout.closed) return;
  const reader: Portable = { compression, packages: ['node:fs'], helpers: [], decode: readPipeInWorker };
  yield* throughWorker(reader, descriptor(handle.fd), signal);
}

interface Handle {
  readonly fd: number;
  readStop(): unknown;
}

/** Node does not document what lies under its streams, so that this is used only where it looks as it always did. */
function handleOf(stdout: Readable): Handle | undefined {
  const handle: unknown = '_handle' in stdout ? stdout._handle : undefined;
  if (typeof handle !== 'object' || handle === null || !('fd' in handle) || !('readStop' in handle)) return undefined;
  // Checked as far as it can be.
  return typeof handle.fd === 'number' && handle.fd >= 0 && typeof handle.readStop === 'function'
    ? (handle as Handle)
    : undefined;
}

async function* descriptor(fd: number): ByteStream {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, fd);
  yield bytes;
}
