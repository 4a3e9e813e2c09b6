import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderObjects } from '../../../src/adapters/objects/folder-objects.ts';
import { readToken, signToken, type Claims } from '../../../src/adapters/objects/tokens.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();
const secret = new Uint8Array(32).fill(1);
const PUT: Claims = { method: 'PUT', key: 'org_1/b', uploadId: 'u', number: 3, bytes: 5, expires: 1000 };
const GET: Claims = { method: 'GET', key: 'org_1/b', fileName: '报告.tar', expires: 1000 };
const forbidden = (words: RegExp) =>
  expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringMatching(words) as string }) as Error;

describe('a token', () => {
  test.each([PUT, GET])('says what it was made for: %o', (claims) => {
    const token = signToken(secret, claims);
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(readToken(secret, token, claims.method, 999)).toEqual(claims);
  });

  test('is good until the moment it expires', () => {
    const token = signToken(secret, PUT);
    expect(readToken(secret, token, 'PUT', 999)).toEqual(PUT);
    expect(() => readToken(secret, token, 'PUT', 1000)).toThrow(forbidden(/has expired. Ask for a new one/));
  });

  test('is good for its method', () => {
    expect(() => readToken(secret, signToken(secret, PUT), 'GET', 0)).toThrow(forbidden(/for PUT, not for GET/));
    expect(() => readToken(secret, signToken(secret, GET), 'PUT', 0)).toThrow(forbidden(/for GET, not for PUT/));
  });

  test('of another secret', () => {
    const token = signToken(new Uint8Array(32).fill(2), PUT);
    expect(() => readToken(secret, token, 'PUT', 0)).toThrow(forbidden(/not signed here/));
  });

  test('with any character changed, taken away or added', () => {
    const token = signToken(secret, PUT);
    const at = fc.integer({ min: 0, max: token.length });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 2 }), fc.string({ maxLength: 3 }), (index, removed, added) => {
        const other = token.slice(0, index) + added + token.slice(index + removed);
        fc.pre(other !== token);
        expect(() => readToken(secret, other, 'PUT', 0)).toThrow(forbidden(/not signed here/));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['', '.', '..', 'x', `${'x'.repeat(100_000)}.y`, `.${'A'.repeat(43)}`])('that is none: %.20s', (token) => {
    expect(() => readToken(secret, token, 'PUT', 0)).toThrow(forbidden(/not signed here/));
  });
});

test.each([
  ['https://unhang.example', 'https://unhang.example/v1/objects/'],
  ['https://unhang.example/', 'https://unhang.example/v1/objects/'],
  ['https://example/unhang', 'https://example/unhang/v1/objects/'],
  [() => 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1/objects/'],
])('addresses begin with where we are reached: %s', async (baseUrl, expected) => {
  const objects = folderObjects({ folder: folder.at('store'), secret, baseUrl, now: () => 0 });
  const longest = [1, 2, 3, 4].map(() => 'k'.repeat(255)).join('/');
  const { url, expiresAt } = await objects.signGet(longest, '报'.repeat(500), 60);
  expect(url.startsWith(expected)).toBe(true);
  expect(url.length).toBeLessThan(4000);
  expect(expiresAt).toBe('1970-01-01T00:01:00.000Z');
  const asking = objects.door.get(url.slice(expected.length));
  await expect(asking).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a secret that is too short is refused', () => {
  const short = { folder: '/nowhere', secret: new Uint8Array(31), baseUrl: '', now: () => 0 };
  expect(() => folderObjects(short)).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }));
});
