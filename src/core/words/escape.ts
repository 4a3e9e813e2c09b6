/**
 * What a reader would not see, or what would move the cursor, colour the terminal or reorder the line: controls
 * (C0, DEL, C1), line and paragraph separators, lone surrogates, bidirectional controls, and everything Unicode lists
 * as ignorable by default (zero-width characters, soft hyphens, tags, variation selectors).
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

/** One line: ESC becomes `\x1b`, U+202E becomes `\u{202e}`, a newline becomes `\x0a`; nothing else changes. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, spell);
}

/** As `visible`, for commands and patches, which have lines: newlines stay, and so do tabs. */
export function visibleLines(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\n' || char === '\t' ? char : spell(char)));
}

/** As `visible`, where a tab does no harm and reads better: inside `<pre>` and inside a fence. */
export function visibleExcerpt(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\t' ? char : spell(char)));
}

function spell(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

const HTML_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** For text nodes and quoted attributes: one line of prose. */
export function forHtml(text: string): string {
  return entities(visible(text.endsWith('\n') ? text.trimEnd() : text));
}

/** For the inside of `<pre>`: one line of a bundle. */
export function excerptForHtml(text: string): string {
  return entities(visibleExcerpt(text));
}

/** For the inside of `<pre>`: a command or a patch. */
export function linesForHtml(text: string): string {
  return entities(visibleLines(text));
}

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ENTITIES.get(char) ?? char);
}

/** Punctuation that CommonMark, its GitHub dialect or a tracker's mathematics could take for markup. */
const MARKDOWN_MARKS = /[\\`*_[\]{}<>~|!$^&]|@|#|:(?=\/\/)|(?<=\bwww)\./g;

/** What would open a list, a quote, a heading's underline or a table, were it the first thing on a line. */
const MARKDOWN_START = /^(\d{1,9})([.)])|^([-+=:])/;

/**
 * One line of prose as Markdown that shows exactly this text. Trackers look for mentions, issue numbers and addresses
 * after backslashes are gone, so these are parted by a zero-width space as well.
 */
export function forMarkdown(text: string): string {
  return visible(text)
    .trim()
    .replace(MARKDOWN_MARKS, (mark) => (/[@#:.]/.test(mark) ? `\\${mark}&#8203;` : `\\${mark}`))
    .replace(MARKDOWN_START, '$1\\$2$3');
}

/** A fenced block that its content cannot close: the fence is longer than any run of backticks within. */
export function fenced(content: string, language: string): string[] {
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return [`${fence}${language}`, ...content.split('\n'), fence];
}

/** An address of a reference that may become a link: https, in the characters of RFC 3986. */
export function isSafeUrl(url: string): boolean {
  return /^https:\/\/[\w.~:/?#@!$&()*+,;=%[\]-]+$/.test(url);
}
