import type { ByteStream } from '../../core/model/bytes.ts';
import { damage, type Failure } from './damage.ts';
import { Input } from './input.ts';
import { resuming, type Pieces } from './resuming.ts';

/** The magic, and the one method there is (RFC 1952, 2.3.1): deflate. */
const MAGIC = [0x1f, 0x8b, 8] as const;
const HEADER_BYTES = 10;

/** Flags of a member's header, RFC 1952, 2.3.1. */
const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;

/** What a platform has of its own, or does not. */
export interface Inflating {
  /** Decodes deflate up to its own end. Returns how it failed. */
  inflate(input: Input): AsyncGenerator<Uint8Array, Failure | undefined, undefined>;
  /** The CRC-32 of these bytes behind what has one. */
  crc32(bytes: Uint8Array, sum: number): number;
}

/** Decodes gzip, all its members, zero padding between and behind them tolerated. Goes on at the next member. */
export function decodeMembers(source: ByteStream, platform: Inflating): ByteStream {
  return resuming(() => members(new Input(source), platform));
}

async function* members(input: Input, platform: Inflating): Pieces {
  try {
    for (let first = true; ; first = false) {
      const header = await readHeader(input);
      if (header === 'end' && !first) return;
      const failure = header === 'member' ? yield* decodeBody(input, platform) : failureOf(header, first);
      if (failure === undefined) continue;
      yield damage('gzip', failure);
      if (!(await input.skipTo(MAGIC[0], HEADER_BYTES, beginsMember))) return;
    }
  } finally {
    await input.close();
  }
}

function failureOf(header: 'junk' | 'end' | 'truncated', first: boolean): Failure {
  if (header !== 'junk') return 'truncated';
  return first ? 'corrupt' : 'trailing';
}

async function* decodeBody(
  input: Input,
  platform: Inflating,
): AsyncGenerator<Uint8Array, Failure | undefined, undefined> {
  let sum = 0;
  let size = 0;
  const body = platform.inflate(input);
  try {
    for (;;) {
      const { done, value } = await body.next();
      if (done !== true) {
        sum = platform.crc32(value, sum);
        size = (size + value.length) >>> 0;
        yield value;
      } else if (value === undefined) return await checkTrailer(input, sum, size);
      else return value;
    }
  } finally {
    await body.return(undefined);
  }
}

async function checkTrailer(input: Input, sum: number, size: number): Promise<Failure | undefined> {
  const trailer = await input.peek(8);
  if (trailer.length < 8) return 'truncated';
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
  if (view.getUint32(0, true) !== sum || view.getUint32(4, true) !== size) return 'corrupt';
  await input.skip(8);
  return undefined;
}

async function readHeader(input: Input): Promise<'member' | 'junk' | 'end' | 'truncated'> {
  await input.skipZeros();
  const fixed = await input.peek(HEADER_BYTES);
  if (fixed.length === 0) return 'end';
  if (!MAGIC.every((byte, index) => index >= fixed.length || fixed[index] === byte)) return 'junk';
  if (fixed.length < HEADER_BYTES) return 'truncated';
  const flags = fixed[3] ?? 0;
  await input.skip(HEADER_BYTES);
  return (await skipOptional(input, flags)) ? 'member' : 'truncated';
}

/** Stricter than for a member that stands where one is due: compressed bytes hold any three bytes every 16 MiB. */
function beginsMember(header: Uint8Array): boolean {
  const [, , , flags = 0, , , , , extra = 0, system = 0] = header;
  if (!MAGIC.every((byte, index) => header[index] === byte) || (flags & RESERVED) !== 0) return false;
  // RFC 1952: what deflate tells of its effort (XFL), and the file systems that are known (OS).
  return (extra === 0 || extra === 2 || extra === 4) && (system <= 13 || system === 255);
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
