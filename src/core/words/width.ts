/** Unicode’s East Asian Width W and F (UAX #11), by block, and the emoji that terminals draw in two columns. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F1E6}-\u{1F1FF}\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

/** Marks that stand on the character before them and take no column of their own. */
const COMBINING = /\p{Mn}|\p{Me}/u;

/** Columns one character takes in a terminal. */
function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (COMBINING.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** Columns a text without control characters takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The longest head of `text` that fits into `width` columns. */
function headThatFits(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > width) break;
    end += char.length;
  }
  return text.slice(0, end);
}

/** `text` in at most `width` columns; what was cut is marked with an ellipsis. */
export function fit(text: string, width: number): string {
  const head = headThatFits(text, width);
  return head.length === text.length ? text : `${headThatFits(text, width - 1)}…`;
}

/** Cuts `text` into pieces of at most `width` columns, each with one character at least. */
export function pieces(text: string, width: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const head = headThatFits(rest, width) || String.fromCodePoint(rest.codePointAt(0) ?? 0);
    parts.push(head);
    rest = rest.slice(head.length);
  }
  return parts;
}

/** `text` filled up with spaces to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
