import { expect, test } from 'vitest';
import { sayFailure, unreadable } from '../../../src/adapters/sources/fs-failure.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  [failure('ENOENT'), 'there is no such file or directory'],
  [failure('EACCES'), 'permission denied; run as a user who may read it'],
  [failure('EPERM'), 'permission denied; run as a user who may read it'],
  [failure('ESTALE'), 'the network file system it lies on lost it'],
  [failure('EMFILE'), 'EMFILE'],
  [new Error('no code'), 'unknown error'],
  ['text', 'unknown error'],
  [undefined, 'unknown error'],
])('%s', (error, said) => {
  expect(sayFailure(error)).toBe(said);
});

test('an unreadable thing is named, and the cause kept', () => {
  const cause = failure('ENOENT');
  expect(unreadable('/a/b', cause)).toMatchObject({
    code: 'UNREADABLE',
    message: '/a/b cannot be read: there is no such file or directory.',
    cause,
  });
});
