import type { OpenBundle } from '../model/bundle.ts';
import type { ByteStream } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import type { Watch } from '../model/watch.ts';
import { Budget } from './budget.ts';
import { NoteBook } from './note-book.ts';
import type { PeelOptions } from './peel.ts';
import { unfold } from './unfold.ts';

/** An unpacked folder, in which whole archives and compressed logs may lie that nobody has unpacked. */
export function openFolder(
  folder: OpenBundle,
  { decoders, limits, watch }: Omit<PeelOptions, 'budget'> & { readonly watch?: Watch },
): OpenBundle {
  const budget = new Budget(limits, watch);
  const book = new NoteBook();
  const nested = new Map<string, string>();
  const opened = (path: string, format: string): void => {
    nested.set(path, format);
  };
  async function* entries(): AsyncGenerator<Entry, void, undefined> {
    yield* unfold(counted(folder.entries, budget), { decoders, limits, budget, note: book.add, opened });
    book.close();
  }
  return {
    format: folder.format,
    entries: entries(),
    get notes() {
      return [...folder.notes, ...book.notes];
    },
    count: () => folder.count() + budget.entries,
    nested,
  };
}

async function* counted(entries: AsyncIterable<Entry>, budget: Budget): AsyncGenerator<Entry, void, undefined> {
  for await (const entry of entries) yield { ...entry, body: countedBody(entry.body, budget) };
}

async function* countedBody(body: ByteStream, budget: Budget): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body) {
    budget.takeFound(chunk.length);
    yield chunk;
  }
}
