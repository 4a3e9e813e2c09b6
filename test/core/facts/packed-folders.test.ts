import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { openBundle } from '../../../src/core/bundle/open-bundle.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { fuseConnectionFiles } from '../../../src/core/facts/kinds/fuse-connection-files.ts';
import { mounts } from '../../../src/core/facts/kinds/mounts.ts';
import { procFiles } from '../../../src/core/facts/kinds/proc-files.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { unwrapping, wrapped } from '../../support/open.ts';
import { whole } from '../../support/streams.ts';
import { archive, member } from '../../support/tar-bytes.ts';

const read = async (bytes: Uint8Array): ReturnType<typeof extract> => {
  const bundle = await openBundle(whole(bytes), { decoders: unwrapping, limits: DEFAULT_LIMITS, name: 'x' });
  return extract(bundle, { parsers, limits: DEFAULT_LIMITS });
};
const folder = (name: string, type = '5'): Uint8Array => member({ name: `${name}/`, type });
const link = (name: string, linkName: string): Uint8Array => member({ name, type: '2', linkName });

const SYS = archive(folder('fuse'), member('fuse/connections/53/waiting', '2\n'));
const PROC = archive(
  folder('proc'),
  link('proc/mounts', 'self/mounts'),
  link('proc/self', '31151'),
  member('proc/31151/mounts', 'own / ext4 rw 0 0\n'),
  member('proc/77/mounts', 'other / ext4 rw 0 0\n'),
  member('proc/77/wchan', 'request_wait_answer'),
);
const ETC = archive(folder('etc'), link('etc/mtab', '../proc/self/mounts'));

describe('folders that sos packed (--pack-dir)', () => {
  test('are read as if they lay open, and evidence names the tar on its way', async () => {
    const { facts, root, notes, others } = await read(
      archive(
        member('sos-h/sys/fs/fuse.tar', SYS),
        member('sos-h/proc.tar', PROC),
        member('sos-h/etc.tar', ETC),
        member('sos-h/version.txt', 'sosreport: 4.12.0\n'),
      ),
    );
    expect([root, notes, others]).toEqual(['sos-h', [], []]);
    expect(facts.of(fuseConnectionFiles)).toMatchObject([
      { id: 53, source: { path: 'sys/fs/fuse.tar/fuse/connections/53/waiting', line: 1, text: '2' } },
    ]);
    expect(facts.of(procFiles)).toMatchObject([{ pid: 77, value: 'request_wait_answer' }]);
    expect(facts.of(mounts)).toMatchObject([{ device: 'own', source: { path: 'proc.tar/proc/31151/mounts' } }]);
  });

  test('inside a report that is inside another archive', async () => {
    const report = archive(member('sos-h/sys/fs/fuse.tar', SYS), member('sos-h/version.txt', 'sosreport: 4.12.0\n'));
    const { facts, root, within } = await read(archive(member('mail/r.tar.gz', wrapped('gzip', report))));
    expect([root, within]).toEqual(['mail/r.tar.gz/sos-h', 'mail/r.tar.gz']);
    expect(facts.of(fuseConnectionFiles)).toMatchObject([
      { source: { path: 'sys/fs/fuse.tar/fuse/connections/53/waiting' } },
    ]);
  });

  test('what one has that looks like a whole host is not spliced into the report', async () => {
    const odd = archive(folder('fs'), member('fs/etc/fstab', '/dev/x / ext4 rw 0 0\n'));
    const { facts } = await read(archive(member('sos-h/proc/fs.tar', odd), member('sos-h/version.txt', 'x\n')));
    expect(facts.of(mounts)).toBeUndefined();
  });
});
