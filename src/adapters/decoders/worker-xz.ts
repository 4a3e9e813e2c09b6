import type { Failure } from './damage.ts';
import type { lzma2Steps } from './worker-lzma2.ts';
import type { LzmaEngine, StepInput, Steps } from './worker-lzma-types.ts';

/**
 * Travels as text into the worker: nothing from outside. Decodes blocks of one stream of the .xz file format 1.2.0;
 * `xz-blocks.ts` has found its headers to be sane, and compares its index with what the blocks say. Returns how it failed.
 */
export function* xzSteps(
  engine: LzmaEngine,
  input: StepInput,
  decodeChunks: typeof lzma2Steps,
): Steps<Failure | undefined> {
  const HEADER_BYTES = 12;
  const LZMA2 = 0x21;
  const MAX_DICTIONARY = 128 * 2 ** 20;
  /** Bytes of the checks that are compared, by id. */
  const CHECKS: Readonly<Record<number, number>> = { 0: 0, 1: 4, 4: 8 };
  /** Of the block at hand: bytes that it has, and that come of it, where its header says. */
  let [packed, unpacked]: [number | undefined, number | undefined] = [undefined, undefined];

  /** 3.1: flags, sizes, filters; behind the first byte. */
  const readHeader = (header: Uint8Array): Failure | undefined => {
    const flags = header[0] ?? 0;
    let at = 1;
    const number = (): number => {
      let value = 0;
      for (let shift = 0; shift < 56; shift += 7) {
        const byte = header[at] ?? 0;
        at += 1;
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) break;
      }
      return value;
    };
    packed = (flags & 0x40) === 0 ? undefined : number();
    unpacked = (flags & 0x80) === 0 ? undefined : number();
    if ((flags & 0x3f) !== 0 || number() !== LZMA2 || number() !== 1) return 'unsupported';
    const bits = header[at] ?? 0;
    const dictionary = (2 | (bits & 1)) * 2 ** (11 + (bits >> 1));
    if (dictionary > MAX_DICTIONARY) return 'unsupported';
    engine.open(dictionary, unpacked ?? dictionary);
    return undefined;
  };
  const block = function* (header: Uint8Array, check: number, checkBytes: number): Steps<Failure | undefined> {
    const failure = readHeader(header);
    if (failure !== undefined) return failure;
    engine.startSum(check);
    const found = yield* decodeChunks(engine, input, packed, unpacked);
    if (found.failure !== undefined) return found.failure;
    if ((packed ?? found.passed) !== found.passed || (unpacked ?? found.yielded) !== found.yielded) return 'corrupt';
    const padding = (4 - (found.passed % 4)) % 4;
    const end = new Uint8Array(padding + checkBytes);
    if ((yield* input.fill(end)) < end.length) return 'truncated';
    return end.subarray(0, padding).every((byte) => byte === 0) && engine.isSum(end.subarray(padding))
      ? undefined
      : 'corrupt';
  };

  const header = new Uint8Array(HEADER_BYTES);
  if ((yield* input.fill(header)) < HEADER_BYTES) return 'truncated';
  const check = header[7] ?? 0;
  const checkBytes = CHECKS[check];
  if (checkBytes === undefined) return 'unsupported';
  const size = new Uint8Array(1);
  for (;;) {
    if ((yield* input.fill(size)) === 0) return 'truncated';
    if (size[0] === 0) break;
    const blockHeader = new Uint8Array(4 * (size[0] ?? 0) + 3);
    if ((yield* input.fill(blockHeader)) < blockHeader.length) return 'truncated';
    const failure = yield* block(blockHeader, check, checkBytes);
    if (failure !== undefined) return failure;
  }
  // The index, and what is behind it.
  yield* input.drain();
  return undefined;
}
