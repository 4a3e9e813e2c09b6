import type { Citation } from '../../model/diagnosis.ts';
import type { Origin } from '../../model/fact.ts';

/** The first of these that is a line: of a link there is none to look up. */
export function citationOf(origins: readonly Origin[]): Citation | undefined {
  const origin = origins.find(({ line }) => line > 0);
  if (origin === undefined) return undefined;
  const { path, line, text, cut, lossy } = origin;
  return {
    path,
    line,
    excerpt: text,
    ...(cut ? { excerptCut: true as const } : {}),
    ...(lossy ? { excerptLossy: true as const } : {}),
  };
}
