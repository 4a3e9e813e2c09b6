import { open } from 'node:fs/promises';
import type { RandomAccess } from '../../core/model/bytes.ts';
import { unreadable } from './fs-failure.ts';

export interface OpenFile extends RandomAccess {
  close(): Promise<void>;
}

/** A regular file, to be read at any place. */
export async function openRandom(path: string): Promise<OpenFile> {
  try {
    const file = await open(path);
    const { size } = await file.stat();
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    };
    return {
      size,
      read: (offset, length) =>
        read(offset, length).catch((error: unknown) => {
          throw unreadable(path, error);
        }),
      close: () => file.close(),
    };
  } catch (error) {
    throw unreadable(path, error);
  }
}
