import { expect, test } from 'vitest';
import { asError, calledOff, damage } from '../../../src/adapters/decoders/damage.ts';

test.each([
  ['truncated', 'DAMAGED', 'the xz data ends too early'],
  ['corrupt', 'DAMAGED', 'the xz data is damaged'],
  ['trailing', 'DAMAGED', 'bytes that are no xz data follow behind its end'],
  ['unsupported', 'UNSUPPORTED', 'unpack it and send what is inside'],
] as const)('%s', (reason, code, said) => {
  const cause = new Error('inner');
  const error = damage('xz', reason, cause);
  expect(error).toMatchObject({ code, cause, details: { reason, compression: 'xz' } });
  expect(error.message).toContain(said);
});

test('an abort has its own code', () => {
  expect(calledOff().code).toBe('ABORTED');
});

test('whatever was thrown becomes an error', () => {
  const error = new TypeError('x');
  expect(asError(error)).toBe(error);
  expect(asError('text').message).toBe('text');
  expect(asError(undefined)).toBeInstanceOf(Error);
});
