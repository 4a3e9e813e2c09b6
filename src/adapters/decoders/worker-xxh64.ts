/** Takes a frame's content piece by piece. */
export interface Xxh64 {
  update(bytes: Uint8Array): void;
  /** The lowest 32 bits, which is what zstd stores behind a frame (RFC 8878, 3.1.1). */
  low32(): number;
}

/**
 * Travels as text into the worker: nothing from outside. XXH64 with seed 0, which fzstd does not check. The four lanes
 * are kept in halves of 32 bits, because BigInt would be slower than the decoder; only the end is done with it.
 */
export function startXxh64(): Xxh64 {
  const STRIPE = 32;
  const [P1, P2, P3, P4, P5] = [
    0x9e3779b185ebca87n,
    0xc2b2ae3d27d4eb4fn,
    0x165667b19e3779f9n,
    0x85ebca77c2b2ae63n,
    0x27d4eb2f165667c5n,
  ] as const;
  const P1_HIGH = 0x9e3779b1;
  const P1_LOW = 0x85ebca87;
  const P2_HIGH = 0xc2b2ae3d;
  const P2_LOW = 0x27d4eb4f;
  /** Low and high half of each lane. */
  const lanes = new Int32Array(8);
  new BigUint64Array(lanes.buffer).set([P1 + P2, P2, 0n, -P1].map((lane) => BigInt.asUintN(64, lane)));
  const pending = new Uint8Array(STRIPE);
  let filled = 0;
  let total = 0;

  /** The upper half of the product of two unsigned 32-bit numbers. */
  const upper = (a: number, b: number): number => {
    const low = (a & 0xffff) * (b & 0xffff);
    const first = (a >>> 16) * (b & 0xffff) + (low >>> 16);
    const second = (a & 0xffff) * (b >>> 16) + (first & 0xffff);
    return (a >>> 16) * (b >>> 16) + (first >>> 16) + (second >>> 16);
  };
  const consume = (view: DataView, at: number): void => {
    for (let lane = 0; lane < 4; lane += 1) {
      const low = view.getInt32(at + 8 * lane, true);
      const high = view.getInt32(at + 8 * lane + 4, true);
      // lane += input * P2
      const sumLow = (Math.imul(low, P2_LOW) >>> 0) + ((lanes[2 * lane] ?? 0) >>> 0);
      const sumHigh =
        upper(low, P2_LOW) + Math.imul(low, P2_HIGH) + Math.imul(high, P2_LOW) + (lanes[2 * lane + 1] ?? 0);
      const a = sumLow | 0;
      const b = (sumHigh + (sumLow > 0xffffffff ? 1 : 0)) | 0;
      // rotated left by 31, which is right by 33
      const rotatedLow = (b >>> 1) | (a << 31);
      const rotatedHigh = (a >>> 1) | (b << 31);
      // lane *= P1
      lanes[2 * lane] = Math.imul(rotatedLow, P1_LOW);
      lanes[2 * lane + 1] =
        (upper(rotatedLow, P1_LOW) + Math.imul(rotatedLow, P1_HIGH) + Math.imul(rotatedHigh, P1_LOW)) | 0;
    }
  };

  const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
  const rotate = (value: bigint, bits: bigint): bigint => wrap((value << bits) | (value >> (64n - bits)));
  const round = (lane: bigint, input: bigint): bigint => wrap(rotate(wrap(lane + input * P2), 31n) * P1);
  const merged = (): bigint => {
    const values = [...new BigUint64Array(lanes.buffer)];
    const rotated = values.map((lane, index) => rotate(lane, [1n, 7n, 12n, 18n][index] ?? 0n));
    let hash = wrap(rotated.reduce((sum, lane) => sum + lane, 0n));
    for (const lane of values) hash = wrap((hash ^ round(0n, lane)) * P1 + P4);
    return hash;
  };

  return {
    update(bytes) {
      total += bytes.length;
      let at = 0;
      if (filled > 0) {
        at = Math.min(STRIPE - filled, bytes.length);
        pending.set(bytes.subarray(0, at), filled);
        filled += at;
        if (filled < STRIPE) return;
        consume(new DataView(pending.buffer), 0);
        filled = 0;
      }
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      for (; at + STRIPE <= bytes.length; at += STRIPE) consume(view, at);
      filled = bytes.length - at;
      pending.set(bytes.subarray(at));
    },
    low32() {
      let hash = wrap((total >= STRIPE ? merged() : P5) + BigInt(total));
      const view = new DataView(pending.buffer);
      let at = 0;
      for (; at + 8 <= filled; at += 8)
        hash = wrap(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4);
      for (; at + 4 <= filled; at += 4)
        hash = wrap(rotate(hash ^ wrap(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3);
      for (; at < filled; at += 1) hash = wrap(rotate(hash ^ wrap(BigInt(view.getUint8(at)) * P5), 11n) * P1);
      hash = wrap((hash ^ (hash >> 33n)) * P2);
      hash = wrap((hash ^ (hash >> 29n)) * P3);
      return Number((hash ^ (hash >> 32n)) & 0xffffffffn);
    },
  };
}
