import { gzipSync } from 'node:zlib';
import { nodeDecoders } from '../../../src/adapters/decoders/node-decoders.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import { compileCatalog, diagnose } from '../../../src/core/diagnose.ts';
import type { Extraction } from '../../../src/core/facts/collector.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import type { OpenBundle } from '../../../src/core/model/bundle.ts';
import type { ByteStream } from '../../../src/core/model/bytes.ts';
import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import type { Note } from '../../../src/core/model/note.ts';
import { catalogVersion, rulePatches, ruleSources } from '../../../src/core/rules/catalog.gen.ts';
import { chunked, whole } from '../../support/streams.ts';
import { archive, member } from '../../support/tar-bytes.ts';
import { type Tree, treeOf } from '../../support/tree.ts';
import { zip } from '../../support/zip-bytes.ts';

const catalog = compileCatalog({ version: catalogVersion, rules: ruleSources, patches: rulePatches });
const decoders = nodeDecoders();
const ROOT = 'sosreport-labvm-2026-11-23';

export type Member = readonly [path: string, body: Uint8Array];

export function membersOf({ files }: Tree, root = ROOT): Member[] {
  return [...files].map(([path, body]) => [`${root}/${path}`, body]);
}

export function tar(members: readonly Member[]): Uint8Array<ArrayBuffer> {
  return archive(...members.map(([path, body]) => member(split(path), body)));
}

/** ustar has 100 bytes for the name; captured paths are longer. */
function split(path: string): { readonly name: string; readonly prefix?: string } {
  if (path.length <= 100) return { name: path };
  const cut = path.indexOf('/', path.length - 101);
  return { prefix: path.slice(0, cut), name: path.slice(cut + 1) };
}

export function gzipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes));
}

/** Half of the members packed, with the descriptors of writers that stream. */
export function zipped(members: readonly Member[]): Uint8Array<ArrayBuffer> {
  const late = { method: 8, descriptor: 'signed' } as const;
  return zip(members.map(([name, body], index) => (index % 2 === 0 ? { name, body } : { name, body, ...late })));
}

/** The captured hang of the seed incident; the document about it is confirmed. */
export const HANG: Tree = treeOf('evidence/13-gvfs-mounted-twice-audit');
/** sos gave up on its df, and nothing in the bundle tells why. */
export const UNEXPLAINED: Tree = treeOf('evidence/40-sos-4.0-df-timed-out');
export const CALM: Tree = treeOf('evidence/30-healthy');

const SECOND = treeOf('evidence/05-daemon-hung-after-init');
const LOG = treeOf('evidence/21-fuse-init-audit-6.1-sysrq').files.get('sos_commands/kernel/dmesg') ?? new Uint8Array(0);

/** Every way in which members may be packed, and a text alone. */
export const BUNDLES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a tar', tar(membersOf(HANG))],
  ['a tar of what no rule knows', tar(membersOf(UNEXPLAINED))],
  ['a tar of a calm host', tar(membersOf(CALM))],
  ['a tar.gz', gzipped(tar(membersOf(HANG)))],
  ['a zip', zipped(membersOf(HANG))],
  [
    'a zip around the archives of two hosts',
    zipped([
      ['collect/one.tar.gz', gzipped(tar(membersOf(HANG, 'one')))],
      ['collect/two.tar', tar(membersOf(SECOND, 'two'))],
      ['collect/manifest', new TextEncoder().encode('two hosts\n')],
    ]),
  ],
  ['a text', LOG],
];

const open = (stream: ByteStream): Promise<OpenBundle> =>
  openBundle(stream, { decoders, limits: DEFAULT_LIMITS, name: 'pasted' });

/** What comes of a bundle: a document, or the code of a refusal. Anything thrown that is no refusal is thrown on. */
export async function documentOf(bytes: Uint8Array, ...sizes: readonly number[]): Promise<Diagnosis | string> {
  try {
    const bundle = await open(sizes.length === 0 ? whole(bytes) : chunked(bytes, ...sizes));
    return await diagnose(bundle, { catalog, locale: 'en', limits: DEFAULT_LIMITS });
  } catch (error) {
    if (error instanceof UnhangError) return error.code;
    throw error;
  }
}

export async function soundDocument(bytes: Uint8Array, ...sizes: readonly number[]): Promise<Diagnosis> {
  const document = await documentOf(bytes, ...sizes);
  if (typeof document === 'string') throw new Error(document);
  return document;
}

export interface Reading {
  readonly format: string;
  readonly notes: readonly Note[];
  /** What parsers read, and nothing that is derived from it. */
  readonly extraction: Extraction;
}

/** `undefined` for what is refused. */
export async function readingOf(bytes: Uint8Array): Promise<Reading | undefined> {
  try {
    const bundle = await open(whole(bytes));
    const byContent = bundle.format === 'file';
    const extraction = await extract(bundle, { parsers, limits: DEFAULT_LIMITS, byContent });
    return { format: bundle.format, notes: bundle.notes, extraction };
  } catch (error) {
    if (error instanceof UnhangError) return undefined;
    throw error;
  }
}
