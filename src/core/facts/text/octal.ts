import { decodeLine } from '../decode.ts';

/** Three octal digits that fit a byte; a run of them may be one character in UTF-8. */
const ESCAPES = /(?:\\[0-3][0-7]{2})+/g;

/**
 * Undoes the escapes of mount tables: the kernel writes space, tab, newline, backslash and `#` as `\040 \011 \012 \134
 * \043`, and mount(8) may write any byte so. One pass, hence `\134040` is `\040` and not a space.
 */
export function decodeOctal(text: string): string {
  return text.includes('\\') ? text.replace(ESCAPES, decodeRun) : text;
}

function decodeRun(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('\\'), (digits) => Number.parseInt(digits, 8));
  return decodeLine(bytes).text;
}
