import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUNDLES, documentOf, soundDocument } from './bundles.ts';

describe('however its bytes are split, a bundle gives the same document', () => {
  test.each(BUNDLES)('%s', async (_name, bytes) => {
    const expected = JSON.stringify(await soundDocument(bytes));
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9000 })), {
      minLength: 1,
      maxLength: 4,
    });
    const property = fc.asyncProperty(sizes, async (chunks) => {
      expect(JSON.stringify(await documentOf(bytes, ...chunks))).toBe(expected);
    });
    await fc.assert(property, { numRuns: 12, examples: [[[1]], [[511]], [[512]], [[513]]] });
  });
});
