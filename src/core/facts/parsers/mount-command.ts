import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import type { MountRow } from '../text/mount-row.ts';
import { splitOptions } from '../text/options.ts';
import { shareOf, sureness } from '../text/sureness.ts';
import { tokensOf } from '../text/tokens.ts';

const FINDMNT_HEADER = /^TARGET\s+SOURCE\s+FSTYPE\s+OPTIONS\s*$/;

/**
 * `DEVICE on TARGET type TYPE (OPTIONS) [LABEL]`. mount(8) escapes nothing, so the words are found where they cannot
 * be part of a name: ` type ` as late as its tail still fits, ` on ` before an absolute path.
 */
function mountLine(line: string): MountRow | undefined {
  const text = line.trim();
  const labelled = text.endsWith(']') ? text.lastIndexOf(') [') : -1;
  const body = labelled < 0 ? text : text.slice(0, labelled + 1);
  if (!body.endsWith(')')) return undefined;
  for (let at = body.lastIndexOf(' type '), tries = 0; at > 0 && tries < 8; at = body.lastIndexOf(' type ', at - 1)) {
    const tail = /^(\S{1,80}) \(/.exec(body.slice(at + 6, at + 100));
    const place = tail === null ? undefined : deviceAndTarget(body.slice(0, at));
    if (tail !== null && place !== undefined) {
      const options = splitOptions(body.slice(at + 6 + tail[0].length, -1));
      return { ...place, type: tail[1] ?? '', options };
    }
    tries += 1;
  }
  return undefined;
}

function deviceAndTarget(text: string): { device: string; target: string } | undefined {
  const absolute = text.indexOf(' on /');
  const at = absolute < 0 ? text.indexOf(' on ') : absolute;
  if (at < 0) return undefined;
  return { device: text.slice(0, at), target: text.slice(at + 4) };
}

/** findmnt(8): a tree of targets, then three columns; blanks in names stand as `\x20`. */
function findmntLine(line: string): MountRow | undefined {
  const [target, device, type, options] = tokensOf(line.replace(/^[ |`\-│├└─]*(?=\/)/, ''), 4).map(({ text }) => text);
  if (target?.startsWith('/') !== true || device === undefined || type === undefined) return undefined;
  return {
    device: decodeHex(device),
    target: decodeHex(target),
    type,
    options: splitOptions(options ?? ''),
  };
}

function decodeHex(text: string): string {
  return text.replace(/\\x([0-7][0-9a-f])/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

class MountCommandReader implements Reader {
  readonly #out: Output;
  #findmnt = false;
  #position = 0;
  #root = false;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    if (line.text.trim() === '') return;
    if (FINDMNT_HEADER.test(line.text)) {
      this.#findmnt = true;
      return;
    }
    const row = this.#findmnt ? findmntLine(line.text) : mountLine(line.text);
    if (row === undefined) {
      this.#out.unreadable(line, 'not a line that mount prints');
      return;
    }
    this.#out.add(mounts, line, { table: 'command', ...row, position: this.#position });
    this.#position += 1;
    this.#root ||= row.target === '/';
  }

  end(): { readonly settled: boolean } {
    // Every table has a root: without one, its head is missing or nothing could be read.
    return { settled: this.#root };
  }
}

/** `mount` without arguments: prints mtab where that is a file (up to RHEL6), the kernel's table elsewhere. */
export const mountCommand: Parser = {
  name: 'mount-command',
  from: [
    'sos_commands/filesys/mount_-l',
    'sos_commands/filesys/mount',
    'sos_commands/*/mount_-l',
    'sos_commands/*/mount',
    'mount',
    'mount_-l',
    'mount.txt',
    'sos_commands/filesys/findmnt',
    'findmnt',
  ],
  homes: 'first',
  emits: [mounts],
  recognise(head, name) {
    if (head.some((line) => FINDMNT_HEADER.test(line))) return 0.95;
    return sureness(
      shareOf(head, (line) => mountLine(line) !== undefined),
      /mount/.test(name),
    );
  },
  read: (out) => new MountCommandReader(out),
};
