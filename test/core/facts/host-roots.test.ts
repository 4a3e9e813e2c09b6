import { describe, expect, test } from 'vitest';
import type { CutLimits } from '../../../src/core/facts/cut-lines.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { hosts } from '../../../src/core/facts/kinds/host.ts';
import { mounts } from '../../../src/core/facts/kinds/mounts.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import type { Entry } from '../../../src/core/model/entry.ts';
import { bytesOf, whole } from '../../support/streams.ts';

const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 20 };

interface Member {
  readonly path: string;
  readonly text: string;
  readonly within?: string;
}

/** What a small bundle of this host holds. */
function bundleOf(host: string, root: string, within?: string): Member[] {
  const prefix = root === '' ? '' : `${root}/`;
  return [
    { path: `${prefix}hostname`, text: `${host}\n`, within },
    { path: `${prefix}proc/mounts`, text: `/dev/${host} / ext4 rw 0 0\n`, within },
    { path: `${prefix}etc/fstab`, text: '/dev/sda1 / ext4 defaults 0 1\n', within },
  ];
}

async function* entriesOf(members: readonly Member[]): AsyncGenerator<Entry> {
  for (const { path, text, within } of members) {
    const bytes = bytesOf(text);
    yield { path, type: 'file', size: bytes.length, body: whole(bytes), ...(within === undefined ? {} : { within }) };
  }
}

interface Read {
  /** Host, root, archive and members of each host; the main one first. */
  readonly found: readonly (readonly [string | undefined, string, string | undefined, number])[];
  readonly strays: readonly string[];
}

async function read(members: readonly Member[]): Promise<Read> {
  const extraction = await extract({ entries: entriesOf(members) }, { parsers, limits: LIMITS });
  return {
    found: [extraction, ...extraction.others].map(({ facts, root, within, entries }) => [
      facts.of(hosts)?.[0]?.name,
      root,
      within,
      entries,
    ]),
    strays: extraction.notes.flatMap(({ code, path = '' }) => (code === 'other-root' ? [path] : [])),
  };
}

const A = bundleOf('a', 'c/sosreport-a.tar.xz/sosreport-a', 'c/sosreport-a.tar.xz');
const B = bundleOf('b', 'c/sosreport-b.tar.xz/sosreport-b', 'c/sosreport-b.tar.xz');

describe('several hosts in one bundle', () => {
  test('each archive of a collection, and what the collection says of itself is none', async () => {
    const about = { path: 'c/sos_reports/manifest.json', text: '{"version": "4.8.0"}\n' };
    const expected = {
      found: [
        ['a', 'c/sosreport-a.tar.xz/sosreport-a', 'c/sosreport-a.tar.xz', 3],
        ['b', 'c/sosreport-b.tar.xz/sosreport-b', 'c/sosreport-b.tar.xz', 3],
      ],
      strays: [],
    };
    expect(await read([about, ...A, ...B])).toEqual(expected);
    expect(await read([...B, ...A, about])).toEqual(expected);
  });

  test('two folders side by side', async () => {
    const { found } = await read([...bundleOf('b', 'sosreport-b'), ...bundleOf('a', 'sosreport-a')]);
    expect(found.map(([host]) => host)).toEqual(['a', 'b']);
  });

  test('evidence of one host is never another one’s', async () => {
    const { facts, others } = await extract({ entries: entriesOf([...A, ...B]) }, { parsers, limits: LIMITS });
    const devices = [facts, ...others.map((other) => other.facts)].map((of) =>
      of.of(mounts)?.flatMap(({ table, device }) => (table === 'kernel' ? [device] : [])),
    );
    expect(devices).toEqual([['/dev/a'], ['/dev/b']]);
  });

  test('a whole bundle in an archive beside an unpacked one', async () => {
    const { found } = await read([...bundleOf('a', ''), ...B]);
    expect(found.map(([host]) => host)).toEqual(['a', 'b']);
  });
});

describe('one host', () => {
  test('in an archive inside', async () => {
    expect((await read(A)).found).toEqual([['a', 'c/sosreport-a.tar.xz/sosreport-a', 'c/sosreport-a.tar.xz', 3]]);
  });

  test('a few copies beside it are said', async () => {
    const copy = { path: 'backup/proc/mounts', text: 'x / ext4 rw 0 0\n' };
    expect(await read([...bundleOf('a', 'sosreport-a'), copy])).toMatchObject({
      found: [['a', 'sosreport-a', undefined, 3]],
      strays: ['backup'],
    });
  });

  test('known names deep inside it are a coincidence', async () => {
    const inside = bundleOf('container', 'sosreport-a/var/root');
    expect(await read([...bundleOf('a', 'sosreport-a'), ...inside])).toMatchObject({
      found: [['a', 'sosreport-a', undefined, 6]],
      strays: [],
    });
  });
});
