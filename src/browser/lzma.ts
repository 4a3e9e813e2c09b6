import { damage } from '../adapters/decoders/damage.ts';
import { decodeLzma as checked } from '../adapters/decoders/lzma.ts';
import { lzmaSteps } from '../adapters/decoders/worker-lzma.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { takeSteps } from './steps.ts';

/** Decodes LZMA-alone (.lzma). */
export function decodeLzma(source: ByteStream): ByteStream {
  return checked(source, decode);
}

async function* decode(source: ByteStream): ByteStream {
  const failure = yield* takeSteps(lzmaSteps, source);
  if (failure !== undefined) throw damage('lzma', failure);
}
