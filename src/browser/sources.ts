import type { ByteStream, RandomAccess } from '../core/model/bytes.ts';
import { UnhangError } from '../core/model/errors.ts';

/** A file as a stream. */
export async function* streamOf(blob: Blob): ByteStream {
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(unreadable);
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The same file, to be read at any place. */
export function randomAccessTo(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(
        await blob
          .slice(offset, offset + length)
          .arrayBuffer()
          .catch(unreadable),
      ),
  };
}

/** A file that was changed or taken away since it was chosen cannot be read any more. */
function unreadable(error: unknown): never {
  const said = error instanceof Error ? error.message : String(error);
  throw new UnhangError('UNREADABLE', `The file cannot be read: ${said}`, { cause: error });
}

/** Tells how far a stream has been read, each `step` bytes and at its end. */
export async function* told(source: ByteStream, step: number, tell: (bytes: number) => void): ByteStream {
  let bytes = 0;
  let said = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes - said >= step) {
      said = bytes;
      tell(bytes);
    }
    yield chunk;
  }
  tell(bytes);
}
