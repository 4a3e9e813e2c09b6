import { diagnose } from '../core/diagnose.ts';
import type { OpenBundle } from '../core/model/bundle.ts';
import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { Entry } from '../core/model/entry.ts';
import { UnhangError } from '../core/model/errors.ts';
import type { Locale } from '../core/model/locale.ts';
import type { Needs } from './diagnose-bundle.ts';
import { withoutPrompts } from './prompts.ts';

/** Diagnoses outputs that a person pasted, each under the command that is said to have printed it. */
export async function diagnosePasted(
  outputs: ReadonlyMap<string, string>,
  options: { readonly locale: Locale },
  needs: Pick<Needs, 'catalog' | 'limits'>,
): Promise<Diagnosis> {
  if ([...outputs.values()].every((text) => text.trim() === '')) {
    throw new UnhangError('EMPTY', 'Every box is empty. Paste the output of at least one command.');
  }
  return diagnose(pastedBundle(outputs), { catalog: needs.catalog, locale: options.locale, limits: needs.limits });
}

function pastedBundle(outputs: ReadonlyMap<string, string>): OpenBundle {
  const encoder = new TextEncoder();
  // Whichever order the boxes were sent in, the same outputs give the same document.
  const boxes = [...outputs].filter(([, text]) => text.trim() !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  async function* entries(): AsyncGenerator<Entry> {
    for (const [command, text] of boxes) {
      const bytes = encoder.encode(withoutPrompts(text, command));
      yield { path: command, type: 'file', size: bytes.length, body: once(bytes) };
    }
  }
  return { format: 'pasted', entries: entries(), notes: [], count: () => boxes.length };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
