import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { mounts } from '../kinds/mounts.ts';
import { findmntHeader, type FindmntLayout, findmntPairs, findmntRow, mountOf } from '../text/findmnt.ts';
import { JsonWalker } from '../text/json-walker.ts';
import type { MountRow } from '../text/mount-row.ts';
import { splitOptions } from '../text/options.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** `findmnt --json` begins with an object, and this is its only member. */
const JSON_START = /^\s*\{\s*(?:"filesystems"|$)/;

interface LabelledRow extends MountRow {
  readonly label?: string;
}

/**
 * `DEVICE on TARGET type TYPE (OPTIONS) [LABEL]`. mount(8) escapes nothing, so the words are found where they cannot
 * be part of a name: ` type ` as late as its tail still fits, ` on ` before an absolute path.
 */
function mountLine(line: string): LabelledRow | undefined {
  const text = line.trim();
  const labelled = text.endsWith(']') ? text.lastIndexOf(') [') : -1;
  const body = labelled < 0 ? text : text.slice(0, labelled + 1);
  if (!body.endsWith(')')) return undefined;
  for (let at = body.lastIndexOf(' type '), tries = 0; at > 0 && tries < 8; at = body.lastIndexOf(' type ', at - 1)) {
    const tail = /^(\S{1,80}) \(/.exec(body.slice(at + 6, at + 100));
    const place = tail === null ? undefined : deviceAndTarget(body.slice(0, at));
    if (tail !== null && place !== undefined) {
      const options = splitOptions(body.slice(at + 6 + tail[0].length, -1));
      const label = labelled < 0 ? {} : { label: text.slice(labelled + 3, -1) };
      return { ...place, type: tail[1] ?? '', options, ...label };
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

/** One object of `findmnt --json`, whose members come one by one. */
interface JsonMount {
  readonly line: Line;
  readonly place: string;
  readonly members: Map<string, string>;
}

class MountCommandReader implements Reader {
  readonly #out: Output;
  readonly #json: JsonWalker;
  #layout: FindmntLayout | undefined;
  #inJson = false;
  #line: Line | undefined;
  #object: JsonMount | undefined;
  #position = 0;
  #root = false;

  constructor(out: Output) {
    this.#out = out;
    this.#json = new JsonWalker((path, value) => {
      if (typeof value === 'string') this.#member(path.slice(0, -1).join('/'), path.at(-1) ?? '', value);
    });
  }

  line(line: Line): void {
    this.#line = line;
    if (line.text.trim() === '') return;
    if (this.#position === 0 && this.#layout === undefined) {
      this.#layout = findmntHeader(line.text);
      if (this.#layout !== undefined) return;
      this.#inJson ||= JSON_START.test(line.text);
    }
    if (this.#inJson) this.#json.line(line.text);
    else this.#row(line, this.#layout === undefined ? plainRow(line.text) : findmntRow(line.text, this.#layout));
  }

  end(): { readonly settled: boolean } {
    this.#endObject();
    // Every table has a root: without one, its head is missing or nothing could be read.
    return { settled: this.#root };
  }

  #row(line: Line, row: LabelledRow | undefined): void {
    if (row === undefined) {
      this.#out.unreadable(line, 'not a line that mount prints');
      return;
    }
    this.#out.add(mounts, line, { table: 'command', ...row, position: this.#position });
    this.#position += 1;
    this.#root ||= row.target === '/';
  }

  #member(place: string, key: string, value: string): void {
    if (this.#line === undefined) return;
    if (this.#object?.place !== place) {
      this.#endObject();
      this.#object = { line: this.#line, place, members: new Map() };
    }
    if (this.#object !== undefined && key.length < 40) this.#object.members.set(key.toUpperCase(), value);
  }

  #endObject(): void {
    const object = this.#object;
    this.#object = undefined;
    if (object !== undefined)
      this.#row(
        object.line,
        mountOf((name) => object.members.get(name)),
      );
  }
}

function plainRow(text: string): LabelledRow | undefined {
  return mountLine(text) ?? findmntPairs(text);
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
    'sos_commands/*/findmnt',
    'findmnt',
    'findmnt.txt',
  ],
  homes: 'first',
  emits: [mounts],
  recognise(head, name) {
    if (head.some((line) => findmntHeader(line) !== undefined || /^\s{0,8}"filesystems": ?\[/.test(line))) return 0.95;
    return sureness(
      shareOf(head, (line) => plainRow(line) !== undefined),
      /mount/.test(name),
    );
  },
  read: (out) => new MountCommandReader(out),
};
