/** Values as ONC RPC sends them (RFC 4506). */
export function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => out.writeUInt32BE(value >>> 0, 4 * index));
  return out;
}

export function longs(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => out.writeBigUInt64BE(BigInt(value), 8 * index));
  return out;
}

export function join(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts);
}
