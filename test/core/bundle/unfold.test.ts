import { describe, expect, test } from 'vitest';
import { openFolder } from '../../../src/core/bundle/open-folder.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import type { Decoders } from '../../../src/core/model/bytes.ts';
import type { Entry } from '../../../src/core/model/entry.ts';
import { UnhangError } from '../../../src/core/model/errors.ts';
import { bombing, openAndRead, unwrapping, wrapped } from '../../support/open.ts';
import { codesOf, readEntries, textsOf } from '../../support/read-entries.ts';
import { bytesOf, chunked, concat, failing, whole } from '../../support/streams.ts';
import { archive, member } from '../../support/tar-bytes.ts';

const REPORT = archive(member('sosreport-a/proc/mounts', 'first'), member('sosreport-a/ps', 'second'));
const MEMBERS = [
  ['sosreport-a/proc/mounts', 'first'],
  ['sosreport-a/ps', 'second'],
];
const below = (prefix: string): string[][] => MEMBERS.map(([path, text]) => [`${prefix}/${path}`, text ?? '']);

describe('an archive among the members is opened, whatever it is called', () => {
  test.each([
    ['tar', REPORT],
    ['tar.xz', wrapped('xz', REPORT)],
    ['tar.gz', wrapped('gzip', REPORT)],
    ['tar.lzma', wrapped('lzma', REPORT)],
    ['tar.xz.gz', wrapped('gzip', wrapped('xz', REPORT))],
  ])('%s', async (format, bytes) => {
    const outer = archive(member('mail/attachment.bin', bytes), member('mail/ticket.txt', 'see above'));
    for (const size of [1, 511, 1 << 16]) {
      const bundle = await openAndRead(chunked(outer, size));
      expect(textsOf(bundle)).toEqual([...below('mail/attachment.bin'), ['mail/ticket.txt', 'see above']]);
      expect(bundle.entries[0]?.within).toBe('mail/attachment.bin');
      expect(bundle).toMatchObject({ format: 'tar', notes: [], error: undefined });
      expect([...(bundle.nested ?? [])]).toEqual([['mail/attachment.bin', format]]);
    }
  });

  test('several of them, each below its own name', async () => {
    const outer = archive(member('c/a.tar.xz', wrapped('xz', REPORT)), member('c/b.tar', REPORT));
    expect(textsOf(await openAndRead(whole(outer)))).toEqual([...below('c/a.tar.xz'), ...below('c/b.tar')]);
  });

  test('deep inside, an archive is somebody’s file', async () => {
    const outer = archive(member('sosreport-a/var/log/old/x.tar', REPORT));
    const { entries } = await openAndRead(whole(outer));
    expect(entries.map(({ path }) => path)).toEqual(['sosreport-a/var/log/old/x.tar']);
  });

  test('as many inside one another as the limit allows, and one more', async () => {
    const second = archive(member('second.tar', REPORT));
    const third = archive(member('third.tar', second));
    expect(textsOf(await openAndRead(whole(second)))).toEqual(below('second.tar'));
    expect(textsOf(await openAndRead(whole(third)))).toEqual(below('third.tar/second.tar'));
    const fourth = await openAndRead(whole(archive(member('fourth.tar', third))));
    expect(textsOf(fourth)).toEqual([['fourth.tar/third.tar/second.tar', '']]);
    expect(fourth.notes).toEqual([
      {
        code: 'too-large',
        path: 'fourth.tar/third.tar/second.tar',
        detail: 'more than 3 archives inside one another',
      },
    ]);
  });

  test('an unpacked folder with archives nobody has unpacked', async () => {
    const files = new Map([
      ['sosreport-b.tar.xz', wrapped('xz', REPORT)],
      ['readme', bytesOf('two hosts')],
    ]);
    async function* entries(): AsyncGenerator<Entry> {
      for (const [path, bytes] of files) yield { path, type: 'file', size: bytes.length, body: whole(bytes) };
    }
    const folder = { format: 'directory', entries: entries(), notes: [], count: () => files.size };
    const bundle = openFolder(folder, { decoders: unwrapping, limits: DEFAULT_LIMITS });
    const read = await readEntries(bundle.entries);
    expect(textsOf({ entries: read })).toEqual([...below('sosreport-b.tar.xz'), ['readme', 'two hosts']]);
    expect([bundle.count(), bundle.notes]).toEqual([4, []]);
  });
});

