import type { Locale } from '../model/locale.ts';
import { VERSION } from '../version.ts';
import { collectorMessages, collectorParts } from './parts.gen.ts';

/** The collector: one POSIX sh file, to run on the sick host. It speaks the language asked for; what it collects is the same. */
export function collectorScript(locale: Locale): string {
  const [head = '', ...parts] = collectorParts;
  return [head, collectorMessages[locale], ...parts].join('\n').replaceAll('@VERSION@', VERSION);
}
