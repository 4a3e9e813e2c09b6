import { INCOMPLETE } from '../core/model/note.ts';
import type { Terminal } from './terminal.ts';

/** Says on standard error that a result stands for a part only, and why. */
export function warnIncomplete(notes: readonly { readonly code: string }[], { stderr }: Terminal): void {
  const reasons = [...INCOMPLETE].filter((code) => notes.some((note) => note.code === code));
  stderr.write(
    `unhang: only part of the bundle could be read (${reasons.join(', ')}), and this is what that part says; ` +
      'if you can, send it again and compare checksums\n',
  );
}
