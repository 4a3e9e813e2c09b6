import type * as Threads from 'node:worker_threads';
import { BroadcastChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import type { Pull, Push } from '../../../src/adapters/decoders/worker-io.ts';
import type { Portable } from '../../../src/adapters/decoders/thread.ts';
import { IdleThreads, throughWorker } from '../../../src/adapters/decoders/worker.ts';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import { stillAlive } from '../../support/alive.ts';
import { bytesOf, chunked, collect, compare, watched } from '../../support/streams.ts';

function portable(decode: Portable['decode'], more: Partial<Portable> = {}): Portable {
  return { compression: 'bzip2', packages: [], helpers: [], decode, ...more };
}

/** Hands on what comes in. These travel into the thread as text, as the real ones do. */
function copy(pull: Pull, push: Push): Promise<undefined> {
  for (let chunk = pull(); chunk !== undefined; chunk = pull()) push(new Uint8Array(chunk));
  return Promise.resolve(undefined);
}

const INPUT = bytesOf('abcdefghij'.repeat(500));

describe('bytes go in and come out', () => {
  test.each([1, 100, 5000])('in chunks of %i', async (size) => {
    const { bytes, error } = await collect(throughWorker(portable(copy), chunked(INPUT.subarray(0, 60 * size), size)));
    expect(error).toBeUndefined();
    expect(compare(bytes, INPUT.subarray(0, 60 * size))).toBe('same');
    expect(stillAlive()).toBe(0);
  });

  test('helpers and packages are there, the packages first', async () => {
    const decode: Portable['decode'] = (_pull, push, [library, helper]) => {
      const { basename } = library as { basename: (path: string) => string };
      const shout = helper as (text: string) => string;
      push(new TextEncoder().encode(shout(basename('a/b'))));
      return Promise.resolve(undefined);
    };
    const shout = (text: string): string => `${text}!`;
    const { bytes } = await collect(
      throughWorker(portable(decode, { packages: ['node:path'], helpers: [shout] }), chunked(INPUT, 1000)),
    );
    expect(new TextDecoder().decode(bytes)).toBe('b!');
  });

  test('empty chunks out are none', async () => {
    const decode: Portable['decode'] = (_pull, push) => {
      push(new Uint8Array(0));
      push(Uint8Array.of(1));
      return Promise.resolve(undefined);
    };
    expect(await collect(throughWorker(portable(decode), chunked(INPUT, 1000)))).toMatchObject({ chunks: 1 });
  });
});

describe('failures', () => {
  test('a verdict is thrown behind the output', async () => {
    const decode: Portable['decode'] = (_pull, push) => {
      push(Uint8Array.of(1, 2));
      return Promise.resolve('truncated');
    };
    const { bytes, error } = await collect(throughWorker(portable(decode), chunked(INPUT, 1000)));
    expect(bytes).toEqual(Uint8Array.of(1, 2));
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'truncated', compression: 'bzip2' } });
  });

  test.each<[string, Portable['decode']]>([
    ['throws', () => Promise.reject(new Error('x'))],
    ['ends its thread', () => process.exit(1)],
  ])('a decoder that %s is damage', async (_case, decode) => {
    const { error } = await collect(throughWorker(portable(decode), chunked(INPUT, 1000)));
    expect(error).toMatchObject({ code: 'DAMAGED', details: { reason: 'corrupt' } });
    expect(stillAlive()).toBe(0);
  });

  test('a decoder that takes more memory than it may have ends alone, and the data is said to need too much', async () => {
    const hungry: Portable['decode'] = () => {
      const kept: number[][] = [];
      for (;;) kept.push(new Array<number>(100_000).fill(1.5));
    };
    const { error } = await collect(throughWorker(portable(hungry), chunked(INPUT, 1000)));
    expect(error).toMatchObject({ code: 'UNSUPPORTED', details: { reason: 'unsupported' } });
    expect(stillAlive()).toBe(0);
  });
});

