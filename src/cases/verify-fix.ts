import { examine } from '../core/diagnose.ts';
import type { OpenBundle } from '../core/model/bundle.ts';
import type { Locale } from '../core/model/locale.ts';
import type { Verification } from '../core/model/verification.ts';
import type { Examination } from '../core/verification/examined.ts';
import { remember } from '../core/verification/remember.ts';
import { verify } from '../core/verification/verify.ts';
import type { Needs } from './diagnose-bundle.ts';
import { refuseNothingKnown } from './nothing-known.ts';

/** A bundle as its door opens it. */
export interface Opened {
  readonly bundle: OpenBundle;
  identity(): { readonly sha256: string; readonly bytes: number } | undefined;
}

/** Opens a bundle, has it read, and closes it again. A refusal should say which of the two it is about. */
export type Opening = (read: (opened: Opened) => Promise<Examination>) => Promise<Examination>;

export interface VerifyFixOptions {
  readonly locale: Locale;
  /** Compare them even where they are of two hosts. */
  readonly otherHost?: boolean;
}

/** Did a fix hold? Reads the bundle made before it, then the one made after it; nothing is kept. */
export async function verifyFix(
  before: Opening,
  after: Opening,
  { locale, otherHost = false }: VerifyFixOptions,
  { catalog, limits }: Pick<Needs, 'catalog' | 'limits'>,
): Promise<Verification> {
  const read = async (opened: Opened): Promise<Examination> => {
    const found = await examine(opened.bundle, { catalog, locale, limits, identity: () => opened.identity() });
    const { facts, bundle: said } = found.diagnosis;
    if (Object.keys(facts).length === 0) refuseNothingKnown(said.format, said.notes);
    return found;
  };
  const earlier = remember(await before(read));
  return verify(earlier, await after(read), { catalog, locale, limits, otherHost });
}
