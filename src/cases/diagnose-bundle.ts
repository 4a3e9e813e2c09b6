import { openBundle } from '../core/bundle/open-bundle.ts';
import type { Limits } from '../core/bundle/limits.ts';
import { diagnose } from '../core/diagnose.ts';
import type { Catalog } from '../core/findings/catalog.ts';
import type { ByteStream } from '../core/model/bytes.ts';
import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { Locale } from '../core/model/locale.ts';
import type { Ports } from './ports.ts';

export interface Needs extends Ports {
  readonly catalog: Catalog;
  readonly limits: Limits;
}

export interface BundleOptions {
  readonly locale: Locale;
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/** Diagnoses a bundle while it arrives; nothing is kept. */
export async function diagnoseBundle(body: ByteStream, options: BundleOptions, needs: Needs): Promise<Diagnosis> {
  const { locale, signal, name = 'bundle' } = options;
  const hashed = needs.hashing(body);
  const bundle = await openBundle(hashed.stream, {
    decoders: needs.decoders(signal),
    limits: needs.limits,
    name,
    signal,
  });
  return diagnose(bundle, { catalog: needs.catalog, locale, limits: needs.limits, identity: () => hashed.digest() });
}
