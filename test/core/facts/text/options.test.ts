import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitOptions } from '../../../../src/core/facts/text/options.ts';

test.each([
  ['rw,nosuid,user_id=0', ['rw', 'nosuid', 'user_id=0']],
  ['', []],
  [
    'rw,context="system_u:object_r:container_file_t:s0:c127,c456",size=65536k',
    ['rw', 'context="system_u:object_r:container_file_t:s0:c127,c456"', 'size=65536k'],
  ],
  // A quote that never closes is an ordinary character.
  ['rw,lowerdir=/a"b,ro', ['rw', 'lowerdir=/a"b', 'ro']],
])('%s', (text, options) => {
  expect(splitOptions(text)).toEqual(options);
});

test('no option is lost', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(splitOptions(text).join(',')).toBe(text);
    }),
  );
});
