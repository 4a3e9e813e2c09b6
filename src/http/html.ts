/** Markup that is safe to send: made by `html`, which escapes every value that is not markup itself. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

type Value = string | number | Markup | readonly Markup[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(markupOf)));
}

function markupOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escape(String(value));
}

/** The little of CommonMark that our API document uses: paragraphs, fences, code and strong emphasis. */
export function prose(text: string): Markup {
  const blocks = text.split(/^```$/m).map((part, index) => (index % 2 === 1 ? fence(part) : paragraphs(part)));
  return html`${blocks}`;
}

function fence(text: string): Markup {
  return html`<pre><code>${text.trim()}</code></pre>`;
}

function paragraphs(text: string): Markup {
  const found = text.split('\n\n').filter((paragraph) => paragraph.trim() !== '');
  return html`${found.map((paragraph) => html`<p>${inline(paragraph.trim())}</p>`)}`;
}

function inline(text: string): Markup {
  const spans = text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : strong(part)));
  return html`${spans}`;
}

function strong(text: string): Markup {
  const spans = text
    .split('**')
    .map((part, index) => (index % 2 === 1 ? html`<strong>${part}</strong>` : html`${part}`));
  return html`${spans}`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid #8884; border-radius: .4rem; }
code { font: .9em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
section { border-top: 1px solid #8884; margin-top: 2rem; }
.method { font-weight: bold; }
`;

/** A whole page; its style sheet comes with it. */
export function page(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}
