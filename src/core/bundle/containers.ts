import type { ByteStream, Decoders } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import type { Sniffed } from './sniff.ts';
import { readTar, type ReadOptions } from './tar/read-tar.ts';
import { readZipStream } from './zip/stream.ts';

export interface ContainerOptions extends ReadOptions {
  readonly decoders: Decoders;
}

/** Every archive that members can come from. */
export const CONTAINERS = {
  tar: readTar,
  zip: readZipStream,
} satisfies Partial<
  Record<Sniffed['kind'], (source: ByteStream, options: ContainerOptions) => AsyncGenerator<Entry, void, undefined>>
>;

export type ContainerKind = keyof typeof CONTAINERS;

export function isContainer(kind: string): kind is ContainerKind {
  return Object.hasOwn(CONTAINERS, kind);
}
