/** A word of a line, and where it stands. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The first words of a line, at most `limit` of them. */
export function tokensOf(line: string, limit = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  const word = /\S+/g;
  while (tokens.length < limit) {
    const match = word.exec(line);
    if (match === null) break;
    tokens.push({ text: match[0], start: match.index, end: word.lastIndex });
  }
  return tokens;
}

/** A decimal number that fits the kernel's integers, else nothing. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Without the blanks and tabs around it. Others, such as the ideographic blank, belong to names. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === ' ' || character === '\t' || character === '\r';
}
