import { createHash } from 'node:crypto';

import type { FastifyReply } from 'fastify';

const POLICY: readonly (readonly [directive: string, sources: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data:"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['form-action', "'self'"],
  ['base-uri', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
];

/** On every response, failures included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy([]),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'cache-control': 'no-store',
};

/**
 * Sends a page that brings its own style sheet: a page that someone saves must look the same without us. Its exact
 * text is allowed by hash, so that no other inline style ever is. Text from a bundle is escaped before it gets here
 * and cannot hold a tag.
 */
export function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style = '']) => style);
  return reply
    .header('content-security-policy', contentSecurityPolicy(styles))
    .header('content-type', 'text/html; charset=utf-8')
    .send(page);
}

function contentSecurityPolicy(styles: readonly string[]): string {
  const hashes = styles.map((style) => ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`).join('');
  return POLICY.map(([directive, sources]) => `${directive} ${sources}${directive === 'style-src' ? hashes : ''}`).join(
    '; ',
  );
}
