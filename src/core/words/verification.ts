import type { Verification } from '../model/verification.ts';
import { renderJson } from './json.ts';
import type { TextOptions } from './text.ts';
import { renderVerificationHtml } from './verification-html.ts';
import { renderVerificationMarkdown } from './verification-markdown.ts';
import { renderVerificationText } from './verification-text.ts';

/** SARIF tells of findings in files, and has no place for two bundles. */
export const VERIFICATION_FORMATS = ['text', 'json', 'markdown', 'html'] as const;
export type VerificationFormat = (typeof VERIFICATION_FORMATS)[number];

/** A verification in its own language; the options concern `text` alone. What a bundle put into it is harmless there. */
export function renderVerification(
  verification: Verification,
  format: VerificationFormat,
  options: TextOptions = {},
): string {
  switch (format) {
    case 'text':
      return renderVerificationText(verification, options);
    case 'json':
      return renderJson(verification);
    case 'markdown':
      return renderVerificationMarkdown(verification);
    case 'html':
      return renderVerificationHtml(verification);
  }
}
