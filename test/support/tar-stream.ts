import { extract, pack, type Pack } from 'tar-stream';
import { DEFAULT_LIMITS } from '../../src/core/bundle/limits.ts';
import { normaliseName } from '../../src/core/bundle/entry-name.ts';
import type { Entry } from '../../src/core/model/entry.ts';
import type { ReadEntry } from './read-entries.ts';
import { concat } from './streams.ts';

const TYPES: Readonly<Record<string, Entry['type']>> = {
  file: 'file',
  'contiguous-file': 'file',
  link: 'hardlink',
  symlink: 'symlink',
  directory: 'directory',
};

/** What tar-stream makes of an archive, in our words. */
export async function readWithTarStream(bytes: Uint8Array): Promise<ReadEntry[]> {
  // v7 has no magic to be known by. An option that its types leave out.
  const options: { highWaterMark?: number; allowUnknownFormat: boolean } = { allowUnknownFormat: true };
  const reader = extract(options);
  reader.end(Buffer.from(bytes));
  const entries: ReadEntry[] = [];
  for await (const stream of reader) {
    const { name, type, size = 0, linkname, mtime } = stream.header;
    const parts: Uint8Array[] = [];
    // tar-stream's types take its chunks for anything; they are buffers.
    for await (const chunk of stream) parts.push(chunk as Uint8Array);
    const path = normaliseName(name, DEFAULT_LIMITS);
    if (path === undefined || path === '') continue;
    const ours = TYPES[type ?? ''] ?? 'other';
    entries.push({
      path,
      type: ours,
      size: ours === 'file' || ours === 'other' ? size : 0,
      ...(mtime === undefined ? {} : { modifiedAt: Math.floor(mtime.getTime() / 1000) }),
      ...(linkname ? { target: linkname } : {}),
      bytes: concat(...parts),
    });
  }
  return entries;
}

/** An archive that tar-stream wrote. */
export async function packWithTarStream(fill: (pack: Pack) => void): Promise<Uint8Array> {
  const writer = pack();
  fill(writer);
  writer.finalize();
  const parts: Uint8Array[] = [];
  for await (const chunk of writer) parts.push(chunk as Uint8Array);
  return concat(...parts);
}