test('the thread has none of our environment', async () => {
  process.env['UNHANG_TEST_SECRET'] = 'secret';
  const decode: Portable['decode'] = (_pull, push) => {
    push(new TextEncoder().encode(JSON.stringify(process.env)));
    return Promise.resolve(undefined);
  };
  const { bytes } = await collect(throughWorker(portable(decode), chunked(INPUT, 1000)));
  delete process.env['UNHANG_TEST_SECRET'];
  expect(new TextDecoder().decode(bytes)).toBe('{}');
});

test('a thread that computes for ever is ended by an abort', async () => {
  const abort = new AbortController();
  const busy: Portable['decode'] = (_pull, push) => {
    push(Uint8Array.of(1));
    for (;;);
  };
  const reading = (async () => {
    for await (const _ of throughWorker(portable(busy), chunked(INPUT, 1000), abort.signal)) abort.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  expect(stillAlive()).toBe(0);
});

test('a thread cannot run ahead of its reader', async () => {
  // The thread tells its progress on a channel of its own, before each chunk.
  const counting: Portable['decode'] = (_pull, push, [threads]) => {
    const channel = new (threads as typeof Threads).BroadcastChannel('unhang-test-progress');
    for (let count = 1; count <= 100; count += 1) {
      channel.postMessage(count);
      push(Uint8Array.of(count));
    }
    channel.close();
    return Promise.resolve(undefined);
  };
  const channel = new BroadcastChannel('unhang-test-progress');
  let made = 0;
  let progress: () => void = () => undefined;
  channel.onmessage = ({ data }: { data: unknown }) => {
    made = Number(data);
    progress();
  };
  let taken = 0;
  const decoded = throughWorker(portable(counting, { packages: ['node:worker_threads'] }), chunked(INPUT, 1000));
  for await (const chunk of decoded) {
    taken += 1;
    expect(chunk).toEqual(Uint8Array.of(taken));
    // All that it may do by now, it does; then it has to wait for us.
    while (made < Math.min(taken + 3, 100)) await new Promise<void>((resolve) => (progress = resolve));
    for (let turns = 0; turns < 10; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThanOrEqual(taken + 4);
  }
  expect(taken).toBe(100);
  channel.close();
});

test('it asks for input only as it needs it', async () => {
  const { stream, seen } = watched(INPUT, 100);
  for await (const _ of throughWorker(portable(copy), stream)) break;
  // Eight decoded chunks may be under way, one more is waiting to be, and one is ours.
  expect(seen.read).toBeLessThanOrEqual(1100);
});

test('a source that never answers does not keep the thread', async () => {
  async function* silent(): ByteStream {
    yield INPUT;
    await new Promise(() => undefined);
  }
  for await (const _ of throughWorker(portable(copy), silent())) break;
  expect(stillAlive()).toBe(0);
});

describe('idle threads', () => {
  /** Tells how many sources its thread has had. */
  const counting: Portable['decode'] = (pull, push, _libraries, kept) => {
    const count = Number(kept.get('count') ?? 0) + 1;
    kept.set('count', count);
    let failure: 'corrupt' | undefined;
    for (let chunk = pull(); chunk !== undefined; chunk = pull()) if (chunk[0] === 0) failure = 'corrupt';
    push(Uint8Array.of(count));
    return Promise.resolve(failure);
  };
  const decoder = portable(counting);

  test('are given the next source, keep what they want to, and are ended at once', async () => {
    const idle = new IdleThreads();
    for (const expected of [1, 2, 3])
      expect((await collect(throughWorker(decoder, chunked(INPUT, 1000), undefined, idle))).bytes).toEqual(
        Uint8Array.of(expected),
      );
    expect(stillAlive()).toBe(1);
    await idle.close();
    expect(stillAlive()).toBe(0);
  });

  test('are none of those that have failed, or were left', async () => {
    const idle = new IdleThreads();
    const failed = await collect(throughWorker(decoder, chunked(new Uint8Array(10), 10), undefined, idle));
    expect(failed.error).toMatchObject({ details: { reason: 'corrupt' } });
    expect(stillAlive()).toBe(0);
    for await (const _ of throughWorker(portable(copy), chunked(INPUT, 100), undefined, idle)) break;
    expect(stillAlive()).toBe(0);
  });
});
