import type { Pull, Push } from './worker-io.ts';
import type { Failure } from './damage.ts';

interface XzLibrary {
  readonly XzReadableStream: new (source: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Travels as text into the worker: nothing from outside. The library is xz-decompress (xz-embedded as WebAssembly). */
export async function decodeXzInWorker(
  pull: Pull,
  push: Push,
  [library]: readonly unknown[],
): Promise<Failure | undefined> {
  const { XzReadableStream } = library as XzLibrary;
  // Where the data is damaged, the library drops all that came out of the piece at hand, and of a small bundle much lies
  // in one. Pieces do not depend on how the data came, so that the same is dropped each time.
  const PIECE = 4096;
  const FIRST_PIECE = 512;
  const FIRST_BYTES = 65_536;
  const seen = { end: false, output: false };
  let chunk: Uint8Array | undefined = new Uint8Array(0);
  let taken = 0;
  const nextPiece = (): Uint8Array => {
    const piece = new Uint8Array(taken < FIRST_BYTES ? FIRST_PIECE : PIECE);
    let filled = 0;
    while (filled < piece.length && chunk !== undefined) {
      if (chunk.length === 0) {
        chunk = pull();
        continue;
      }
      const part = chunk.subarray(0, piece.length - filled);
      piece.set(part, filled);
      filled += part.length;
      chunk = chunk.subarray(part.length);
    }
    taken += filled;
    return piece.subarray(0, filled);
  };
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = nextPiece();
        seen.end = chunk === undefined;
        if (piece.length > 0) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const reader = new XzReadableStream(source).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      seen.output ||= value.length > 0;
      push(value);
    }
  } catch (error) {
    // enum xz_ret of xz-embedded: memory limit 4, format 5, options 6; and 2, an integrity check it does not know.
    const code = / error code ([0-9]+)/.exec(String(error))?.[1] ?? '';
    if (code === '5') return seen.output ? 'trailing' : 'corrupt';
    if (code === '2' || code === '4' || code === '6') return 'unsupported';
    return seen.end ? 'truncated' : 'corrupt';
  }
}
