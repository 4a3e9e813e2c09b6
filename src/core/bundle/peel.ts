import type { ByteStream, Compression, Decoders } from '../model/bytes.ts';
import type { Budget } from './budget.ts';
import type { Limits } from './limits.ts';
import { peek, type Peeked } from './peek.ts';
import { tooManyLayers } from './refusals.ts';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.ts';
import { BLOCK } from './tar/header.ts';

export interface PeelOptions {
  readonly decoders: Decoders;
  readonly limits: Limits;
  readonly budget: Budget;
}

export interface Peeled {
  /** What came out. */
  readonly sniffed: Exclude<Sniffed, { kind: 'compressed' }>;
  readonly peeked: Peeked;
  /** Compressions undone, outermost first. */
  readonly layers: readonly Compression[];
}

/**
 * Undoes one compression after the other until something else comes out. `around` are the compressions that are undone
 * already; beyond the limit it throws `UnhangError('TOO_LARGE')`.
 */
export async function peel(source: ByteStream, options: PeelOptions, around = 0): Promise<Peeled> {
  const { decoders, limits, budget } = options;
  const layers: Compression[] = [];
  let peeked = await peek(source, SNIFF_BYTES);
  for (;;) {
    const sniffed = endedEarly(peeked) ? ({ kind: 'empty' } as const) : sniff(peeked.head);
    if (sniffed.kind !== 'compressed') return { sniffed, peeked, layers };
    if (around + layers.length >= limits.compressionLayers) {
      await peeked.close();
      throw tooManyLayers(limits.compressionLayers);
    }
    layers.push(sniffed.compression);
    peeked = await peek(budget.expanded(decoders[sniffed.compression](peeked.stream)), SNIFF_BYTES);
  }
}

/** Cut within the first block: too little to tell text from the name of a tar's first member. */
function endedEarly({ head, failure }: Peeked): boolean {
  return head.length < BLOCK && failure?.details['reason'] === 'truncated';
}

const SUFFIX: Readonly<Record<Compression, string>> = {
  xz: 'xz',
  gzip: 'gz',
  bzip2: 'bz2',
  zstd: 'zst',
  lzma: 'lzma',
};

/** `tar.xz`, `zip`: as its file would be called. */
export function formatName(container: string, layers: readonly Compression[]): string {
  return [container, ...layers.toReversed().map((layer) => SUFFIX[layer])].join('.');
}
