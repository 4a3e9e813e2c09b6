/** Up to 32 bits at any bit of the bytes, the highest bit of a byte first, as an unsigned number. */
export function bitsAt(bytes: Uint8Array, bit: number, count: number): number {
  let value = 0;
  for (let left = count, at = bit; left > 0; ) {
    const inByte = at & 7;
    const taken = Math.min(8 - inByte, left);
    const part = ((bytes[at >>> 3] ?? 0) >>> (8 - inByte - taken)) & ((1 << taken) - 1);
    value = value * 2 ** taken + part;
    left -= taken;
    at += taken;
  }
  return value;
}

/** Copies bits from any bit to any bit; what the target holds there has to be zero. */
export function copyBits(from: Uint8Array, bit: number, count: number, to: Uint8Array, toBit: number): void {
  const shift = toBit & 7;
  const last = count & 7;
  let target = toBit >>> 3;
  const put = (value: number): void => {
    to[target] = (to[target] ?? 0) | (value >>> shift);
    target += 1;
    if (shift > 0 && target < to.length) to[target] = (value << (8 - shift)) & 0xff;
  };
  const whole = (bit >>> 3) + (count >>> 3);
  const skew = bit & 7;
  let at = bit >>> 3;
  if (skew === 0) for (; at < whole; at += 1) put(from[at] ?? 0);
  else for (; at < whole; at += 1) put((((from[at] ?? 0) << skew) & 0xff) | ((from[at + 1] ?? 0) >>> (8 - skew)));
  if (last > 0) put(bitsAt(from, 8 * at + skew, last) << (8 - last));
}