describe('a single member that is compressed is read as what is in it', () => {
  const LOG = 'Nov 1 kernel: something\n'.repeat(30);

  test.each([
    ['near the top', 'messages-20140318.gz'],
    ['where sos has it', 'sosreport-a/var/log/messages-20140318.gz'],
  ])('%s', async (_case, path) => {
    const bundle = await openAndRead(whole(archive(member(path, wrapped('gzip', bytesOf(LOG))))));
    expect(textsOf(bundle)).toEqual([[path, LOG]]);
    expect(bundle.notes).toEqual([]);
  });

  test('a name says nothing', async () => {
    const bundle = await openAndRead(whole(archive(member('sosreport-a/var/log/messages.gz', LOG))));
    expect(textsOf(bundle)).toEqual([['sosreport-a/var/log/messages.gz', LOG]]);
  });

  test('as many compressions as the limit allows, those around the bundle counted, and one more', async () => {
    const twice = archive(member('a/b/c/log', wrapped('gzip', wrapped('xz', bytesOf(LOG)))));
    expect(textsOf(await openAndRead(whole(wrapped('xz', twice))))).toEqual([['a/b/c/log', LOG]]);
    const thrice = await openAndRead(whole(wrapped('gzip', wrapped('xz', twice))));
    expect(textsOf(thrice)).toEqual([['a/b/c/log', '']]);
    expect(thrice.notes).toMatchObject([{ code: 'too-large', path: 'a/b/c/log' }]);
  });

  test('what it expands to counts', async () => {
    const bytes = archive(member('a/b/c/log', wrapped('gzip', new Uint8Array(600))));
    const bundle = await openAndRead(whole(bytes), { decoders: bombing(1000), limits: { expandedBytes: 100_000 } });
    expect(codesOf(bundle)).toContain('too-large');
  });
});

describe('what is broken inside costs nothing around it', () => {
  const breaking = (bytes: Uint8Array, reason: string): Decoders => ({
    ...unwrapping,
    xz: () => failing(bytes, new UnhangError('DAMAGED', `said ${reason}`, { details: { reason } })),
  });

  test.each([['truncated'], ['damaged']])('%s', async (code) => {
    const reason = code === 'damaged' ? 'corrupt' : code;
    const outer = archive(member('c/a.tar.xz', wrapped('xz', bytesOf('…'))), member('c/b.tar', REPORT));
    const bundle = await openAndRead(whole(outer), { decoders: breaking(REPORT.subarray(0, 1030), reason) });
    expect(textsOf(bundle)).toEqual([['c/a.tar.xz/sosreport-a/proc/mounts', 'first'], ...below('c/b.tar')]);
    expect(bundle.notes).toEqual([{ code, path: 'c/a.tar.xz', detail: `said ${reason}` }]);
  });

  test('a single member', async () => {
    const outer = archive(member('s/var/log/messages.xz', wrapped('xz', bytesOf('…'))), member('s/ps', 'rows'));
    const bundle = await openAndRead(whole(outer), { decoders: breaking(bytesOf('line\n'), 'truncated') });
    expect(textsOf(bundle)).toEqual([
      ['s/var/log/messages.xz', 'line\n'],
      ['s/ps', 'rows'],
    ]);
    expect(bundle.notes).toEqual([{ code: 'truncated', path: 's/var/log/messages.xz', detail: 'said truncated' }]);
  });

  test('one that only its receiver can open', async () => {
    const secret = bytesOf(`-----BEGIN PGP MESSAGE-----\n\n${'A'.repeat(600)}\n`);
    const bundle = await openAndRead(whole(archive(member('sosreport-a.tar.xz.gpg', secret), member('x', 'y'))));
    expect(bundle.notes).toEqual([
      { code: 'encrypted', path: 'sosreport-a.tar.xz.gpg', detail: 'encrypted with OpenPGP' },
    ]);
  });

  test('a bundle that was cut inside the archive in it', async () => {
    const outer = archive(member('c/a.tar', concat(REPORT, REPORT)));
    const bundle = await openAndRead(whole(outer.subarray(0, 512 + 1100)));
    expect(textsOf(bundle)).toEqual([['c/a.tar/sosreport-a/proc/mounts', 'first']]);
    expect(bundle.notes.map(({ code, path }) => [code, path])).toEqual([
      ['truncated', 'c/a.tar'],
      ['truncated', 'c/a.tar'],
    ]);
  });
});
