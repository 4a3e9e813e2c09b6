// Without `ignoreBOM` a mark in the middle of a text would be taken away, and the line be another one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
const NON_ASCII = /[^\0-\x7f]/;

export interface Decoded {
  readonly text: string;
  readonly lossy?: true;
}

/**
 * Bytes of one line to text: strict UTF-8, else GB18030 where it decodes cleanly (old Chinese hosts log in it), else
 * UTF-8 with U+FFFD.
 */
export function decodeLine(bytes: Uint8Array): Decoded {
  const text = strictly(utf8, bytes);
  if (text !== undefined) return { text };
  // A bundle that was cut ends anywhere: a line of UTF-8 whose last character is not whole is no GB18030.
  const whole = wholeCharacters(bytes);
  const cut = whole.length < bytes.length ? strictly(utf8, whole) : undefined;
  const chinese = cut !== undefined && NON_ASCII.test(cut) ? undefined : strictly(gb18030, bytes);
  return chinese === undefined ? { text: lossy.decode(bytes), lossy: true } : { text: chinese };
}

function strictly(decoder: typeof utf8, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Without the beginning of a UTF-8 character whose end was cut off: with it the whole line would not be UTF-8. */
export function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}
