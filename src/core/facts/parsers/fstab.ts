import type { Parser } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import { FSTAB_SIGNS, type MountRow } from '../text/mount-row.ts';
import { decodeOctal } from '../text/octal.ts';
import { splitOptions } from '../text/options.ts';
import { shareOf, sureness } from '../text/sureness.ts';
import { trimBlanks } from '../text/tokens.ts';

/** fstab(5): fields apart by blanks; the options and both numbers may be missing. */
function fstabRow(line: string): MountRow | undefined {
  const comment = /[ \t]#/.exec(line);
  const fields = trimBlanks(line.slice(0, comment?.index ?? line.length)).split(/[ \t]+/);
  const [device, target, type, options = '', ...numbers] = fields;
  if (device === undefined || target === undefined || type === undefined || numbers.length > 2) return undefined;
  if (!numbers.every((text) => /^\d{1,3}$/.test(text))) return undefined;
  return {
    device: decodeOctal(device),
    target: decodeOctal(target),
    type,
    options: splitOptions(options).map(decodeOctal),
  };
}

function looksLikeRow(line: string): boolean {
  const row = fstabRow(line);
  return row !== undefined && /^(?:\/|none$|swap$)/.test(row.target) && /^[a-z][\w.,-]*$/.test(row.type);
}

/** What should be mounted. It tells nothing of what is, so it settles no kind. */
export const fstab: Parser = {
  name: 'fstab',
  from: ['etc/fstab'],
  homes: 'first',
  emits: [mounts],
  settles: [],
  recognise(head, name) {
    if (/mtab|proc.{0,40}mounts/.test(name)) return 0;
    const rows = shareOf(head, (line) => /^\s*#/.test(line) || looksLikeRow(line));
    const named = /fstab/.test(name);
    if (!head.some((line) => !/^\s*#/.test(line) && looksLikeRow(line))) return 0;
    return named || head.some((line) => FSTAB_SIGNS.test(line) && looksLikeRow(line))
      ? sureness(rows, named)
      : rows * 0.4;
  },
  read(out) {
    let position = 0;
    return {
      line(line) {
        if (/^\s*(?:#|$)/.test(line.text)) return;
        const row = fstabRow(line.text);
        if (row === undefined) {
          out.unreadable(line, 'not a line of fstab');
          return;
        }
        out.add(mounts, line, { table: 'fstab', ...row, position });
        position += 1;
      },
    };
  },
};
