import { forHtml } from './escape.ts';

/** Markup. Only `markup` and `raw` make it, so that whatever is a mere string gets escaped. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = Html | string | number | false | readonly Part[];

/** Every string put into the template is escaped; `false` is left out, so that `condition && markup` reads well. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => `${text}${markupOf(parts[index - 1] ?? '')}${string}`));
}

/** For text of our own that is markup or a style sheet. */
export function raw(source: string): Html {
  return new Html(source);
}

function markupOf(part: Part): string {
  if (part instanceof Html) return part.source;
  if (part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return forHtml(`${part}`);
  return part.map(markupOf).join('');
}
