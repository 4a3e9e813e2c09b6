import type { Failure } from './damage.ts';
import type { LzmaEngine, StepInput, Steps } from './worker-lzma-types.ts';

/**
 * Travels as text into the worker: nothing from outside. LZMA-alone, whose header `lzma.ts` has found to be sane (LZMA
 * specification of the LZMA SDK). Returns how it failed.
 */
export function* lzmaSteps(engine: LzmaEngine, { fill }: StepInput): Steps<Failure | undefined> {
  const PIECE = 96 * 1024;
  const HEADER_BYTES = 13;
  const BEGINNING_BYTES = 5;
  const header = new Uint8Array(HEADER_BYTES);
  if ((yield* fill(header)) < HEADER_BYTES) return 'truncated';
  const view = new DataView(header.buffer);
  const size = view.getBigUint64(5, true);
  // All ones: only a marker ends it. What lies beyond 2^53 never ends at all.
  let left = size > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(size);
  if (!engine.setProperties(view.getUint8(0))) return 'corrupt';
  engine.open(Math.max(view.getUint32(1, true), 4096), Math.max(left, 4096));
  engine.startSum(0);
  engine.resetState();

  let filled = yield* fill(engine.input());
  if (filled > 0 && engine.input()[0] !== 0) return 'corrupt';
  if (filled < BEGINNING_BYTES) return 'truncated';
  engine.beginRange();
  /** Where all is there, only the marker may come. */
  const wanted = (): number => (left === 0 ? 1 : Math.min(PIECE, left, engine.room()));
  /** How it ends: what was read behind the end makes no sense to anybody. */
  const ending = (isRight: boolean): Failure | 'done' => {
    if (engine.used() > filled) return 'truncated';
    return isRight ? 'done' : 'corrupt';
  };
  for (let end: Failure | 'done' | undefined; end !== 'done'; ) {
    const more = filled === engine.input().length;
    if (left === 0 && (!more || filled > engine.used()) && engine.isFinished()) end = ending(true);
    else {
      const outcome = engine.decode(wanted(), filled, more);
      const fresh = engine.take();
      if (left === 0 && fresh.length > 0) return 'corrupt';
      left -= fresh.length;
      if (fresh.length > 0) yield fresh;
      if (outcome === 'more') {
        const used = engine.used();
        engine.moveInput(used);
        filled -= used;
        filled += yield* fill(engine.input().subarray(filled));
      } else if (outcome === 'marker') end = ending(engine.isFinished() && (left === 0 || left === Infinity));
      else if (outcome !== 'full') end = outcome === 'cut' ? 'truncated' : 'corrupt';
    }
    if (end !== undefined && end !== 'done') return end;
  }
  if (engine.used() < filled || (yield* fill(new Uint8Array(1))) > 0) return 'trailing';
  return undefined;
}
