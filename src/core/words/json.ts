/**
 * JSON with two spaces and a newline at the end. What an eye or a terminal would trip over (DEL, C1, bidirectional and
 * zero-width characters, U+2028 and U+2029) is written as `\u` escapes: the same value for every parser, and harmless
 * wherever the text is printed or inlined. C0 and lone surrogates are escaped by the serialiser itself.
 */
export function renderJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029\u{FFF9}-\u{FFFB}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu,
    escapeUnits,
  );
  return `${text}\n`;
}

function escapeUnits(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
