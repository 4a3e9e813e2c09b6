import type { Failure } from './damage.ts';
import type { Lzma2End, LzmaEngine, StepInput, Steps } from './worker-lzma-types.ts';

/**
 * Travels as text into the worker: nothing from outside. The chunks of LZMA2 up to their end (5.3.1 of the .xz file
 * format). `packed` and `unpacked`: bytes that they have, and that come of them, where a header says.
 */
export function* lzma2Steps(
  engine: LzmaEngine,
  { fill }: StepInput,
  packed = Infinity,
  unpacked = Infinity,
): Steps<Lzma2End> {
  const PIECE = 96 * 1024;
  const BEGINNING_BYTES = 5;
  const head = new Uint8Array(6);
  let [passed, yielded] = [0, 0];
  let [needsDictionary, needsProperties] = [true, true];

  const take = function* (): Steps<number> {
    const fresh = engine.take();
    yielded += fresh.length;
    if (fresh.length > 0) yield fresh;
    return fresh.length;
  };
  const store = function* (size: number): Steps<Failure | undefined> {
    for (let left = size; left > 0; ) {
      const part = engine.input().subarray(0, Math.min(left, engine.room()));
      const filled = yield* fill(part);
      engine.store(part.subarray(0, filled));
      left -= yield* take();
      if (filled < part.length) return 'truncated';
    }
    return undefined;
  };
  const decode = function* (size: number, packedSize: number): Steps<Failure | undefined> {
    const filled = yield* fill(engine.input().subarray(0, packedSize));
    const cut = filled < packedSize ? 'truncated' : 'corrupt';
    if (filled > 0 && engine.input()[0] !== 0) return 'corrupt';
    if (filled < BEGINNING_BYTES) return cut;
    engine.beginRange();
    for (let left = size; left > 0; ) {
      const outcome = engine.decode(Math.min(PIECE, left, engine.room()), filled, false);
      left -= yield* take();
      if (outcome === 'cut') return cut;
      if (outcome !== 'full') return 'corrupt';
    }
    if (filled < packedSize) return 'truncated';
    return engine.isFinished() && engine.used() === packedSize ? undefined : 'corrupt';
  };
  /** A chunk may tell the decoder to forget, and the first ones have to. */
  const prepare = (control: number, properties: number): boolean => {
    if (control === 1 || control >= 0xe0) {
      engine.resetDictionary();
      [needsDictionary, needsProperties] = [false, true];
    }
    if (control >= 0xc0) needsProperties = !engine.setProperties(properties);
    if (needsDictionary || (control >= 0x80 && needsProperties)) return false;
    if (control >= 0xa0) engine.resetState();
    return true;
  };
  const chunk = function* (control: number): Steps<Failure | undefined> {
    const stored = control < 0x80;
    if (stored && control > 2) return 'corrupt';
    const more = stored ? 2 : control < 0xc0 ? 4 : 5;
    if ((yield* fill(head.subarray(1, 1 + more))) < more) return 'truncated';
    const [, high = 0, low = 0, packedHigh = 0, packedLow = 0, properties = 0] = head;
    const size = (stored ? 0 : (control & 0x1f) << 16) + 256 * high + low + 1;
    const packedSize = stored ? size : 256 * packedHigh + packedLow + 1;
    passed += more + packedSize;
    if (passed > packed || !prepare(control, properties)) return 'corrupt';
    return stored ? yield* store(size) : yield* decode(size, packedSize);
  };

  for (;;) {
    const end = (failure?: Failure): Lzma2End => ({ failure, passed, yielded });
    if (yielded > unpacked) return end('corrupt');
    if ((yield* fill(head.subarray(0, 1))) === 0) return end('truncated');
    passed += 1;
    const control = head[0] ?? 0;
    if (control === 0) return end();
    const failure = yield* chunk(control);
    if (failure !== undefined) return end(failure);
  }
}
