import { createHash } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHttp } from '../../src/http/app.ts';
import { PROBLEMS } from '../../src/http/problem.ts';

import { fakeApp } from './support/fake-app.ts';
import { SMALL } from './support/quiet.ts';

let server: FastifyInstance;

beforeEach(async () => {
  server = await createHttp(fakeApp(), SMALL);
});
afterEach(() => server.close());

const html = (url: string) => ({ method: 'POST', url, payload: 'x', headers: { accept: 'text/html' } }) as const;

describe('security headers', () => {
  it.each(['/livez', '/v1/rules', '/v1/openapi.json', '/metrics', '/nowhere', '/%zz', '/docs'])(
    'stand on %s',
    async (url) => {
      const { headers } = await server.inject(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('have this policy for content', async () => {
    expect((await server.inject('/livez')).headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'",
    );
  });

  it.each([
    ['/docs', { url: '/docs' }],
    ['/problems/empty', { url: '/problems/empty' }],
    ['a diagnosis', html('/v1/diagnoses')],
  ] as const)('let %s keep its own style and no other', async (_what, request) => {
    const { body, headers } = await server.inject(request);
    const styles = [...body.matchAll(/<style[^>]*>([^<]*)<\/style>/g)].map(([, style = '']) => style);
    expect(styles.length).toBeGreaterThan(0);
    const hashes = styles.map((style) => ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`).join('');
    expect(headers['content-security-policy']).toContain(`style-src 'self'${hashes};`);
    expect(body).not.toMatch(/\sstyle=|<script|\son\w+=/);
  });
});

describe('X-Request-Id', () => {
  it.each(['abc-123', '0190c0de-0000-4000-8000-000000000000'])('keeps %s', async (id) => {
    expect((await server.inject({ url: '/livez', headers: { 'x-request-id': id } })).headers['x-request-id']).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(65), '{"x":1}', 'a,b'])('replaces %j', async (id) => {
    const { headers } = await server.inject({ url: '/livez', headers: { 'x-request-id': id } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('pages', () => {
  it.each(['/docs', ...Object.keys(PROBLEMS).map((slug) => `/problems/${slug}`)])(
    '%s needs nothing from elsewhere',
    async (url) => {
      const { body } = await server.inject(url);
      expect(body).not.toMatch(/<(?:script|link|img|iframe|object|embed)\b|@import|url\(|src=|href="(?!\/|#)/);
    },
  );

  it('/docs shows every address and every problem', async () => {
    const { body } = await server.inject('/docs');
    const { paths } = (await server.inject('/v1/openapi.json')).json<{ paths: object }>();
    for (const path of Object.keys(paths)) expect(body).toContain(`<code>${path}</code>`);
    for (const slug of Object.keys(PROBLEMS)) expect(body).toContain(`href="/problems/${slug}"`);
    expect(body).toContain('curl --data-binary @sosreport.tar.xz');
    expect(body).not.toContain('[object Object]');
    expect(body).not.toContain('undefined');
  });
});
