import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { releases } from '../kinds/host.ts';
import { distributionId, releaseLine } from '../text/distributions.ts';

const ASSIGNMENT = /^([A-Z][A-Z0-9_]{0,40}) ?= ?(.*)$/;

/** os-release(5) values are quoted as a shell would; lsb-release and the tail of SuSE-release look alike. */
function unquote(text: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(text.trim());
  return (quoted?.[2] ?? text.trim()).replace(/\\(["'$`\\])/g, '$1');
}

/** `lsb_release -a`, below a complaint that no LSB modules are there. */
const LSB = /^(Description|Release|Distributor ID|Codename|LSB Version):\s+(\S.*)$/;
/** etc/issue is a greeting: getty fills in these, and administrators write whatever they like. */
const GETTY = /(?: - Kernel)?\s\\[a-zA-Z][^]*/;

/** More lines than that no title has before it. */
const MAX_TITLES = 8;

class ReleaseReader implements Reader {
  readonly #out: Output;
  readonly #path: string;
  readonly #values = new Map<string, string>();
  /** Lines that are no assignment: a one-line file's name, or a complaint of the tool. */
  readonly #titles: Line[] = [];
  #first: Line | undefined;

  constructor(out: Output, path: string) {
    this.#out = out;
    this.#path = path;
  }

  line(line: Line): void {
    const text = line.text.trim();
    if (text === '' || text.startsWith('#') || this.#values.size > 200) return;
    const [, key, value] = ASSIGNMENT.exec(text) ?? LSB.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      if (this.#titles.length < MAX_TITLES) this.#titles.push(line);
      return;
    }
    this.#values.set(key, unquote(value));
    if (this.#first === undefined || /^(?:PRETTY_NAME|DISTRIB_DESCRIPTION|Description)$/.test(key)) this.#first = line;
  }

  end(): { readonly settled: boolean } {
    const [title] = this.#titles;
    const settled = this.#fromValues() || this.#titles.some((line) => this.#fromTitle(line));
    if (!settled && title !== undefined && !isIssue(this.#path)) {
      this.#out.unreadable(title, 'not the name of a distribution');
    }
    return { settled };
  }

  #fromTitle(line: Line): boolean {
    const text = isIssue(this.#path) ? greeting(line.text) : line.text.trim();
    if (/debian_version$/.test(this.#path)) {
      this.#out.add(releases, line, { name: `Debian ${text}`, id: 'debian', version: text });
      return true;
    }
    const release = releaseLine(text);
    if (release === undefined || (isIssue(this.#path) && release.id === undefined)) return false;
    // SuSE-release has the service pack on a line of its own.
    const level = this.#values.get('PATCHLEVEL');
    const { version } = release;
    const whole = level !== undefined && level !== '0' && version !== undefined ? `${version}.${level}` : version;
    this.#out.add(releases, line, { ...release, version: whole });
    return true;
  }

  #fromValues(): boolean {
    const value = (...keys: readonly string[]): string | undefined =>
      keys.map((key) => this.#values.get(key)).find((found) => found !== undefined && found !== '');
    const name = value('PRETTY_NAME', 'DISTRIB_DESCRIPTION', 'Description', 'NAME', 'DISTRIB_ID', 'Distributor ID');
    if (name === undefined || this.#first === undefined) return false;
    const id = value('ID')?.toLowerCase() ?? distributionId(`${value('DISTRIB_ID', 'Distributor ID') ?? ''} ${name}`);
    this.#out.add(releases, this.#first, { name, id, version: value('VERSION_ID', 'DISTRIB_RELEASE', 'Release') });
    return true;
  }
}

function greeting(text: string): string {
  return text
    .trim()
    .replace(/^Welcome to /, '')
    .replace(GETTY, '')
    .trim();
}

function isIssue(path: string): boolean {
  return path.endsWith('etc/issue');
}

function isReleaseTitle(line: string): boolean {
  return /\brelease \S*\d/i.test(line) && releaseLine(line)?.id !== undefined;
}

const KEYS = /^(?:(?:NAME|PRETTY_NAME|ID|VERSION_ID|DISTRIB_ID)=|(?:Distributor ID|Description|Release|Codename):\s)/;

/**
 * The distribution. Vendors who rebuild a distribution keep its file beside their own, so their own come first; and
 * one-line files name minor versions that os-release leaves out.
 */
export const release: Parser = {
  name: 'release',
  from: [
    'etc/klinux-release',
    'etc/neokylin-release',
    'etc/kylin-release',
    'etc/openEuler-release',
    'etc/anolis-release',
    'etc/uos-release',
    'etc/UnionTech-release',
    'etc/euleros-release',
    'etc/alinux-release',
    'etc/tencentos-release',
    'etc/tlinux-release',
    'etc/opencloudos-release',
    'etc/hce-release',
    'etc/bclinux-release',
    'etc/ctyunos-release',
    'etc/enterprise-release',
    'etc/oracle-release',
    'etc/rocky-release',
    'etc/almalinux-release',
    'etc/centos-release',
    'etc/redhat-release',
    'etc/SuSE-release',
    'etc/os-release',
    'usr/lib/os-release',
    'etc/lsb-release',
    'sos_commands/*/lsb_release_-*',
    'etc/debian_version',
    'etc/system-release',
    // Of the oldest bundles it may be all there is.
    'etc/issue',
  ],
  homes: 'all',
  emits: [releases],
  recognise(head, name) {
    const lines = head.filter((line) => line.trim() !== '');
    const keys = lines.filter((line) => KEYS.test(line)).length;
    if (keys >= 2) return 0.95;
    const [first = ''] = lines;
    if (lines.length > 5 || first.length > 200) return 0;
    return isReleaseTitle(first) || (/release|debian_version/.test(name) && releaseLine(first) !== undefined)
      ? 0.85
      : 0;
  },
  read: (out, path) => new ReleaseReader(out, path),
};
