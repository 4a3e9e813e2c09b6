import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/core/bundle/budget.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { readText } from '../../../src/core/bundle/single-text.ts';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import type { Note } from '../../../src/core/model/note.ts';
import { readEntries } from '../../support/read-entries.ts';
import { bytesOf, failing, watched } from '../../support/streams.ts';

const LOG = bytesOf('Nov 1 df: hung\n');

async function read(source: ByteStream) {
  const notes: Note[] = [];
  const options = {
    limits: DEFAULT_LIMITS,
    budget: new Budget(DEFAULT_LIMITS),
    note: (note: Note) => notes.push(note),
  };
  const entries = await readEntries(readText(source, options, 'messages'));
  return { entries, notes, count: options.budget.entries };
}

test('a text is one member of the name that was given', async () => {
  const { entries, notes, count } = await read(watched(LOG, 4).stream);
  expect(entries).toEqual([{ path: 'messages', type: 'file', size: 0, bytes: LOG }]);
  expect(notes).toEqual([]);
  expect(count).toBe(1);
});

describe('a failure underneath is a note, and the bytes before it stay', () => {
  test.each([
    ['truncated', new UnhangError('DAMAGED', 'cut', { details: { reason: 'truncated' } })],
    ['damaged', new UnhangError('DAMAGED', 'broken', { details: { reason: 'corrupt' } })],
    ['damaged', new UnhangError('DAMAGED', 'junk', { details: { reason: 'trailing' } })],
    ['too-large', new UnhangError('TOO_LARGE', 'bomb')],
  ] as const)('%s', async (code, error) => {
    const { entries, notes } = await read(failing(LOG, error));
    expect(entries[0]?.bytes).toEqual(LOG);
    expect(notes).toEqual([{ code, detail: error.message }]);
  });
});

test('a source that keeps failing is asked once, and noted once', async () => {
  const failure = new UnhangError('DAMAGED', 'broken');
  const { notes } = await read({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(failure) }) });
  expect(notes).toHaveLength(1);
});

test('what is not the content’s fault goes up', async () => {
  const error = new UnhangError('ABORTED', 'x');
  await expect(read(failing(LOG, error))).rejects.toBe(error);
});

test('a body that nobody reads is not read either, and the source is closed', async () => {
  const { stream, seen } = watched(LOG, 4);
  const options = { limits: DEFAULT_LIMITS, budget: new Budget(DEFAULT_LIMITS), note: () => undefined };
  for await (const entry of readText(stream, options, 'messages')) expect(entry.path).toBe('messages');
  expect(seen.read).toBe(0);
  const other = watched(LOG, 4);
  for await (const { body } of readText(other.stream, options, 'messages')) for await (const _ of body) break;
  expect(other.seen).toEqual({ read: 4, closed: true });
});
