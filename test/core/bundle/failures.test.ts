import { expect, test } from 'vitest';
import { isContentFailure, noteOfFailure } from '../../../src/core/bundle/failures.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { INCOMPLETE } from '../../../src/core/model/note.ts';

test.each(['DAMAGED', 'TOO_LARGE', 'UNSUPPORTED'] as const)('%s is the content’s fault', (code) => {
  expect(isContentFailure(new UnhangError(code, 'x'))).toBe(true);
});

test.each([
  new UnhangError('ABORTED', 'x'),
  new UnhangError('UNREADABLE', 'x'),
  new Error('DAMAGED'),
  'DAMAGED',
  undefined,
])('%s is not', (error) => {
  expect(isContentFailure(error)).toBe(false);
});

const damaged = (reason: string): UnhangError => new UnhangError('DAMAGED', 'said', { details: { reason } });

test.each([
  ['a bomb', new UnhangError('TOO_LARGE', 'said'), false, 'too-large'],
  ['a bomb behind the end', new UnhangError('TOO_LARGE', 'said'), true, 'too-large'],
  ['a cut', damaged('truncated'), false, 'truncated'],
  ['a cut behind the end', damaged('truncated'), true, 'truncated'],
  ['junk in the middle', damaged('trailing'), false, 'damaged'],
  ['junk behind the end', damaged('trailing'), true, 'trailing'],
  ['broken data', damaged('corrupt'), false, 'damaged'],
  ['a failed checksum behind the end', damaged('corrupt'), true, 'damaged'],
  ['a variant that is not decoded', new UnhangError('UNSUPPORTED', 'said'), false, 'damaged'],
] as const)('%s', (_case, failure, finished, code) => {
  expect(noteOfFailure(failure, finished)).toEqual({ code, detail: 'said' });
});

test('of these, only junk behind the end leaves the bundle complete', () => {
  expect(INCOMPLETE.has(noteOfFailure(damaged('trailing'), true).code)).toBe(false);
  expect(INCOMPLETE.has(noteOfFailure(damaged('trailing'), false).code)).toBe(true);
  expect(INCOMPLETE.has(noteOfFailure(damaged('corrupt'), true).code)).toBe(true);
  expect(INCOMPLETE.has(noteOfFailure(damaged('truncated'), true).code)).toBe(true);
});
