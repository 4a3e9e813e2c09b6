import { forMarkdown, fenced, visibleExcerpt, visibleLines } from './escape.ts';

/** Collects the lines of a Markdown document. Text given to it is escaped here; only fences hold it as it is. */
export class MarkdownPage {
  readonly #lines: string[] = [];

  heading(level: number, text: string): void {
    this.#block([`${'#'.repeat(level)} ${forMarkdown(text)}`]);
  }

  /** `markup` is Markdown already: made with `strong` and `plain`. */
  paragraph(markup: string, indent = ''): void {
    this.#block([`${indent}${markup}`]);
  }

  list(items: readonly string[]): void {
    if (items.length > 0) this.#block(items.map((item) => `- ${item}`));
  }

  /** A list of lists: no item may stand more than one step deeper than the one before it. */
  tree(items: readonly { readonly depth: number; readonly markup: string }[]): void {
    if (items.length > 0) this.#block(items.map(({ depth, markup }) => `${'  '.repeat(depth)}- ${markup}`));
  }

  /** A line of the bundle. */
  excerpt(text: string, indent = ''): void {
    this.#fence(visibleExcerpt(text), 'text', indent);
  }

  command(text: string, indent = ''): void {
    this.#fence(visibleLines(text).trimEnd(), 'sh', indent);
  }

  patch(text: string, indent = ''): void {
    this.#fence(visibleLines(text).trimEnd(), 'diff', indent);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #fence(content: string, language: string, indent: string): void {
    this.#block(fenced(content, language).map((line) => (line === '' ? '' : `${indent}${line}`)));
  }

  #block(lines: readonly string[]): void {
    if (this.#lines.length > 0) this.#lines.push('');
    this.#lines.push(...lines);
  }
}

export function plain(text: string): string {
  return forMarkdown(text);
}

export function strong(text: string): string {
  return `**${forMarkdown(text)}**`;
}
