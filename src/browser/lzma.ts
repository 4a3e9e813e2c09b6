import { decodeLzma as checked } from '../adapters/decoders/lzma.ts';
import { damage } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { LzmaDecoder } from './lzma-decoder.ts';
import { unpack } from './unpack.ts';

const HEADER_BYTES = 13;

/** Decodes LZMA-alone (.lzma). */
export function decodeLzma(source: ByteStream): ByteStream {
  return checked(source, decode);
}

async function* decode(source: ByteStream): ByteStream {
  const input = new Input(source);
  try {
    // A copy: it is only valid until the next bytes are asked for.
    const header = (await input.peek(HEADER_BYTES)).slice();
    const isWhole = header.length === HEADER_BYTES && (await input.skip(HEADER_BYTES));
    const failure = isWhole ? yield* unpack(input, new LzmaDecoder(header)) : ('truncated' as const);
    if (failure !== undefined) throw damage('lzma', failure);
    if ((await input.peek(1)).length > 0) throw damage('lzma', 'trailing');
  } finally {
    await input.close();
  }
}
