import * as zlib from 'node:zlib';
import type { ByteStream } from '../../core/model/bytes.ts';
import { damage } from './damage.ts';
import { Input } from './input.ts';
import { decodeMember, type Decompressor } from './transform.ts';

const CHUNK = 1024 * 1024;

type Create = (options: { readonly chunkSize: number }) => Decompressor;

/** zlib's zstd, which Node has from 22.15 on; the types we compile against are those of 20. */
const create: unknown = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : undefined;

/** Decodes zstd with what Node brings along; `undefined` where it brings none. */
export const decodeZstd = isCreate(create) ? (source: ByteStream) => decodeFrames(create, source) : undefined;

function isCreate(value: unknown): value is Create {
  return typeof value === 'function';
}

/** Frame after frame, skippable ones too; zlib yields nothing for those. Its window is bounded to 128 MiB (2^27). */
async function* decodeFrames(createDecoder: Create, source: ByteStream): ByteStream {
  const input = new Input(source);
  try {
    for (let first = true; ; first = false) {
      const magic = await input.exactly(4);
      if (magic.length === 0 && !first) return;
      if (!isFrame(magic)) throw damage('zstd', first ? 'corrupt' : 'trailing');
      input.unread(magic);
      if (!(yield* decodeFrame(createDecoder({ chunkSize: CHUNK }), input))) throw damage('zstd', 'truncated');
    }
  } finally {
    await input.close();
  }
}

async function* decodeFrame(decoder: Decompressor, input: Input): AsyncGenerator<Uint8Array, boolean, undefined> {
  try {
    return yield* decodeMember(decoder, input);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ZSTD_error_frameParameter_windowTooLarge') throw damage('zstd', 'unsupported', error);
    // A frame that ended with its slice, and no frame behind it.
    if (code === 'ZSTD_error_prefix_unknown') throw damage('zstd', 'trailing', error);
    if (code.startsWith('ZSTD_')) throw damage('zstd', 'corrupt', error);
    throw error;
  }
}

/** RFC 8878: 3.1.1 frames, 3.1.2 skippable frames. */
function isFrame(magic: Uint8Array): boolean {
  const [a = 0, b, c, d] = magic;
  return (
    (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) ||
    ((a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18)
  );
}
