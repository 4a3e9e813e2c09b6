import type { Diagnosis } from '../model/diagnosis.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderText, type TextOptions } from './text.ts';

export const FORMATS = ['text', 'json', 'markdown', 'html', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES = {
  text: 'text/plain',
  json: 'application/json',
  markdown: 'text/markdown',
  html: 'text/html',
  sarif: 'application/sarif+json',
} as const satisfies Record<Format, string>;

/**
 * A diagnosis as a text of the given format, in the diagnosis' own language. The options concern `text` alone. Whatever
 * a bundle put into the diagnosis is harmless in the format's own channel.
 */
export function render(diagnosis: Diagnosis, format: Format, options: TextOptions = {}): string {
  switch (format) {
    case 'text':
      return renderText(diagnosis, options);
    case 'json':
      return renderJson(diagnosis);
    case 'markdown':
      return renderMarkdown(diagnosis);
    case 'html':
      return renderHtml(diagnosis);
    case 'sarif':
      return renderSarif(diagnosis);
  }
}
