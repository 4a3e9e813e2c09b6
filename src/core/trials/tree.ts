import type { OpenBundle } from '../model/bundle.ts';
import type { Entry } from '../model/entry.ts';
import type { TreeChange } from '../model/rule-case.ts';

/** A bundle as a case has it: path to bytes, and path to the target of a link. */
export interface Tree {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly links: ReadonlyMap<string, string>;
}

export const EMPTY_TREE: Tree = { files: new Map(), links: new Map() };

/** A change that cannot be made; `at` are the keys from the top of the change to what is wrong. */
export class ChangeError extends Error {
  readonly at: readonly (string | number)[];

  constructor(message: string, at: readonly (string | number)[]) {
    super(message);
    this.name = 'ChangeError';
    this.at = at;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Throws `ChangeError` where there is nothing to leave out or to edit: the case would not test what it says. */
export function changed(tree: Tree, { without = [], files = {}, links = {}, edit = {} }: TreeChange): Tree {
  const left = new Map(tree.files);
  without.forEach((glob, index) => {
    leaveOut(left, glob, ['without', index]);
  });
  for (const [path, text] of Object.entries(files)) left.set(path, encoder.encode(text));
  for (const [path, pairs] of Object.entries(edit)) left.set(path, edited(path, left.get(path), pairs));
  return { files: left, links: new Map([...tree.links, ...Object.entries(links)]) };
}

function leaveOut(files: Map<string, Uint8Array>, glob: string, at: readonly (string | number)[]): void {
  const pattern = globToRegExp(glob);
  const paths = [...files.keys()].filter((path) => pattern.test(path));
  if (paths.length === 0) throw new ChangeError(`nothing matches ${glob}`, at);
  for (const path of paths) files.delete(path);
}

function edited(path: string, body: Uint8Array | undefined, pairs: Readonly<Record<string, string>>): Uint8Array {
  if (body === undefined) throw new ChangeError(`${path} is not there to be edited`, ['edit', path]);
  let text = decoder.decode(body);
  for (const [from, to] of Object.entries(pairs)) {
    if (!text.includes(from)) throw new ChangeError(`${path} does not hold ${JSON.stringify(from)}`, ['edit', path]);
    text = text.replaceAll(from, () => to);
  }
  return encoder.encode(text);
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

/** Line `line` of a member, 1-based, without its end. */
export function lineOf({ files }: Tree, path: string, line: number): string | undefined {
  const lines = decoder.decode(files.get(path) ?? new Uint8Array()).split('\n');
  return lines[line - 1]?.replace(/\r$/, '');
}
