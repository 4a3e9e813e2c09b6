/** As much of NFS version 4.0 (RFC 7530) as it takes to mount an empty root and to ask for its free space. */
import { join, longs, words } from './xdr.ts';

const NOT_SUPPORTED = 10_004;
const NO_ENTRY = 2;
const DIRECTORY = 2;
/** A client may ask as much at once; more is none of ours. */
const MAX_OPERATIONS = 16;

const OPERATION = {
  ACCESS: 3,
  GETATTR: 9,
  GETFH: 10,
  LOOKUP: 15,
  PUTFH: 22,
  PUTROOTFH: 24,
  READDIR: 26,
  RENEW: 30,
  SETCLIENTID: 35,
  SETCLIENTID_CONFIRM: 36,
} as const;

const MAX_FILE_BYTES = 2 ** 40;
const TIME = join(longs(1), words(0));

/** By their numbers, in the order in which they are sent. */
const ATTRIBUTES: ReadonlyMap<number, Buffer> = new Map([
  [1, words(DIRECTORY)],
  [2, words(0)], // handles do not expire
  [3, longs(1)], // change
  [4, longs(4096)],
  [5, words(1)], // links
  [6, words(1)], // symbolic ones
  [7, words(0)], // no named attributes
  [8, longs(1, 1)], // file system
  [9, words(1)], // handles are unique
  [10, words(90)], // seconds of a lease
  [13, words(0)], // no access lists
  [16, words(0)],
  [17, words(1)],
  [20, longs(1)], // number of the file
  [21, longs(500)],
  [22, longs(500)],
  [23, longs(1000)],
  [27, longs(MAX_FILE_BYTES)],
  [28, words(32)],
  [29, words(255)],
  [30, longs(65_536)],
  [31, longs(65_536)],
  [33, words(0o755)],
  [35, words(2)],
  [36, text('0')],
  [37, text('0')],
  [42, longs(2_048_000)],
  [43, longs(2_048_000)],
  [44, longs(4_096_000)],
  [45, longs(4096)],
  [47, TIME],
  [51, TIME],
  [52, TIME],
  [53, TIME],
  [55, longs(1)],
]);

/** The results of a COMPOUND, up to the first operation that is none of ours. */
export function compoundResults(args: Buffer): Buffer {
  const from = new XdrReader(args);
  const tag = from.opaque();
  from.skip(4);
  const count = Math.min(from.word(), MAX_OPERATIONS);
  const results: Buffer[] = [];
  let status = 0;
  for (let at = 0; at < count && status === 0; at += 1) {
    const operation = from.word();
    const result = resultOf(operation, from);
    status = result.status;
    results.push(join(words(operation, status), result.body ?? Buffer.alloc(0)));
  }
  return join(words(status), opaque(tag), words(results.length), ...results);
}

interface Result {
  readonly status: number;
  readonly body?: Buffer;
}

function resultOf(operation: number, args: XdrReader): Result {
  switch (operation) {
    case OPERATION.PUTROOTFH:
      return { status: 0 };
    case OPERATION.PUTFH:
      args.opaque();
      return { status: 0 };
    case OPERATION.RENEW:
      args.skip(8);
      return { status: 0 };
    case OPERATION.SETCLIENTID_CONFIRM:
      args.skip(16);
      return { status: 0 };
    case OPERATION.SETCLIENTID:
      skipClient(args);
      return { status: 0, body: longs(1, 1) };
    case OPERATION.GETFH:
      return { status: 0, body: opaque(longs(1)) };
    case OPERATION.GETATTR:
      return { status: 0, body: attributes(args.bitmap()) };
    case OPERATION.ACCESS:
      return { status: 0, body: words(0x3f, args.word() & 0x1f) };
    case OPERATION.LOOKUP:
      args.opaque();
      return { status: NO_ENTRY };
    case OPERATION.READDIR:
      args.skip(24);
      args.bitmap();
      // The verifier, no entry, and the end.
      return { status: 0, body: words(0, 0, 0, 1) };
    default:
      return { status: NOT_SUPPORTED };
  }
}

/** Its verifier and name, and where it could be called back. */
function skipClient(args: XdrReader): void {
  args.skip(8);
  args.opaque();
  args.skip(4);
  args.opaque();
  args.opaque();
  args.skip(4);
}

/** fattr4: which of the wanted ones there are, and these. */
function attributes(wanted: ReadonlySet<number>): Buffer {
  const supported: [number, Buffer] = [0, bitmapOf([0, ...ATTRIBUTES.keys()])];
  const found = [supported, ...ATTRIBUTES].filter(([number]) => wanted.has(number));
  return join(bitmapOf(found.map(([number]) => number)), opaque(join(...found.map(([, value]) => value))));
}

function bitmapOf(numbers: readonly number[]): Buffer {
  const of = (from: number): number =>
    numbers
      .filter((number) => number >= from && number < from + 32)
      .reduce((bits, number) => bits | (1 << (number - from)), 0);
  return words(2, of(0), of(32));
}

function text(value: string): Buffer {
  return opaque(Buffer.from(value));
}

function opaque(bytes: Buffer): Buffer {
  return join(words(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4));
}

/** Arguments in the order in which they come; what lies behind their end is zero. */
class XdrReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  word(): number {
    const value = this.#at + 4 <= this.#bytes.length ? this.#bytes.readUInt32BE(this.#at) : 0;
    this.#at += 4;
    return value;
  }

  opaque(): Buffer {
    const length = this.word();
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.skip(4 * Math.ceil(length / 4));
    return value;
  }

  /** The numbers of the attributes. */
  bitmap(): ReadonlySet<number> {
    const numbers = new Set<number>();
    const count = Math.min(this.word(), 3);
    for (let index = 0; index < count; index += 1) {
      const bits = this.word();
      for (let bit = 0; bit < 32; bit += 1) if ((bits & (1 << bit)) !== 0) numbers.add(32 * index + bit);
    }
    return numbers;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}
