import type { FactOfKind } from '../../model/fact.ts';
import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { openFiles } from '../kinds/open-files.ts';
import { unreachableMounts } from '../kinds/unreachable-mounts.ts';
import { detached } from '../text/detached.ts';
import { lsofHeader, type LsofLayout, lsofName, type LsofRow, lsofRow } from '../text/lsof-columns.ts';
import { wholeNumber } from '../text/tokens.ts';

/** Rows kept; a host of containers has millions on filesystems without a disk. */
export const MAX_OPEN_FILES = 20_000;

/** Told before a row is taken apart: a device number of the kernel’s own making, /dev/fuse, or a failed look. */
const WORTH_READING = / (?:DIR|REG|LNK) {1,40}0,\d|\/dev\/fuse$| unknown |\((?:l?stat|readlink): /;
/** What the kernel makes up itself: nobody waits there for another program. */
const OWN_PATH = /^\/(?:proc|sys|dev)(?:\/|$)|^\/(?:memfd:|SYSV|\[aio\])|^[^/]/;
const AVOIDED = /^lsof: avoiding (?:stat|readlink)\((.{1,4096})\): -b was specified\.$/;
const CANNOT_STAT = /^lsof: WARNING: can't (?:l?stat|readlink)\(\) (\S{1,80}) file system (\/.{0,4096})$/;
const MESSAGE = /^lsof: |^ {6}(?:Output information may be incomplete\.|assuming "dev=)/;

/** With `-b` lsof looks at no mount at all, and warns of each: that says nothing of them. */
class LsofReader implements Reader {
  readonly #out: Output;
  #layout: LsofLayout | undefined;
  #avoided = '';
  #kept = 0;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    const { text } = line;
    if (MESSAGE.test(text)) this.#message(line);
    else if (this.#layout === undefined) this.#layout = lsofHeader(text);
    else if (this.#kept <= MAX_OPEN_FILES && WORTH_READING.test(text)) this.#row(line, this.#layout);
  }

  end(): { readonly settled: boolean } {
    return { settled: this.#layout !== undefined && this.#kept <= MAX_OPEN_FILES };
  }

  #message(line: Line): void {
    const [, avoided] = AVOIDED.exec(line.text) ?? [];
    if (avoided !== undefined) this.#avoided = avoided;
    const [, type, target] = CANNOT_STAT.exec(line.text) ?? [];
    if (type === undefined || target === undefined || target === this.#avoided) return;
    this.#out.add(unreachableMounts, line, { target, by: 'lsof', type });
  }

  #row(line: Line, layout: LsofLayout): void {
    // A copy, so that a few rows do not keep hundreds of megabytes of lsof alive.
    const own = { ...line, text: detached(line.text) };
    const row = lsofRow(own.text, layout);
    const file = row === undefined ? undefined : fileOf(row);
    if (row === undefined) this.#out.unreadable(own, 'not a row of lsof');
    if (file === undefined) return;
    this.#kept += 1;
    if (this.#kept > MAX_OPEN_FILES) this.#out.unreadable(own, `more than ${MAX_OPEN_FILES} files to keep`);
    else this.#out.add(openFiles, own, file);
  }
}

type OpenFile = Omit<FactOfKind<typeof openFiles>, 'source'>;

function fileOf({ cells, name }: LsofRow): OpenFile | undefined {
  const pid = wholeNumber(cells.get('PID'));
  const fd = cells.get('FD') ?? '';
  const [, major, minor] = /^(\d{1,7}),(\d{1,7})$/.exec(cells.get('DEVICE') ?? '') ?? [];
  const named = lsofName(name);
  if (pid === undefined || fd === 'mem' || fd === 'DEL' || !isOfInterest(named.path, major)) return undefined;
  return {
    command: cells.get('COMMAND') ?? '',
    pid,
    tid: wholeNumber(cells.get('TID')),
    user: cells.get('USER'),
    fd,
    type: cells.get('TYPE') ?? '',
    deviceNumber: major === undefined || minor === undefined ? undefined : `${major}:${minor}`,
    ...named,
  };
}

/** On no disk (major number 0), or not looked at (no device number). */
function isOfInterest(path: string, major: string | undefined): boolean {
  if (path === '/dev/fuse') return true;
  return (major === undefined || Number(major) === 0) && !OWN_PATH.test(path);
}

/** Who holds files where: what a hung mount was used by, and which process serves a FUSE mount. */
export const lsof: Parser = {
  name: 'lsof',
  from: [
    'sos_commands/process/lsof*',
    'sos_commands/filesys/lsof*',
    'sos_commands/*/lsof',
    'sos_commands/*/lsof_*',
    'lsof',
    'lsof.txt',
    'lsof_*',
    'lsof-*',
  ],
  homes: 'first',
  emits: [openFiles, unreachableMounts],
  settles: [openFiles],
  recognise: (head) => (head.some((line) => lsofHeader(line) !== undefined) ? 0.95 : 0),
  read: (out) => new LsofReader(out),
};
