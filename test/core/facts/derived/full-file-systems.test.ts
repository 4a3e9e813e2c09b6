import { describe, expect, it, test } from 'vitest';
import { fullFileSystems } from '../../../../src/core/facts/kinds/disk-usage.ts';
import { factsOf, type Files, mounts } from './support/waits-bundles.ts';

const DF = 'sos_commands/filesys/df_-al_-x_autofs';
const HEADER = 'Filesystem 1K-blocks Used Available Use% Mounted on\n';

const told = async (files: Files): Promise<unknown> =>
  (await factsOf(files))
    .of(fullFileSystems)
    ?.map(({ target, inodes, image, writable }) => [target, inodes, image, writable]);

describe('what df shows at 100 %', () => {
  test.each([
    ['a disk', '/dev/sdb1', '/data', 'ext4 rw,relatime', false, true],
    ['memory', 'tmpfs', '/run', 'tmpfs rw,nosuid', false, true],
    ['a mount without writing', '/dev/sdb1', '/data', 'ext4 ro,relatime', true, false],
    ['a snap', '/dev/loop0', '/snap/core/1', 'squashfs ro,nodev', true, false],
    ['a disc', '/dev/sr0', '/mnt/dvd', 'iso9660 ro', true, false],
    ['the root of a container', 'overlay', '/', 'overlay rw,lowerdir=/l', false, true],
  ])('%s', async (_, device, target, rest, image, writable) => {
    const files = { ...mounts(`${device} ${target} ${rest} 0 0\n`), [DF]: `${HEADER}${device} 9 9 0 100% ${target}\n` };
    expect(await told(files)).toEqual([[target, false, image, writable]]);
  });

  it('is not told to be written to without a table of mounts', async () => {
    expect(await told({ [DF]: `${HEADER}/dev/sdb1 9 9 0 100% /data\n/dev/loop0 9 9 0 100% /x\n` })).toEqual([
      ['/data', false, false, false],
      ['/x', false, true, false],
    ]);
  });

  it('may be its inodes', async () => {
    const inodes = 'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sdb1 9 9 0 100% /data\n';
    const files = { [DF]: `${HEADER}/dev/sdb1 9 9 0 100% /data\n`, 'sos_commands/filesys/df_-ali_-x_autofs': inodes };
    expect(await told(files)).toEqual([
      ['/data', false, false, false],
      ['/data', true, false, false],
    ]);
  });

  it('is told once for a disk, however many overlays lie on it', async () => {
    const rows = 'overlay 9 9 0 100% /var/lib/docker/overlay2/a/merged\n'.repeat(2);
    expect(await told({ [DF]: `${HEADER}/dev/sda1 9 9 0 100% /\n${rows}` })).toEqual([['/', false, false, false]]);
  });

  it('is nothing below that, and unknown without a df', async () => {
    expect(await told({ [DF]: `${HEADER}/dev/sdb1 9 8 1 99% /data\nproc 0 0 0 - /proc\n` })).toEqual([]);
    expect(await told(mounts('/dev/sda1 / xfs rw 0 0\n'))).toBeUndefined();
  });
});
