import { expect, test } from 'vitest';
import { nothingReadable, refusal, tooManyLayers } from '../../../src/core/bundle/refusals.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';

test.each([
  [{ kind: 'empty' }, 'EMPTY', /no byte arrived/, /Send the sosreport/],
  [
    { kind: 'encrypted', what: 'encrypted with age' },
    'ENCRYPTED',
    /This is encrypted with age/,
    /age --decrypt --output sosreport.tar.xz FILE/,
  ],
  [{ kind: 'unsupported', what: 'a zip archive' }, 'UNSUPPORTED', /This is a zip archive/, /Unpack it/],
  [{ kind: 'other', what: 'a PDF document' }, 'NOT_A_BUNDLE', /This is a PDF document/, /Send the sosreport/],
] as const)('%j says what it is and what to send instead', (sniffed, code, what, advice) => {
  const error = refusal(sniffed, 'This');
  expect(error.code).toBe(code);
  expect(error.message).toMatch(what);
  expect(error.message).toMatch(advice);
});

test('what lies inside a compression is said to', () => {
  expect(refusal({ kind: 'empty' }, 'What is inside the gzip compression').message).toMatch(
    /^What is inside the gzip compression is empty/,
  );
});

test('too many layers name the limit', () => {
  expect(tooManyLayers(3)).toMatchObject({ code: 'TOO_LARGE', details: { limit: 'compressionLayers', max: 3 } });
});

test('a bundle broken at its beginning keeps the reason', () => {
  const cause = new UnhangError('DAMAGED', 'x', { details: { reason: 'truncated', compression: 'xz' } });
  expect(nothingReadable(cause)).toMatchObject({ code: 'DAMAGED', cause, details: cause.details });
  expect(nothingReadable(undefined)).toMatchObject({ code: 'DAMAGED', details: {} });
});
