import { bytesOf, concat } from './streams.ts';

export const BLOCK_BYTES = 512;

export interface HeaderFields {
  readonly name: string | Uint8Array;
  readonly size?: number;
  /** The size field as it stands, for sizes that no writer would write. */
  readonly rawSize?: string | Uint8Array;
  readonly type?: string;
  readonly linkName?: string;
  readonly modifiedAt?: number | Uint8Array;
  readonly prefix?: string;
  /** `v7` has no magic. */
  readonly magic?: 'ustar' | 'gnu' | 'v7';
  /** Bytes to be set, by their offset, before the checksum is made. */
  readonly patch?: Readonly<Record<number, number>>;
}

const MAGIC = { ustar: 'ustar\x0000', gnu: 'ustar  \0', v7: '' } as const;

/** One header block, its checksum right. */
export function header(fields: HeaderFields): Uint8Array<ArrayBuffer> {
  const {
    name,
    size = 0,
    type = '0',
    linkName = '',
    modifiedAt = 1_700_000_000,
    prefix = '',
    magic = 'ustar',
  } = fields;
  const block = new Uint8Array(BLOCK_BYTES);
  put(block, 0, name, 100);
  put(block, 100, '0000644\x000000000\x000000000\0', 24);
  put(block, 124, fields.rawSize ?? octal(size, 12), 12);
  put(block, 136, typeof modifiedAt === 'number' ? octal(modifiedAt, 12) : modifiedAt, 12);
  put(block, 156, type, 1);
  put(block, 157, linkName, 100);
  put(block, 257, MAGIC[magic], 8);
  put(block, 345, prefix, 155);
  for (const [at, byte] of Object.entries(fields.patch ?? {})) block[Number(at)] = byte;
  return checksummed(block);
}

/** Makes the checksum of a block right again. */
export function checksummed(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(block, 148, `${sum.toString(8).padStart(6, '0')}\0 `, 8);
  return block;
}

/** A header, its body and the padding behind it. */
export function member(fields: HeaderFields | string, body: Uint8Array | string = ''): Uint8Array<ArrayBuffer> {
  const bytes = typeof body === 'string' ? bytesOf(body) : body;
  const given = typeof fields === 'string' ? { name: fields } : fields;
  return concat(header({ size: bytes.length, ...given }), padded(bytes));
}

export function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(bytes, new Uint8Array((BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES));
}

/** The records of a pax header; their lengths count themselves. */
export function paxRecords(records: readonly (readonly [key: string, value: string | Uint8Array])[]): Uint8Array {
  return concat(
    ...records.map(([key, value]) => {
      const rest = concat(bytesOf(` ${key}=`), typeof value === 'string' ? bytesOf(value) : value, bytesOf('\n'));
      let length = rest.length + 1;
      while (String(length).length + rest.length > length) length += 1;
      return concat(bytesOf(String(length)), rest);
    }),
  );
}

export function pax(records: Readonly<Record<string, string>>, type = 'x'): Uint8Array<ArrayBuffer> {
  return member({ name: 'PaxHeaders/x', type }, paxRecords(Object.entries(records)));
}

export function longName(name: string, type: 'L' | 'K' = 'L'): Uint8Array<ArrayBuffer> {
  return member({ name: '././@LongLink', type, magic: 'gnu' }, `${name}\0`);
}

export const END = new Uint8Array(2 * BLOCK_BYTES);

/** A whole archive: members as `member` makes them, and the end marker. */
export function archive(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concat(...parts, END);
}

/** GNU's base-256, for numbers that octal digits cannot hold. */
export function base256(value: bigint, bytes: number): Uint8Array {
  const field = new Uint8Array(bytes);
  let rest = BigInt.asUintN(8 * (bytes - 1), value);
  for (let at = bytes - 1; at > 0; at -= 1) {
    field[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  field[0] = value < 0n ? 0xff : 0x80;
  return field;
}

function octal(value: number, bytes: number): string {
  return `${value.toString(8).padStart(bytes - 1, '0')}\0`;
}

function put(block: Uint8Array, at: number, what: string | Uint8Array, size: number): void {
  block.set((typeof what === 'string' ? bytesOf(what) : what).subarray(0, size), at);
}
