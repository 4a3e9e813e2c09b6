import type { Parser } from '../../model/parser.ts';
import { packages } from '../kinds/packages.ts';
import { type PackageId, parseNvra } from '../text/nvra.ts';
import { RPM_TABLE, rpmTableRow } from '../text/rpm-table.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** One package a line: `NAME-VERSION-RELEASE.ARCH` and then what else was asked for, or one JSON object. */
function packageOf(line: string): PackageId | undefined {
  const text = line.trim();
  return text.startsWith('{') ? fromJson(text) : parseNvra(text.split(/[\s|]/, 1)[0] ?? '');
}

function fromJson(text: string): PackageId | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const members = new Map<string, unknown>(Object.entries(value));
  const word = (key: string): string | undefined => {
    const found = members.get(key);
    return typeof found === 'string' && found !== '' && found !== '(none)' ? found : undefined;
  };
  const [name, version] = [word('name'), word('version')];
  if (name === undefined || version === undefined) return undefined;
  return { name, version, epoch: word('epoch'), release: word('release'), arch: word('arch') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What rpm has installed. An empty or broken rpm database is no answer: a host of rpm has packages. */
export const rpmList: Parser = {
  name: 'rpm-list',
  from: [
    'installed-rpms',
    'sos_commands/rpm/package-data',
    'sos_commands/rpm/*rpm*_-qa*',
    'sos_commands/*/*rpm*_-qa*',
    'rpm_-qa',
    'rpm-qa',
    'rpm-qa.txt',
    RPM_TABLE,
  ],
  homes: 'first',
  emits: [packages],
  recognise(head, name) {
    const named = /rpm/.test(name);
    // RHEL5 prints no architecture, and keys have none; without a name to go by, much else looks like the former.
    return sureness(
      shareOf(head, (line) => {
        const id = packageOf(line);
        return id !== undefined && (named || id.arch !== undefined || id.name === 'gpg-pubkey');
      }),
      named,
    );
  },
  read(out, path) {
    let found = 0;
    const idOf = path === RPM_TABLE ? rpmTableRow : packageOf;
    return {
      line(line) {
        if (line.text.trim() === '') return;
        const id = idOf(line.text);
        if (id === 'header') return;
        if (id === undefined) {
          out.unreadable(line, 'not a package of rpm');
          return;
        }
        found += 1;
        out.add(packages, line, { ...id, manager: 'rpm' });
      },
      end: () => ({ settled: found > 0 }),
    };
  },
};
