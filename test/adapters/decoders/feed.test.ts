import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { feed } from '../../../src/adapters/decoders/feed.ts';
import { bytesOf, chunked, concat, failing, watched } from '../../support/streams.ts';

const CONTENT = bytesOf('abcdefghijklmnopqrstuvwxyz');

/** Takes each chunk late, so that one which was only lent would be gone by then. */
function slowSink(): { sink: Writable; taken: () => Uint8Array } {
  const parts: Uint8Array[] = [];
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      setImmediate(() => {
        parts.push(new Uint8Array(chunk));
        done();
      });
    },
  });
  return { sink, taken: () => concat(...parts) };
}

test('writes everything and ends the target', async () => {
  const { sink, taken } = slowSink();
  const feeding = feed(chunked(CONTENT, 5), sink);
  await feeding.done;
  expect(taken()).toEqual(CONTENT);
  expect(feeding.error()).toBeUndefined();
  expect(sink.writableEnded).toBe(true);
});

test('what the source throws is kept, and the target ended behind what came', async () => {
  const { sink, taken } = slowSink();
  const error = new Error('the disk');
  const feeding = feed(failing(CONTENT, error, 5), sink);
  await feeding.done;
  expect(feeding.error()).toBe(error);
  expect(taken()).toEqual(CONTENT);
  expect(sink.writableEnded).toBe(true);
});

test('a target that goes away ends the source, without an error', async () => {
  const { stream, seen } = watched(CONTENT, 5);
  let writes = 0;
  const sink = new Writable({
    write(_chunk, _encoding, done) {
      writes += 1;
      done(writes === 2 ? new Error('EPIPE') : null);
    },
  });
  const feeding = feed(stream, sink);
  await feeding.done;
  expect(feeding.error()).toBeUndefined();
  expect(seen).toEqual({ read: 10, closed: true });
});

test('a target that is destroyed in the middle of a write does too', async () => {
  const { stream, seen } = watched(CONTENT, 5);
  const sink = new Writable({ write: () => undefined });
  const feeding = feed(stream, sink);
  sink.destroy();
  await feeding.done;
  expect(seen.closed).toBe(true);
});

test('a target that was gone before takes nothing', async () => {
  const { stream, seen } = watched(CONTENT, 5);
  const sink = new PassThrough();
  sink.destroy();
  await feed(stream, sink).done;
  expect(seen).toEqual({ read: 5, closed: true });
});
