import { open as openDescriptor } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ByteStream } from '../../core/model/bytes.ts';
import { unreadable } from './fs-failure.ts';

const READ_BYTES = 1024 * 1024;

/** A file, FIFO or device as a stream. */
export async function* readFile(path: string): ByteStream {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  yield* found.isFIFO() ? readPipe(path) : readBlocks(path);
}

/** Without a thread that waits inside read(2): whoever stops reading must not have to wait for the writer. */
async function* readPipe(path: string): ByteStream {
  const fd = await promisify(openDescriptor)(path, 'r').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  yield* readStream(new Socket({ fd, readable: true, writable: false }), path);
}

/** Two buffers take turns: while one is worked on, the other is being filled. */
async function* readBlocks(path: string): ByteStream {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  let ahead: Promise<Uint8Array> | undefined;
  try {
    const buffers = [new Uint8Array(READ_BYTES), new Uint8Array(READ_BYTES)] as const;
    ahead = read(file, buffers[0], path);
    for (let turn = 1; ; turn += 1) {
      const chunk = await ahead;
      if (chunk.length === 0) return;
      ahead = read(file, turn % 2 === 0 ? buffers[0] : buffers[1], path);
      // A failure of the read ahead is thrown when its turn comes.
      ahead.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await ahead?.catch(() => undefined);
    await file.close();
  }
}

/** Standard input, or any other stream of Node. */
export async function* readStream(stream: Readable, name: string): ByteStream {
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    throw unreadable(name, error);
  }
}

async function read(file: FileHandle, buffer: Uint8Array, path: string): Promise<Uint8Array> {
  try {
    // No position: a device may have none.
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(path, error);
  }
}
