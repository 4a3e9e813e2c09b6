import { crc32 as reference } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from '../../../../src/core/bundle/zip/crc32.ts';
import { bytesOf } from '../../../support/streams.ts';

test.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['\0\0\0\0', 0x2144df1c],
])('the checksum of %j', (text, sum) => {
  expect(crc32(bytesOf(text))).toBe(sum);
});

test('is what zlib makes of the same bytes, in whatever pieces', () => {
  const property = fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (parts) => {
    const ours = parts.reduce((sum, part) => crc32(part, sum), 0);
    expect(ours).toBe(reference(Buffer.concat(parts)));
  });
  fc.assert(property, { numRuns: 300 });
});
