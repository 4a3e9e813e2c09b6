import { describe, expect, test } from 'vitest';
import { mayBePacked, PACKED_HEAD_BYTES, packedFolder } from '../../../src/core/bundle/packed.ts';
import { openAndRead, wrapped } from '../../support/open.ts';
import { textsOf } from '../../support/read-entries.ts';
import { chunked, whole } from '../../support/streams.ts';
import { archive, member, pax } from '../../support/tar-bytes.ts';

const folder = (name: string): Uint8Array<ArrayBuffer> => member({ name: `${name}/`, type: '5' });
const head = (...members: readonly Uint8Array[]): Uint8Array => archive(...members).subarray(0, PACKED_HEAD_BYTES);

describe('where a member of a packed folder would lie', () => {
  test.each([
    ['sos-h/proc/fs.tar', 'fs', 'fs/nfsd/versions', 'sos-h/proc/fs/nfsd/versions'],
    ['sos-h/proc/fs.tar', './fs', 'fs/nfsd/versions', 'sos-h/proc/fs/nfsd/versions'],
    ['sos-h/proc/fs.tar', 'proc/fs', 'proc/fs/nfsd/versions', 'sos-h/proc/fs/nfsd/versions'],
    ['sos-h/sys/fs/fuse.tar', 'fuse', 'fuse/connections/53/waiting', 'sos-h/sys/fs/fuse/connections/53/waiting'],
    ['sos-h/proc.tar', 'proc', 'proc/mounts', 'sos-h/proc/mounts'],
    ['proc.tar', 'proc', 'proc/mounts', 'proc/mounts'],
    ['a/b/c/sos-h/var/log.tar', 'log', 'log/messages', 'a/b/c/sos-h/var/log/messages'],
    ['sos-h/sos_commands/process.tar', 'process', 'process/ps_auxwww', 'sos-h/sos_commands/process/ps_auxwww'],
    ['sos-h/proc/fs.tar', 'fs', 'etc/fstab', undefined],
    ['sos-h/proc/fs.tar', 'fs', 'fsx/y', undefined],
  ])('%s that begins with %s: %s', (path, first, name, place) => {
    expect(packedFolder(path, head(folder(first), member(name, 'x')))?.place(name)).toBe(place);
  });

  test('the first member’s time has a fraction, as Python writes it into a header of its own', () => {
    const bytes = head(pax({ mtime: '1780000000.1234567' }), folder('fs'), member('fs/a', 'x'));
    expect(packedFolder('sos-h/proc/fs.tar', bytes)?.place('fs/a')).toBe('sos-h/proc/fs/a');
  });
});

describe('what is none', () => {
  test.each([
    ['an archive with another folder in it', 'sos-h/var/log/old/x.tar', folder('sosreport-a')],
    ['one with a name that only begins so', 'sos-h/proc/fs.tar', folder('fs2')],
    ['a report beside others', 'collect/sosreport-a.tar', folder('sosreport-a')],
    ['another suffix', 'sos-h/proc/fs.tgz', folder('fs')],
    ['nothing but headers about the next one', 'sos-h/proc/fs.tar', pax({ path: 'fs/' })],
    ['no tar', 'sos-h/proc/fs.tar', new Uint8Array(600)],
  ])('%s', (_case, path, bytes) => {
    expect(packedFolder(path, bytes.subarray(0, PACKED_HEAD_BYTES))).toBeUndefined();
  });

  test('a place that is too deep below what was sent', () => {
    expect([mayBePacked('a/b/c/d/proc/fs.tar'), mayBePacked('a/b/c/d/e/proc/fs.tar')]).toEqual([true, false]);
  });
});

describe('a report with a packed folder', () => {
  const FS = archive(folder('fuse'), member('fuse/connections/53/waiting', '1\n'));
  const REPORT = archive(member('sos-h/sys/fs/fuse.tar', FS), member('sos-h/ps', 'rows'));

  test.each([[1], [511], [1 << 16]])('its members keep a path that leads to them; in pieces of %d', async (size) => {
    const bundle = await openAndRead(chunked(REPORT, size));
    expect(bundle).toMatchObject({ error: undefined, notes: [] });
    expect(
      bundle.entries.filter(({ type }) => type === 'file').map(({ path, home, within }) => [path, home, within]),
    ).toEqual([
      ['sos-h/sys/fs/fuse.tar/fuse/connections/53/waiting', 'sos-h/sys/fs/fuse/connections/53/waiting', undefined],
      ['sos-h/ps', undefined, undefined],
    ]);
  });

  test('inside another archive', async () => {
    const bundle = await openAndRead(whole(archive(member('mail/r.tar.xz', wrapped('xz', REPORT)))));
    expect(bundle.entries[1]).toMatchObject({
      path: 'mail/r.tar.xz/sos-h/sys/fs/fuse.tar/fuse/connections/53/waiting',
      home: 'mail/r.tar.xz/sos-h/sys/fs/fuse/connections/53/waiting',
      within: 'mail/r.tar.xz',
    });
  });

  test('a hard link inside tells its target from the report’s top', async () => {
    const packed = archive(
      member('fs/a', 'x'),
      member({ name: 'fs/b', type: '1', linkName: 'fs/a' }),
      member({ name: 'fs/c', type: '1', linkName: 'elsewhere' }),
    );
    const { entries } = await openAndRead(whole(archive(member('sos-h/proc/fs.tar', packed))));
    expect(entries.map(({ target }) => target)).toEqual([undefined, 'sos-h/proc/fs/a', '']);
  });

  test('it counts as an archive inside another one', async () => {
    const limits = { archiveLayers: 1 };
    const bundle = await openAndRead(whole(REPORT), { limits });
    expect(textsOf(bundle)).toEqual([
      ['sos-h/sys/fs/fuse.tar', ''],
      ['sos-h/ps', 'rows'],
    ]);
    expect(bundle.notes).toEqual([
      { code: 'too-large', path: 'sos-h/sys/fs/fuse.tar', detail: 'more than 1 archives inside one another' },
    ]);
  });

  test('what is broken inside costs nothing around it', async () => {
    const cut = FS.subarray(0, 512 + 512 + 1);
    const bundle = await openAndRead(whole(archive(member('sos-h/sys/fs/fuse.tar', cut), member('sos-h/ps', 'rows'))));
    expect(bundle.notes).toEqual([
      expect.objectContaining({ code: 'truncated', path: 'sos-h/sys/fs/fuse.tar/fuse/connections/53/waiting' }),
    ]);
    expect(textsOf(bundle).at(-1)).toEqual(['sos-h/ps', 'rows']);
  });

  test('an archive that the host kept in its folders is a file still, and whole', async () => {
    const inner = archive(member('sosreport-a/ps', 'x'.repeat(3000)));
    const { entries, notes } = await openAndRead(whole(archive(member('sos-h/var/log/old/x.tar', inner))));
    expect(entries.map(({ path, size, bytes }) => [path, size, bytes.length])).toEqual([
      ['sos-h/var/log/old/x.tar', inner.length, inner.length],
    ]);
    expect(notes).toEqual([]);
  });
});
