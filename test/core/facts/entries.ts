import type { Entry } from '../../../src/core/model/entry.ts';

export interface Member {
  readonly path: string;
  readonly text?: string | Uint8Array;
  readonly symlink?: string;
  readonly hardlink?: string;
  readonly type?: Entry['type'];
  /** Bytes that the archive declares; more than there are where the body was cut. */
  readonly size?: number;
}

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

/** A body in pieces of `chunk` bytes, all in one buffer that is written over, as a decoder may do. */
export async function* chunked(bytes: Uint8Array, chunk = 65_536): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(chunk);
  for (let at = 0; at < bytes.length; at += chunk) {
    const part = bytes.subarray(at, at + chunk);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
    buffer.fill(0x58);
  }
}

/** Members as a bundle's entries. */
export function entriesOf(members: readonly Member[], chunk?: number): { entries: AsyncIterable<Entry> } {
  return {
    entries: (async function* () {
      for (const { path, text = '', symlink, hardlink, type, size } of members) {
        const bytes = bytesOf(text);
        const target = symlink ?? hardlink;
        yield {
          path,
          type: type ?? (symlink !== undefined ? 'symlink' : hardlink !== undefined ? 'hardlink' : 'file'),
          size: size ?? bytes.length,
          body: chunked(bytes, chunk),
          ...(target === undefined ? {} : { target }),
        };
      }
    })(),
  };
}
