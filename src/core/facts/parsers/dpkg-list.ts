import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { packages } from '../kinds/packages.ts';
import { type PackageId, parseDebianVersion } from '../text/nvra.ts';
import { shareOf, sureness } from '../text/sureness.ts';

const HEADER = /^\|\|\/ Name\s/;
/** Second letter of a row's status: unpacked, half-configured and waiting for a trigger have their files in place. */
const ROW = /^([uihrp])([a-zA-Z])[R ]?\s+(?=[a-z0-9])/;
const IN_PLACE = /^[iUFWt]$/;
const TABLE_HEAD = /^(?:Desired=|\| Status=|\|\/ Err|\+\+\+-)/;
const NAME = /^([a-z0-9][a-z0-9+.-]*)(?::([a-z0-9-]+))?$/;

function idOf(name: string, version: string, arch: string | undefined): PackageId | undefined {
  const [, bare, suffix] = NAME.exec(name) ?? [];
  const versions = parseDebianVersion(version);
  return bare === undefined || versions === undefined ? undefined : { name: bare, ...versions, arch: arch ?? suffix };
}

/** `dpkg-query -W`: name and version, apart by a tab or by the sign that a script asked for. */
function queryRow(text: string): PackageId | undefined {
  const [name = '', version = '', arch] = text.split(/[\t|]/, 4);
  return idOf(name, version, /^[a-z0-9-]+$/.test(arch ?? '') ? arch : undefined);
}

function isTableRow(text: string): boolean {
  return ROW.test(text) && parseDebianVersion(text.split(/\s+/, 3)[2] ?? '') !== undefined;
}

class DpkgReader implements Reader {
  readonly #out: Output;
  /** The architecture became a column of its own with dpkg 1.16. */
  #archColumn = true;
  #found = 0;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    const { text } = line;
    if (text.trim() === '' || TABLE_HEAD.test(text)) return;
    if (HEADER.test(text)) {
      this.#archColumn = /\sArchitecture\s/.test(text);
      return;
    }
    const status = ROW.exec(text);
    if (status === null) this.#add(line, queryRow(text.trim()));
    else if (IN_PLACE.test(status[2] ?? '')) {
      const [, name = '', version = '', arch] = text.split(/\s+/, 4);
      this.#add(line, idOf(name, version, this.#archColumn ? arch : undefined));
    }
  }

  end(): { readonly settled: boolean } {
    return { settled: this.#found > 0 };
  }

  #add(line: Line, id: PackageId | undefined): void {
    if (id === undefined) {
      this.#out.unreadable(line, 'not a package of dpkg');
      return;
    }
    this.#found += 1;
    this.#out.add(packages, line, { ...id, manager: 'dpkg' });
  }
}

/** What dpkg has installed. */
export const dpkgList: Parser = {
  name: 'dpkg-list',
  from: [
    'installed-debs',
    'sos_commands/dpkg/dpkg_-l',
    'sos_commands/dpkg/dpkg-query_*',
    'sos_commands/*/dpkg_-l',
    'dpkg_-l',
    'dpkg-l.txt',
  ],
  homes: 'first',
  emits: [packages],
  recognise(head, name) {
    if (head.some((line) => HEADER.test(line))) return 0.97;
    return sureness(
      shareOf(head, (line) => isTableRow(line) || queryRow(line.trim()) !== undefined),
      /dpkg|debs/.test(name),
    );
  },
  read: (out) => new DpkgReader(out),
};
