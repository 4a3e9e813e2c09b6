import { type Paint, painter, type Style } from './ansi.ts';
import { visible, visibleLines } from './escape.ts';
import { displayWidth, fit, padded } from './width.ts';
import { wrap } from './wrap.ts';

/** A terminal narrower than this gets lines of this width all the same. */
const MIN_WIDTH = 40;

/** Collects the lines of a terminal page. Everything it is given may come from a bundle and is made visible here. */
export class TextPage {
  readonly paint: Paint;
  readonly #width: number;
  readonly #lines: string[] = [];

  constructor(width: number, color: boolean) {
    this.#width = Math.max(MIN_WIDTH, Math.floor(width));
    this.paint = painter(color);
  }

  blank(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  heading(text: string): void {
    this.blank();
    this.#lines.push(this.paint('strong', visible(text).toUpperCase()));
  }

  /** Wrapped text behind a mark; further lines start below the first one's text. */
  item(
    mark: string,
    text: string,
    style: { readonly indent?: number; readonly mark?: Style; readonly text?: Style },
  ): void {
    const indent = ' '.repeat(style.indent ?? 2);
    const lead = visible(mark);
    const room = this.#width - indent.length - displayWidth(lead);
    wrap(visible(text.trim()), room).forEach((line, index) => {
      const head = index > 0 ? padded('', displayWidth(lead)) : style.mark ? this.paint(style.mark, lead) : lead;
      this.#lines.push(`${indent}${head}${style.text ? this.paint(style.text, line) : line}`.trimEnd());
    });
  }

  paragraph(text: string, indent = 2, style?: Style): void {
    this.item('', text, { indent, ...(style ? { text: style } : {}) });
  }

  /** Never wrapped and never cut: a command must survive copying. */
  command(text: string, indent: number): void {
    for (const line of visibleLines(text).trimEnd().split('\n')) {
      this.#lines.push(`${' '.repeat(indent)}${this.paint('command', line)}`);
    }
  }

  /** One line of a bundle, cut to the page with an ellipsis. */
  excerpt(text: string, indent: number): void {
    const bar = `${' '.repeat(indent)}${this.paint('dim', '|')} `;
    this.#lines.push(`${bar}${fit(visible(text), this.#width - indent - 2)}`.trimEnd());
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
