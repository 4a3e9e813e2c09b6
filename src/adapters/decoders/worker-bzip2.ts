import type { bzip2Helpers } from './worker-bzip2-block.ts';
import type { Bzip2Scratch } from './worker-bzip2-types.ts';
import type { Failure } from './damage.ts';
import type { Pull, Push } from './worker-io.ts';

/**
 * Travels as text into the worker: nothing from outside. Decodes streams of bzip2 that `bzip2-blocks.ts` has cut out, a
 * few at a time, each in a chunk of its own. What a block holds is handed on once its checksum was found right, and
 * nothing of it before.
 */
export function decodeBzip2InWorker(
  pull: Pull,
  push: Push,
  [decode]: readonly unknown[],
  kept: Map<string, unknown>,
): Promise<Failure | undefined> {
  const decodeBlock = decode as (typeof bzip2Helpers)[0];
  const scratch = (kept.get('scratch') as Bzip2Scratch | undefined) ?? { vector: new Uint32Array(900_000), pieces: [] };
  kept.set('scratch', scratch);
  try {
    for (let stream = pull(); stream !== undefined; stream = pull()) decodeBlock(stream, scratch, push);
    return Promise.resolve(undefined);
  } catch {
    return Promise.resolve('corrupt');
  }
}
