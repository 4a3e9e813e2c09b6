/** The reversed polynomial of zip's CRC-32 (APPNOTE 4.4.7), the one of gzip and Ethernet. */
const POLYNOMIAL = 0xedb88320;

/** Eight tables: one step then takes eight bytes, which is some five times as fast as byte by byte. */
const TABLES: readonly Int32Array[] = makeTables();
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as readonly [
  // There are eight of them, as `makeTables` says.
  ...[Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
];

/** The checksum of what `crc` stands for (0 for nothing) and these bytes behind it. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let sum = ~crc;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low = sum ^ word(bytes, at);
    const high = word(bytes, at + 4);
    sum =
      (T7[low & 0xff] ?? 0) ^
      (T6[(low >>> 8) & 0xff] ?? 0) ^
      (T5[(low >>> 16) & 0xff] ?? 0) ^
      (T4[low >>> 24] ?? 0) ^
      (T3[high & 0xff] ?? 0) ^
      (T2[(high >>> 8) & 0xff] ?? 0) ^
      (T1[(high >>> 16) & 0xff] ?? 0) ^
      (T0[high >>> 24] ?? 0);
  }
  for (; at < bytes.length; at += 1) sum = (T0[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

function makeTables(): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
    return value;
  });
  const tables = [first];
  for (let table = first; tables.length < 8; tables.push(table)) {
    table = table.map((value) => (first[value & 0xff] ?? 0) ^ (value >>> 8));
  }
  return tables;
}
