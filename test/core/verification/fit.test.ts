import { describe, expect, test } from 'vitest';
import { fitVerification } from '../../../src/core/verification/fit.ts';
import { HUNG, later, verified } from './support/pairs.ts';

const sizeOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));

describe('a verification within the limit of a document', async () => {
  const document = await verified(HUNG, later(HUNG));

  test('stays as it is where it fits', () => {
    expect(fitVerification(document, { documentBytes: sizeOf(document) })).toBe(document);
  });

  test('loses lines where it does not, and says so; what was found stays', () => {
    const documentBytes = sizeOf(document) - 1;
    const fitted = fitVerification(document, { documentBytes });
    expect(sizeOf(fitted)).toBeLessThanOrEqual(documentBytes);
    expect(fitted.cautions.at(-1)?.code).toBe('left-out');
    expect(fitted.checks.map(({ outcome }) => outcome)).toEqual(document.checks.map(({ outcome }) => outcome));
    for (const [at, { evidence }] of fitted.checks.entries()) {
      const { before, after } = document.checks[at]?.evidence ?? { before: [], after: [] };
      expect(evidence.before.length).toBeGreaterThanOrEqual(Math.min(1, before.length));
      expect(evidence.after.length).toBeGreaterThanOrEqual(Math.min(1, after.length));
    }
  });

  test('the only lines go last', () => {
    const { checks } = fitVerification(document, { documentBytes: 0 });
    expect(checks.every(({ evidence }) => evidence.before.length === 0 && evidence.after.length === 0)).toBe(true);
  });
});
