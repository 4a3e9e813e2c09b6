import type { Limits } from './limits.ts';

// Names are UTF-8 in every writer of our time; what is not decodes to U+FFFD and stays a label like any other.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export function decodeName(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/**
 * A member's name as a label: no leading `./` or `/`, no `//`, no trailing `/`; empty for the top itself. `undefined`
 * for a name that we refuse: one with `..`, with NUL, too long or too deep.
 */
export function normaliseName(name: string, limits: Pick<Limits, 'nameBytes' | 'depth'>): string | undefined {
  if (name.includes('\0') || isLongerThan(name, limits.nameBytes)) return undefined;
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length > limits.depth || parts.includes('..')) return undefined;
  return parts.join('/');
}

/** Counts UTF-8 bytes, but only where it could matter: a UTF-16 unit is at most three of them. */
export function isLongerThan(name: string, bytes: number): boolean {
  if (name.length * 3 <= bytes) return false;
  return name.length > bytes || new TextEncoder().encode(name).length > bytes;
}
