import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import type { OpenBundle } from '../../src/core/model/bundle.ts';
import { UnhangError } from '../../src/core/model/errors.ts';
import { type Opening, verifyFix } from '../../src/cases/verify-fix.ts';
import { catalog, HUNG, MENDED } from '../core/verification/support/pairs.ts';
import { bundleOf } from '../support/tree.ts';

const NEEDS = { catalog, limits: DEFAULT_LIMITS };

function opening(bundle: () => OpenBundle, log: string[] = [], name = ''): Opening {
  return async (read) => {
    log.push(`${name} opened`);
    const found = await read({ bundle: bundle(), identity: () => ({ sha256: name, bytes: 1 }) });
    log.push(`${name} closed`);
    return found;
  };
}

test('one bundle is read to its end before the other is opened, and each is told by its checksum', async () => {
  const log: string[] = [];
  const { verdict, before, after } = await verifyFix(
    opening(() => bundleOf(HUNG), log, 'before'),
    opening(() => bundleOf(MENDED), log, 'after'),
    { locale: 'en' },
    NEEDS,
  );
  expect(log).toEqual(['before opened', 'before closed', 'after opened', 'after closed']);
  expect([verdict.outcome, before.bundle.sha256, after.bundle.sha256]).toEqual(['held', 'before', 'after']);
});

test('the same pair gives the same document', async () => {
  const run = (): Promise<unknown> =>
    verifyFix(
      opening(() => bundleOf(HUNG)),
      opening(() => bundleOf(MENDED), [], 'b'),
      { locale: 'zh-CN' },
      NEEDS,
    );
  expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
});

test('what nothing is known of is refused, as in a diagnosis', async () => {
  const nothing: OpenBundle = { ...bundleOf({ files: new Map(), links: new Map() }), format: 'file' };
  const run = verifyFix(
    opening(() => bundleOf(HUNG)),
    opening(() => nothing),
    { locale: 'en' },
    NEEDS,
  );
  await expect(run).rejects.toBeInstanceOf(UnhangError);
});
