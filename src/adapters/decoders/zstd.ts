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
      const magic = await input.peek(4);
      if (magic.length === 0 && !first) return;
      if (!mayBeFrame(magic)) throw damage('zstd', first ? 'corrupt' : 'trailing');
      if (magic.length < 4) throw damage('zstd', 'truncated');
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
    if (UNSUPPORTED.has(code)) throw damage('zstd', 'unsupported', error);
    // The frame ended just where a write did, so that zlib took what follows for another one.
    if (code === 'ZSTD_error_prefix_unknown') throw damage('zstd', 'trailing', error);
    if (code.startsWith('ZSTD_')) throw damage('zstd', 'corrupt', error);
    throw error;
  }
}

const UNSUPPORTED: ReadonlySet<string> = new Set([
  'ZSTD_error_frameParameter_windowTooLarge',
  'ZSTD_error_dictionary_wrong',
]);

/** RFC 8878: 3.1.1 frames, 3.1.2 skippable frames. What was cut inside the magic may be one. */
function mayBeFrame(magic: Uint8Array): boolean {
  const [a, b = 0xb5, c = 0x2f, d = 0xfd] = magic;
  if (a === undefined || (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)) return true;
  const [, skippableB = 0x2a, skippableC = 0x4d, skippableD = 0x18] = magic;
  return (a & 0xf0) === 0x50 && skippableB === 0x2a && skippableC === 0x4d && skippableD === 0x18;
}
