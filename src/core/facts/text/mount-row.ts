import { decodeOctal } from './octal.ts';
import { splitOptions } from './options.ts';
import { trimBlanks } from './tokens.ts';

export interface MountRow {
  readonly device: string;
  readonly target: string;
  readonly type: string;
  readonly options: readonly string[];
  /** The mount point itself was removed, which the kernel writes behind its path. */
  readonly deleted?: true;
}

const DELETED = ' (deleted)';

/** libmount does the same: ` (deleted)` and `//deleted` behind a path of the kernel’s are a remark, not its name. */
export function livingTarget(path: string): { readonly target: string; readonly deleted?: true } {
  const remark = [DELETED, '//deleted'].find((end) => path.length > end.length && path.endsWith(end));
  return remark === undefined ? { target: path } : { target: path.slice(0, -remark.length), deleted: true };
}

/** What only fstab has: comments, labels, `defaults`, columns aligned with tabs or runs of spaces. */
export const FSTAB_SIGNS = /^\s*#|^(?:(?:PART)?(?:UUID|LABEL)=|\S+\s+\S+\s+\S+\s+defaults\b)|\t|\S {2,}\S/;

/**
 * One line of /proc/mounts or of a regular mtab: device, target, type, options, two numbers, one space between. The
 * device may be empty (an empty source given to fsconfig(2) stays so). A raw space in a target, which hand-made tables
 * have, is told from the end of the line.
 */
export function mountRow(line: string): MountRow | undefined {
  const fields = fieldsOf(line);
  const tail = fields.splice(-4);
  const [type, options, dump, pass] = tail;
  if (type === undefined || options === undefined || !isNumber(dump) || !isNumber(pass)) return undefined;
  const [device, ...target] = fields;
  const path = target.join(' ');
  if (device === undefined || !path.startsWith('/') || type === '' || options === '') return undefined;
  return {
    device: decodeOctal(device),
    ...livingTarget(decodeOctal(path)),
    type: decodeOctal(type),
    options: splitOptions(options).map(decodeOctal),
  };
}

function fieldsOf(line: string): string[] {
  // An empty device leaves one space before the target; other indentation comes from pasting.
  const text = /^ \/\S* \S+ \S+ \d+ \d+\s*$/.test(line) ? line.trimEnd() : trimBlanks(line);
  return text.includes('\t') ? text.split(/[ \t]+/) : text.split(' ');
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,3}$/.test(text);
}
