import { livingTarget } from './mount-row.ts';
import { decodeOctal } from './octal.ts';
import { splitOptions } from './options.ts';
import { trimBlanks, wholeNumber } from './tokens.ts';

export interface MountinfoRow {
  readonly id: number;
  readonly parent: number;
  readonly deviceNumber: string;
  readonly root: string;
  readonly target: string;
  readonly deleted?: true;
  readonly options: readonly string[];
  readonly propagation: readonly string[];
  readonly type: string;
  readonly device: string;
}

/** proc(5): `id parent major:minor root target options [optional …] - type source superblock-options`. */
export function mountinfoRow(line: string): MountinfoRow | undefined {
  const separator = line.indexOf(' - ');
  if (separator < 0) return undefined;
  const [id, parent, deviceNumber = '', root, target, own, ...propagation] = trimBlanks(line.slice(0, separator)).split(
    ' ',
  );
  // The source may be empty, which leaves two spaces; superblock options hold no raw space.
  const [type, ...rest] = trimBlanks(line.slice(separator + 3)).split(' ');
  const superblock = rest.length > 1 ? rest.pop() : '';
  const ids = [wholeNumber(id), wholeNumber(parent)] as const;
  if (ids[0] === undefined || ids[1] === undefined || !/^\d{1,7}:\d{1,7}$/.test(deviceNumber)) return undefined;
  if (root === undefined || target === undefined || own === undefined || type === undefined) return undefined;
  return {
    id: ids[0],
    parent: ids[1],
    deviceNumber,
    root: decodeOctal(root),
    ...livingTarget(decodeOctal(target)),
    options: mergeOptions(own, superblock ?? ''),
    propagation,
    type: decodeOctal(type),
    device: decodeOctal(rest.join(' ')),
  };
}

/** The mount's own options, then those of its superblock, each once. */
function mergeOptions(own: string, superblock: string): string[] {
  return [...new Set([...splitOptions(own), ...splitOptions(superblock)].map(decodeOctal))];
}
