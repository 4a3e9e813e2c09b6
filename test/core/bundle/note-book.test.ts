import { expect, test } from 'vitest';
import { NoteBook } from '../../../src/core/bundle/note-book.ts';

function bookWith(...counts: readonly (readonly ['bad-name' | 'damaged', number])[]): NoteBook {
  const book = new NoteBook();
  for (const [code, count] of counts) for (let index = 0; index < count; index += 1) book.add({ code });
  return book;
}

test('keeps notes as they come', () => {
  const book = new NoteBook();
  book.add({ code: 'damaged', path: 'a', detail: 'b' });
  book.add({ code: 'bad-name' });
  book.close();
  expect(book.notes).toEqual([{ code: 'damaged', path: 'a', detail: 'b' }, { code: 'bad-name' }]);
});

test('a thousand of one code are kept, and nothing is said about more', () => {
  const book = bookWith(['bad-name', 1000]);
  book.close();
  expect(book.notes).toHaveLength(1000);
  expect(book.notes.every(({ count }) => count === undefined)).toBe(true);
});

test('from the thousandth on they are counted, each code for itself', () => {
  const book = bookWith(['bad-name', 3500], ['damaged', 1], ['bad-name', 1]);
  expect(book.notes).toHaveLength(1001);
  book.close();
  expect(book.notes.at(-1)).toEqual({ code: 'bad-name', detail: 'more of the same kind', count: 2501 });
  expect(book.notes).toHaveLength(1002);
});

test('closing twice says nothing twice', () => {
  const book = bookWith(['bad-name', 1001]);
  book.close();
  book.close();
  expect(book.notes).toHaveLength(1001);
});

test('add can be handed on as a function', () => {
  const { add, notes } = new NoteBook();
  add({ code: 'trailing' });
  expect(notes).toEqual([{ code: 'trailing' }]);
});
