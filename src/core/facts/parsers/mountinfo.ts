import type { Parser } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import { livingTarget } from '../text/mount-row.ts';
import { decodeOctal } from '../text/octal.ts';
import { splitOptions } from '../text/options.ts';
import { shareOf, sureness } from '../text/sureness.ts';
import { trimBlanks, wholeNumber } from '../text/tokens.ts';

interface Row {
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
function mountinfoRow(line: string): Row | undefined {
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

/** The mount table with ids, parents and device numbers: `0:N` is FUSE connection N. */
export const mountinfo: Parser = {
  name: 'mountinfo',
  from: ['proc/self/mountinfo', 'proc/1/mountinfo', 'proc/*/mountinfo'],
  homes: 'first',
  emits: [mounts],
  recognise: (head, name) =>
    sureness(
      shareOf(head, (line) => mountinfoRow(line) !== undefined),
      /mountinfo/.test(name),
    ),
  read(out) {
    let position = 0;
    let root = false;
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const row = mountinfoRow(line.text);
        if (row === undefined) {
          out.unreadable(line, 'not a line of mountinfo');
          return;
        }
        out.add(mounts, line, { table: 'mountinfo', ...row, position });
        position += 1;
        root ||= row.target === '/';
      },
      // Every table has a root: without one, its head is missing or nothing could be read. (A host that lives in its
      // initramfs has none, so it is no fault to be noted.)
      end: () => ({ settled: root }),
    };
  },
};
