import type { ByteStream } from '../../core/model/bytes.ts';
import { damage } from './damage.ts';
import { inflate } from './inflate.ts';
import { Input } from './input.ts';

/** Decodes deflate without a frame (RFC 1951), as zip archives hold it: nothing in it is ever summed up or found again. */
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
