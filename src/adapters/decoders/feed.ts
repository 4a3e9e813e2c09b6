import type { Writable } from 'node:stream';
import type { ByteStream } from '../../core/model/bytes.ts';

/** How feeding a decoder went. It never rejects: a decoder's output comes first, then the source's own error. */
export interface Feeding {
  readonly done: Promise<void>;
  /** What the source threw. */
  error(): unknown;
}

/**
 * Writes a source into a decoder, one chunk at a time: a chunk is only valid until the next one is asked for. Ends
 * quietly when the decoder is gone; why is the decoder's to say.
 */
export function feed(source: ByteStream, target: Writable): Feeding {
  let failure: unknown;
  const run = async (): Promise<void> => {
    try {
      for await (const chunk of source) if (!(await write(target, chunk))) return;
    } catch (error) {
      failure = error;
    }
    target.end();
  };
  // An EPIPE here only tells that the decoder ended; its exit status tells why.
  target.on('error', () => undefined);
  return { done: run(), error: () => failure };
}

function write(target: Writable, chunk: Uint8Array): Promise<boolean> {
  if (target.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const gone = (): void => {
      resolve(false);
    };
    target.once('close', gone);
    target.write(chunk, (error) => {
      target.off('close', gone);
      resolve(!error);
    });
  });
}
