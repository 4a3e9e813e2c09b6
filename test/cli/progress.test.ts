import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';
import { memorySink } from './in-process.ts';

const MIB = 1024 * 1024;

async function* chunks(sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield new Uint8Array(size);
}

/** A clock that moves on by `step` whenever it is looked at. */
function clock(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

async function shown(step: number, sizes: readonly number[], total: number | undefined): Promise<string[]> {
  const sink = memorySink();
  const progress = new Progress(sink, clock(step));
  for await (const _chunk of progress.bytes(chunks(sizes), total)) continue;
  progress.clear();
  return sink.text().split('\r\u001b[K').slice(1);
}

describe('progress', () => {
  test('a bar where the size is known', async () => {
    expect(await shown(400, [MIB, MIB, 2 * MIB], 4 * MIB)).toEqual([
      'reading  [#####---------------]  25 %  of 4 MiB',
      'reading  [##########----------]  50 %  of 4 MiB',
      'reading  [####################] 100 %  of 4 MiB',
      '',
    ]);
  });

  test('a count where it is not', async () => {
    expect(await shown(400, [MIB, 9 * MIB], undefined)).toEqual(['reading  1 MiB', 'reading  10 MiB', '']);
  });

  test('a file that grows is never more than whole', async () => {
    expect(await shown(400, [3 * MIB], MIB)).toEqual(['reading  [####################] 100 %  of 1 MiB', '']);
  });

  test('nothing at all for what is soon done', async () => {
    expect(await shown(20, [MIB, MIB], 2 * MIB)).toEqual([]);
  });

  test('no more than ten times a second', async () => {
    const lines = await shown(
      10,
      Array.from({ length: 100 }, () => 1),
      undefined,
    );
    expect(lines.length).toBeLessThan(10);
    expect(lines.length).toBeGreaterThan(3);
  });

  test('of the files in a folder', async () => {
    const sink = memorySink();
    const progress = new Progress(sink, clock(400));
    const seen: string[] = [];
    async function* names(): AsyncGenerator<string> {
      yield* ['a', 'b'];
    }
    for await (const name of progress.members(names())) seen.push(name);
    progress.clear();
    expect(seen).toEqual(['a', 'b']);
    expect(sink.text()).toBe('\r\u001b[Kreading  1 files\r\u001b[Kreading  2 files\r\u001b[K');
  });
});
