const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const lossy = new TextDecoder('utf-8');

export interface Decoded {
  readonly text: string;
  readonly lossy?: true;
}

/**
 * Bytes of one line to text: strict UTF-8, else GB18030 where it decodes cleanly (old Chinese hosts log in it), else
 * UTF-8 with U+FFFD.
 */
export function decodeLine(bytes: Uint8Array): Decoded {
  for (const decoder of [utf8, gb18030]) {
    try {
      return { text: decoder.decode(bytes) };
    } catch {
      continue;
    }
  }
  return { text: lossy.decode(bytes), lossy: true };
}
