import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenBundle } from '../../src/core/model/bundle.ts';
import type { Entry } from '../../src/core/model/entry.ts';

/** A bundle as a test writes it: path to text, and path to the target of a link. */
export interface Tree {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly links: ReadonlyMap<string, string>;
}

const testFolder = fileURLToPath(new URL('..', import.meta.url));

/** A folder below `test/`: `evidence/…` was captured on a live hang, `fixtures/…` was written by hand. */
export function treeOf(folder: string): Tree {
  const top = join(testFolder, folder);
  const paths = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)));
  return { files: new Map(paths.sort().map((path) => [path, readFileSync(join(top, path))])), links: new Map() };
}

export const EMPTY_TREE: Tree = { files: new Map(), links: new Map() };

export interface Change {
  /** Globs of members to leave out; `*` stands for any run of characters but `/`. */
  readonly without?: readonly string[];
  /** Members to add or replace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** Text to replace in a member: path to pairs of old and new. Each old text must be there. */
  readonly edit?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function changed(tree: Tree, { without = [], files = {}, links = {}, edit = {} }: Change): Tree {
  const patterns = without.map(globToRegExp);
  const kept = [...tree.files].filter(([path]) => !patterns.some((pattern) => pattern.test(path)));
  if (without.length > 0 && kept.length === tree.files.size) throw new Error(`nothing matches ${without.join(', ')}`);
  const added = Object.entries(files).map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]);
  const result = new Map([...kept, ...added]);
  for (const [path, pairs] of Object.entries(edit)) result.set(path, edited(path, result.get(path), pairs));
  return { files: result, links: new Map([...tree.links, ...Object.entries(links)]) };
}

function edited(path: string, body: Uint8Array | undefined, pairs: Readonly<Record<string, string>>): Uint8Array {
  if (body === undefined) throw new Error(`${path} is not there to be edited`);
  let text = Buffer.from(body).toString();
  for (const [from, to] of Object.entries(pairs)) {
    if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`);
    text = text.replaceAll(from, to);
  }
  return Buffer.from(text);
}

function globToRegExp(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
}

export function bundleOf({ files, links }: Tree): OpenBundle {
  async function* entries(): AsyncGenerator<Entry> {
    for (const [path, target] of links) yield { path, type: 'symlink', size: 0, target, body: bytes([]) };
    for (const [path, body] of files) yield { path, type: 'file', size: body.length, body: bytes([body]) };
  }
  return { format: 'directory', entries: entries(), notes: [], count: () => files.size + links.size };
}

async function* bytes(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
