/** DEL, C1, and whatever is invisible or reorders a line; C0 and lone surrogates the serialiser escapes itself. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\u{FFF9}-\u{FFFB}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** One line of JSON that no terminal takes for anything but text; for every parser the same value. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSAFE, escapeUnits)}\n`;
}

function escapeUnits(char: string): string {
  return [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
