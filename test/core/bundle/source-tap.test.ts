import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { SourceTap } from '../../../src/core/bundle/source-tap.ts';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import { bytesOf, collect, watched } from '../../support/streams.ts';

const CONTENT = bytesOf('abcdefghij');

function tapOf(source: ByteStream, signal?: AbortSignal, compressedBytes = 1000): SourceTap {
  return new SourceTap(source, new Budget({ ...DEFAULT_LIMITS, compressedBytes }), signal);
}

/** Never answers; tells when it is being asked. */
function silent(): { source: ByteStream; asked: Promise<void> } {
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (tell = resolve));
  async function* source(): ByteStream {
    tell();
    await new Promise(() => undefined);
    yield new Uint8Array(1);
  }
  return { source: source(), asked };
}

test('passes the bytes on', async () => {
  expect((await collect(tapOf(watched(CONTENT, 3).stream).stream)).bytes).toEqual(CONTENT);
});

test('a reader that leaves early does not end the source, so that the rest can be drained', async () => {
  const { stream, seen } = watched(CONTENT, 3);
  const tap = tapOf(stream);
  for await (const _ of tap.stream) break;
  expect(seen).toEqual({ read: 3, closed: false });
  await tap.drain();
  expect(seen).toEqual({ read: 10, closed: true });
});

test('closing ends the source', async () => {
  const { stream, seen } = watched(CONTENT, 3);
  const tap = tapOf(stream);
  for await (const _ of tap.stream) break;
  await tap.close();
  expect(seen.closed).toBe(true);
});

test('bytes are counted, those that are drained as well', async () => {
  const tap = tapOf(watched(CONTENT, 3).stream, undefined, 9);
  for await (const _ of tap.stream) break;
  await expect(tap.drain()).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

describe('an abort', () => {
  test('before the first byte', async () => {
    const { stream, seen } = watched(CONTENT, 3);
    const { error } = await collect(tapOf(stream, AbortSignal.abort()).stream);
    expect(error).toMatchObject({ code: 'ABORTED' });
    expect(seen.read).toBe(0);
  });

  test('between two chunks', async () => {
    const abort = new AbortController();
    const tap = tapOf(watched(CONTENT, 3).stream, abort.signal);
    const iterator = tap.stream[Symbol.asyncIterator]();
    await iterator.next();
    abort.abort();
    await expect(iterator.next()).rejects.toMatchObject({ code: 'ABORTED' });
  });

  test('while the source does not answer, and neither reading nor closing waits for it', async () => {
    const abort = new AbortController();
    const { source, asked } = silent();
    const tap = tapOf(source, abort.signal);
    const reading = collect(tap.stream);
    await asked;
    abort.abort();
    expect((await reading).error).toMatchObject({ code: 'ABORTED' });
    await tap.close();
  });

  test('by the source itself, in the midst of being asked', async () => {
    const abort = new AbortController();
    async function* source(): ByteStream {
      abort.abort();
      await new Promise(() => undefined);
      yield new Uint8Array(1);
    }
    expect((await collect(tapOf(source(), abort.signal).stream)).error).toMatchObject({ code: 'ABORTED' });
  });

  test('leaves no listener behind, however many chunks there were', async () => {
    const abort = new AbortController();
    const added: string[] = [];
    const { signal } = abort;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      added.push('+');
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      added.pop();
      remove(...args);
    };
    await collect(tapOf(watched(CONTENT, 1).stream, signal).stream);
    expect(added).toEqual([]);
  });
});
