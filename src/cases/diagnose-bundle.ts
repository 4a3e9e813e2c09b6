import { openBundle } from '../core/bundle/open-bundle.ts';
import type { Limits } from '../core/bundle/limits.ts';
import { diagnose } from '../core/diagnose.ts';
import type { Catalog } from '../core/findings/catalog.ts';
import type { ByteStream, RandomAccess } from '../core/model/bytes.ts';
import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { Locale } from '../core/model/locale.ts';
import { refuseNothingKnown } from './nothing-known.ts';
import type { Ports } from './ports/analysis.ts';

export interface Needs extends Ports {
  readonly catalog: Catalog;
  readonly limits: Limits;
}

export interface BundleOptions {
  readonly locale: Locale;
  readonly name?: string;
  readonly signal?: AbortSignal;
  /** The same bytes, where they can be read at any place. */
  readonly random?: RandomAccess;
}

/** Diagnoses a bundle while it arrives; nothing is kept. */
export async function diagnoseBundle(body: ByteStream, options: BundleOptions, needs: Needs): Promise<Diagnosis> {
  const { locale, signal, random, name = 'bundle' } = options;
  const hashed = needs.hashing(body);
  const { watch, signal: ending } = needs.startWatch(signal);
  const bundle = await openBundle(hashed.stream, {
    decoders: needs.decoders(ending),
    limits: needs.limits,
    name,
    signal,
    watch,
    random,
  });
  const { catalog, limits } = needs;
  const diagnosis = await diagnose(bundle, { catalog, locale, limits, identity: () => hashed.digest() });
  if (Object.keys(diagnosis.facts).length === 0) refuseNothingKnown(diagnosis.bundle.format, diagnosis.bundle.notes);
  return diagnosis;
}
