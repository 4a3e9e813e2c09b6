import { looksLikeBig5 } from './big5.ts';

// Without `ignoreBOM` a mark in the middle of a text would be taken away, and the line be another one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const big5 = new TextDecoder('big5', { fatal: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
const NON_ASCII = /[^\0-\x7f]/;

export interface Decoded {
  readonly text: string;
  readonly lossy?: true;
}

/**
 * Bytes of one line to text: strict UTF-8, else what old Chinese hosts log in where it decodes cleanly (GB18030, or Big5
 * where the characters say so), else UTF-8 with U+FFFD. `cut`: only the head of the line is there, and its last
 * character may not be whole.
 */
export function decodeLine(line: Uint8Array, cut = false): Decoded {
  const bytes = cut ? wholeCharacters(line) : line;
  const text = strictly(utf8, bytes);
  if (text !== undefined) return { text };
  // A bundle that was cut ends anywhere: a line of UTF-8 whose last character is not whole is no GB18030.
  const whole = wholeCharacters(bytes);
  const head = whole.length < bytes.length ? strictly(utf8, whole) : undefined;
  const chinese = head !== undefined && NON_ASCII.test(head) ? undefined : decodeChinese(line, cut);
  return chinese === undefined ? { text: lossy.decode(bytes), lossy: true } : { text: chinese };
}

/** The last character of a cut line takes up to four bytes, of which up to three may be there. */
function decodeChinese(line: Uint8Array, cut: boolean): string | undefined {
  for (let missing = 0; missing <= (cut ? 3 : 0); missing += 1) {
    const bytes = line.subarray(0, Math.max(line.length - missing, 0));
    const taiwanese = looksLikeBig5(bytes) ? strictly(big5, bytes) : undefined;
    const text = taiwanese ?? strictly(gb18030, bytes);
    if (text !== undefined) return text;
  }
  return undefined;
}

function strictly(decoder: typeof utf8, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Without the beginning of a UTF-8 character whose end was cut off: with it the whole line would not be UTF-8. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
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
