import { constants, crc32, createInflateRaw } from 'node:zlib';
import type { ByteStream } from '../../core/model/bytes.ts';
import { damage } from './damage.ts';
import { Input } from './input.ts';
import { decodeMember } from './transform.ts';

/** zlib's default of 16 KiB halves its speed. */
const CHUNK = 1024 * 1024;

/** The magic, and the one method there is (RFC 1952, 2.3.1): deflate. */
const MAGIC = [0x1f, 0x8b, 8];

/** Flags of a member's header, RFC 1952, 2.3.1. */
const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;

/** Decodes gzip, all its members, zero padding between and behind them tolerated. */
export async function* decodeGzip(source: ByteStream): ByteStream {
  const input = new Input(source);
  try {
    for (let first = true; ; first = false) {
      const header = await readHeader(input);
      if (header === 'end' && !first) return;
      if (header === 'junk' && !first) throw damage('gzip', 'trailing');
      if (header !== 'member') throw damage('gzip', header === 'junk' ? 'corrupt' : 'truncated');
      yield* decodeBody(input);
    }
  } finally {
    await input.close();
  }
}

async function* decodeBody(input: Input): ByteStream {
  let sum = 0;
  let size = 0;
  const member = decodeMember(createInflateRaw({ chunkSize: CHUNK, finishFlush: constants.Z_FINISH }), input);
  try {
    for (;;) {
      const { done, value } = await nextOf(member);
      if (done === true) {
        if (!value) throw damage('gzip', 'truncated');
        break;
      }
      sum = crc32(value, sum);
      size = (size + value.length) >>> 0;
      yield value;
    }
  } finally {
    await member.return(false);
  }
  const trailer = await input.peek(8);
  if (trailer.length < 8) throw damage('gzip', 'truncated');
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
  if (view.getUint32(0, true) !== sum || view.getUint32(4, true) !== size) throw damage('gzip', 'corrupt');
  await input.skip(8);
}

async function nextOf<T, R>(generator: AsyncGenerator<T, R, undefined>): Promise<IteratorResult<T, R>> {
  try {
    return await generator.next();
  } catch (error) {
    // What the source threw is not the data's fault.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw damage('gzip', 'corrupt', error);
    throw error;
  }
}

async function readHeader(input: Input): Promise<'member' | 'junk' | 'end' | 'truncated'> {
  await input.skipZeros();
  const fixed = await input.peek(10);
  if (fixed.length === 0) return 'end';
  if (!MAGIC.every((byte, index) => index >= fixed.length || fixed[index] === byte)) return 'junk';
  if (fixed.length < 10) return 'truncated';
  const flags = fixed[3] ?? 0;
  await input.skip(10);
  return (await skipOptional(input, flags)) ? 'member' : 'truncated';
}

async function skipOptional(input: Input, flags: number): Promise<boolean> {
  if ((flags & FEXTRA) !== 0) {
    const [low, high] = await input.peek(2);
    if (low === undefined || high === undefined) return false;
    if (!(await input.skip(2 + low + 256 * high))) return false;
  }
  for (const flag of [FNAME, FCOMMENT]) if ((flags & flag) !== 0 && !(await input.skipThrough(0))) return false;
  return (flags & FHCRC) === 0 || input.skip(2);
}
