import { decodeLine } from '../decode.ts';
import type { MountRow } from './mount-row.ts';
import { splitOptions } from './options.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where the columns of findmnt(8) begin, by name. */
export type FindmntLayout = readonly Token[];

const COLUMNS =
  /^(?:TARGET|SOURCE|FSTYPE|OPTIONS|PROPAGATION|LABEL|UUID|MAJ:MIN|ID|PARENT|FSROOT|VFS-OPTIONS|FS-OPTIONS)$/;

/** A heading of findmnt that has what a mount needs; SOURCE may be left out by whoever asked. */
export function findmntHeader(line: string): FindmntLayout | undefined {
  const tokens = line.startsWith('TARGET') || line.includes(' TARGET') ? tokensOf(line, 16) : [];
  const names = tokens.map(({ text }) => text);
  const wanted = ['TARGET', 'FSTYPE'].every((name) => names.includes(name));
  return wanted && names.every((name) => COLUMNS.test(name)) ? tokens : undefined;
}

/** The art of a tree before the target: lines of Unicode, or of ASCII where the locale has no other. */
const TREE = /^[ |`\-│├└─]{0,400}(?=\/)/;

/** A row of the tree, of `--list` or of `--raw`; the last writes a blank in a name as `\x20`. */
export function findmntRow(line: string, layout: FindmntLayout): MountRow | undefined {
  const tree = layout[0]?.text === 'TARGET' ? (TREE.exec(line)?.[0].length ?? 0) : 0;
  const bare = ' '.repeat(tree) + line.slice(tree);
  const tokens = tokensOf(bare, layout.length + 1);
  // Names shift the columns of `--raw`, which go by their order; in a table an empty cell or a blank in a name takes
  // the order away, and the places of the headings are left.
  const cells = tokens.length === layout.length ? tokens.map(({ text }) => text) : cellsAt(bare, layout);
  return cells === undefined ? undefined : mountOf((name) => cells[layout.findIndex(({ text }) => text === name)]);
}

function cellsAt(line: string, layout: FindmntLayout): string[] | undefined {
  const starts = layout.map(({ start }, at) => (at === 0 ? 0 : start));
  if (!starts.every((start) => start === 0 || line.charAt(start - 1) === ' ')) return undefined;
  return starts.map((start, at) => line.slice(start, starts[at + 1]).trim());
}

/** `findmnt --pairs`: `TARGET="/" SOURCE="/dev/vda" FSTYPE="ext4" OPTIONS="rw"`. */
export function findmntPairs(line: string): MountRow | undefined {
  if (!/^[A-Z][A-Z:_-]{1,20}="/.test(line) || !line.includes('TARGET="/')) return undefined;
  const pairs = new Map<string, string>();
  for (const [, key = '', value = ''] of line.matchAll(/(?<![^ ])([A-Z][A-Z:_-]{1,20})="([^"]{0,65536})"/g))
    pairs.set(key, value);
  return mountOf((name) => pairs.get(name));
}

/** From named cells, of whatever form of findmnt. */
export function mountOf(cell: (name: string) => string | undefined): MountRow | undefined {
  const [target = '', type = ''] = [cell('TARGET'), cell('FSTYPE')];
  if (!target.startsWith('/') || type === '') return undefined;
  return {
    device: decodeHex(cell('SOURCE') ?? ''),
    target: decodeHex(target),
    type: decodeHex(type),
    options: splitOptions(decodeHex(cell('OPTIONS') ?? '')),
  };
}

/** `\x20`, as libsmartcols writes what would break its columns; in the C locale every byte that is not ASCII. */
export function decodeHex(text: string): string {
  return text.includes('\\x') ? text.replace(/(?:\\x[0-9a-f]{2})+/g, decodeRun) : text;
}

function decodeRun(run: string): string {
  return decodeLine(Uint8Array.from(run.slice(2).split('\\x'), (digits) => Number.parseInt(digits, 16))).text;
}
