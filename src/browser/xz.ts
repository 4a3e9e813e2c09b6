import { damage, type Failure } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import { resuming, type Pieces } from '../adapters/decoders/resuming.ts';
import { type XzBlock, XzBlocks } from '../adapters/decoders/xz-blocks.ts';
import { mayBeKept, reasonOf } from '../adapters/decoders/xz-held.ts';
import { lzma2Steps } from '../adapters/decoders/worker-lzma2.ts';
import { xzSteps } from '../adapters/decoders/worker-xz.ts';
import { recordOf, streamEnd, streamHeader } from '../adapters/decoders/xz-layout.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { takeSteps } from './steps.ts';

/** Blocks up to this are held as a whole, in Node as well: whether the data also ends in one that fails is not told. */
const LEAST_BYTES = 256 * 1024;
const MAX_GAPS = 100;

/** Decodes xz. Goes on behind damage at the next block, or at the next stream. */
export function decodeXz(source: ByteStream): ByteStream {
  return resuming(() => pieces(new Input(source)));
}

async function* pieces(input: Input): Pieces {
  const blocks = new XzBlocks(input);
  try {
    for (let gaps = 0; gaps <= MAX_GAPS; ) {
      const found = await blocks.next();
      if (found === 'end') return;
      const failure = typeof found === 'string' ? found : yield* decodeBlock(found, blocks);
      if (failure === undefined) continue;
      if (failure === 'unsupported') throw damage('xz', failure);
      gaps += 1;
      yield damage('xz', failure);
    }
  } finally {
    await input.close();
  }
}

async function* decodeBlock(
  block: XzBlock,
  blocks: XzBlocks,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  let size = 0;
  const bytes = blocks.bytes();
  async function* stream(): ByteStream {
    yield streamHeader(block.check);
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) {
      size += next.value.length;
      yield next.value;
    }
    if ('unpadded' in blocks.last) yield streamEnd(block.check, [recordOf(blocks.last.unpadded, blocks.last.size)]);
  }
  const failure = yield* takeSteps((engine, steps) => xzSteps(engine, steps, lzma2Steps), stream());
  if (failure === undefined || failure === 'unsupported') return failure;
  while (size <= LEAST_BYTES || mayBeKept(block)) {
    const next = await bytes.next();
    if (next.done === true) break;
    size += next.value.length;
  }
  await bytes.return();
  return reasonOf(failure, blocks.last);
}
