import { describe, expect, test } from 'vitest';
import { damage } from '../../../src/adapters/decoders/damage.ts';
import { resuming, type Pieces } from '../../../src/adapters/decoders/resuming.ts';
import { reasonsOf, resumed } from '../../support/resumed.ts';
import { bytesOf, collect } from '../../support/streams.ts';

async function* pieces(seen: { ended: boolean }): Pieces {
  try {
    yield bytesOf('one');
    yield damage('xz', 'corrupt');
    yield bytesOf('two');
    yield damage('xz', 'truncated');
  } finally {
    seen.ended = true;
  }
}

describe('pieces with failures between them', () => {
  test('are thrown in their place, and come on when asked again', async () => {
    const result = await resumed(resuming(() => pieces({ ended: false })));
    expect(result.runs).toEqual([bytesOf('one'), bytesOf('two'), bytesOf('')]);
    expect(reasonsOf(result)).toEqual(['corrupt', 'truncated']);
  });

  test('end for whoever reads them in a loop with the first failure', async () => {
    const { bytes, error } = await collect(resuming(() => pieces({ ended: false })));
    expect(bytes).toEqual(bytesOf('one'));
    expect(error).toMatchObject({ details: { reason: 'corrupt' } });
  });

  test('are left by `return`, behind a failure too', async () => {
    const seen = { ended: false };
    const iterator = resuming(() => pieces(seen))[Symbol.asyncIterator]();
    await iterator.next();
    await expect(iterator.next()).rejects.toMatchObject({ details: { reason: 'corrupt' } });
    await iterator.return?.();
    expect(seen.ended).toBe(true);
    expect((await iterator.next()).done).toBe(true);
  });
});
