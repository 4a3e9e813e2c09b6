import { damage, type Failure } from '../adapters/decoders/damage.ts';
import { Input } from '../adapters/decoders/input.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import { Inflate } from './inflate.ts';
import { unpack } from './unpack.ts';

/** Undoes deflate up to its own end. Returns how it failed. */
export function inflate(input: Input): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  return unpack(input, new Inflate());
}

/** Deflate without a frame, as zip archives hold it. */
export async function* decodeDeflate(source: ByteStream): ByteStream {
  const input = new Input(source);
  try {
    const failure = yield* inflate(input);
    if (failure !== undefined) throw damage('deflate', failure);
    if ((await input.peek(1)).length > 0) throw damage('deflate', 'trailing');
  } finally {
    await input.close();
  }
}
