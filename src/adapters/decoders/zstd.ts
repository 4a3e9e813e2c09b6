import * as zlib from 'node:zlib';
import type { ByteStream } from '../../core/model/bytes.ts';
import type { UnhangError } from '../../core/model/errors.ts';
import { damage } from './damage.ts';
import { Input } from './input.ts';
import { resuming, type Pieces } from './resuming.ts';
import { decodeMember, type Decompressor } from './transform.ts';
import { mayBeFrame, skipToFrame } from './zstd-frames.ts';

const CHUNK = 1024 * 1024;

type Create = (options: { readonly chunkSize: number }) => Decompressor;

/** zlib's zstd, which Node has from 22.15 on; the types we compile against are those of 20. */
const create: unknown = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : undefined;

/** Decodes zstd with what Node brings along; `undefined` where it brings none. Goes on behind damage at the next frame. */
export const decodeZstd = isCreate(create)
  ? (source: ByteStream) => resuming(() => decodeFrames(create, new Input(source)))
  : undefined;

function isCreate(value: unknown): value is Create {
  return typeof value === 'function';
}

/** Frame after frame, skippable ones too; zlib yields nothing for those. Its window is bounded to 128 MiB (2^27). */
async function* decodeFrames(createDecoder: Create, input: Input): Pieces {
  try {
    for (let first = true; ; first = false) {
      const magic = await input.peek(4);
      if (magic.length === 0 && !first) return;
      let failure: UnhangError | undefined;
      if (!mayBeFrame(magic)) failure = damage('zstd', first ? 'corrupt' : 'trailing');
      else if (magic.length < 4) failure = damage('zstd', 'truncated');
      else failure = yield* decodeFrame(createDecoder({ chunkSize: CHUNK }), input);
      if (failure === undefined) continue;
      yield failure;
      if (!(await skipToFrame(input))) return;
    }
  } finally {
    await input.close();
  }
}

async function* decodeFrame(
  decoder: Decompressor,
  input: Input,
): AsyncGenerator<Uint8Array, UnhangError | undefined, undefined> {
  try {
    return (yield* decodeMember(decoder, input)) ? undefined : damage('zstd', 'truncated');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (UNSUPPORTED.has(code)) throw damage('zstd', 'unsupported', error);
    // The frame ended just where a write did, so that zlib took what follows for another one.
    if (code === 'ZSTD_error_prefix_unknown') return damage('zstd', 'trailing', error);
    if (code.startsWith('ZSTD_')) return damage('zstd', 'corrupt', error);
    throw error;
  }
}

const UNSUPPORTED: ReadonlySet<string> = new Set([
  'ZSTD_error_frameParameter_windowTooLarge',
  'ZSTD_error_dictionary_wrong',
]);
