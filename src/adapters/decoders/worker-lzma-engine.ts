import type { LzmaEngine, LzmaExports, LzmaOutcome } from './worker-lzma-types.ts';

/**
 * Travels as text into the worker: nothing from outside. Drives the module that `scripts/wasm/lzma.mjs` makes, whose code
 * comes as hexadecimal text. The window is a ring; what was decoded is handed on from there.
 */
export function lzmaEngine(code: string): LzmaEngine {
  const [SUM, MODELS, INPUT, WINDOW] = [32, 64, 61_440, 131_072];
  const INPUT_BYTES = 64 * 1024;
  const PAGE = 65_536;
  /** Bytes that a symbol may take: xz-embedded counts 21. Behind the window, a copy may write seven too many. */
  const MARGIN = 32;
  const OUTCOMES = ['full', 'cut', 'corrupt', 'more'] as const;
  /** What Node and browsers have in common, of which neither's types know in the other. */
  const { WebAssembly: assembly } = globalThis as unknown as {
    readonly WebAssembly: {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    };
  };
  const binary = Uint8Array.from({ length: code.length / 2 }, (_, at) => parseInt(code.slice(2 * at, 2 * at + 2), 16));
  // What the module exports is written there.
  const module = new assembly.Instance(new assembly.Module(binary)).exports as LzmaExports;
  module.tables();
  let bytes = new Uint8Array(module.memory.buffer);
  let taken = WINDOW;
  let check = 0;
  let models = 0;

  const resetState = (): void => {
    for (const name of ['state', 'rep0', 'rep1', 'rep2', 'rep3', 'left'] as const) module[name].value = 0;
    new Uint16Array(module.memory.buffer, MODELS, models).fill(1024);
  };
  const resetDictionary = (): void => {
    module.to.value = taken = WINDOW;
    module.wrapped.value = 0;
    module.moved.value = -WINDOW;
    // The byte before the first one.
    bytes[module.end.value - 1] = 0;
  };
  const decode = (count: number, filled: number, more: boolean): LzmaOutcome => {
    const last = INPUT + filled;
    const outcome = OUTCOMES[module.decode(module.to.value + count, more ? last - MARGIN : last, last)] ?? 'corrupt';
    if (outcome !== 'corrupt') return outcome;
    if (module.in.value > last) return 'cut';
    if (module.rep0.value !== -1) return 'corrupt';
    // The marker has a length, and nothing is to be copied.
    module.left.value = 0;
    return 'marker';
  };
  return {
    open(dictionary, most) {
      const size = Math.min(dictionary, most) + MARGIN;
      const missing = Math.ceil((WINDOW + size + MARGIN - bytes.length) / PAGE);
      if (missing > 0) module.memory.grow(missing);
      bytes = new Uint8Array(module.memory.buffer);
      module.dictionary.value = size - MARGIN;
      module.size.value = size;
      module.end.value = WINDOW + size;
      resetDictionary();
    },
    resetDictionary,
    resetState,
    setProperties(properties) {
      const [context, positions] = [properties % 9, Math.floor(properties / 9) % 5];
      if (properties >= 9 * 5 * 5 || context + positions > 4) return false;
      models = 1848 + (0x300 << (context + positions));
      module.literalContext.value = context;
      module.literalPositions.value = (1 << positions) - 1;
      module.positions.value = (1 << Math.floor(properties / 45)) - 1;
      return true;
    },
    input: () => bytes.subarray(INPUT, INPUT + INPUT_BYTES),
    beginRange() {
      module.range.value = -1;
      module.code.value = new DataView(module.memory.buffer).getUint32(INPUT + 1);
      module.in.value = INPUT + 5;
      return bytes[INPUT] === 0;
    },
    used: () => module.in.value - INPUT,
    moveInput(by) {
      bytes.copyWithin(INPUT, INPUT + by, INPUT + INPUT_BYTES);
      module.in.value -= by;
    },
    decode,
    room: () => module.end.value - module.to.value,
    store(stored) {
      bytes.set(stored, module.to.value);
      module.to.value += stored.length;
    },
    take() {
      const fresh = bytes.subarray(taken, module.to.value);
      if (check === 1) module.crc32(taken, module.to.value);
      if (check === 4) module.crc64(taken, module.to.value);
      taken = module.to.value;
      if (taken === module.end.value) {
        module.to.value = taken = WINDOW;
        module.wrapped.value = 1;
        module.moved.value += module.size.value;
      }
      return fresh;
    },
    isFinished: () => module.finished() !== 0 && module.left.value === 0,
    startSum(id) {
      check = id;
      bytes.fill(0, SUM, SUM + 8);
      bytes.fill(0xff, SUM, SUM + (id === 1 ? 4 : 8));
    },
    isSum: (stored) => stored.every((byte, at) => byte === ((bytes[SUM + at] ?? 0) ^ 0xff)),
  };
}
