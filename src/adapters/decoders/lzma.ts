import type { ByteStream } from '../../core/model/bytes.ts';
import { damage, type Failure } from './damage.ts';
import { Input } from './input.ts';

const HEADER_BYTES = 13;

/** liblzma's limit (LZMA_LCLP_MAX); the specification's own lets a header ask for models of 25 MiB. */
const MAX_LC_LP = 4;
const MAX_DICTIONARY = 128 * 2 ** 20;

/**
 * Decodes LZMA-alone (.lzma), after a look at its header: what asks for too much is refused before anybody allocates
 * it. There is one stream, and nothing in it is summed up.
 */
export async function* decodeLzma(source: ByteStream, decode: (source: ByteStream) => ByteStream): ByteStream {
  const input = new Input(source);
  try {
    const header = new Uint8Array(await input.peek(HEADER_BYTES));
    const failure = failureOf(header);
    if (failure !== undefined) throw damage('lzma', failure);
    yield* decode(input.rest());
  } finally {
    await input.close();
  }
}

/** `lzma-file-format.txt` of XZ Utils, 1.1: properties, size of the dictionary, size of what was packed. */
function failureOf(header: Uint8Array): Failure | undefined {
  const properties = header[0] ?? 0;
  if (properties >= 9 * 5 * 5 || (properties % 9) + (Math.floor(properties / 9) % 5) > MAX_LC_LP) return 'corrupt';
  if (header.length < HEADER_BYTES) return 'truncated';
  return viewOf(header).getUint32(1, true) > MAX_DICTIONARY ? 'unsupported' : undefined;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
