import { describe, expect, it } from 'vitest';
import { hangingMounts, waits } from '../../../../src/core/facts/kinds/waits.ts';
import { type Files, NFS, SECOND, factsOf, mounts, ps } from './support/waits-bundles.ts';

describe('hanging mounts', () => {
  const told = async (files: Files): Promise<unknown[]> =>
    ((await factsOf(files)).of(hangingMounts) ?? []).map(({ target, basis, waiters, type }) => [
      target,
      basis,
      waiters,
      type,
    ]);

  it('are those that somebody waits for, or may', async () => {
    expect(await told({ ...mounts(NFS + SECOND), ...ps('70 1 D rpc_wait_bit_killable ls /mnt/b') })).toEqual([
      ['/mnt/b', 'waiter', 1, 'nfs'],
    ]);
    expect(await told({ ...mounts(NFS + SECOND), ...ps('70 1 D rpc_wait_bit_killable df') })).toEqual([
      ['/mnt/a', 'candidate', 1, 'nfs'],
      ['/mnt/b', 'candidate', 1, 'nfs'],
    ]);
    expect(await told({ ...mounts(NFS), ...ps('70 1 D rpc_wait_bit_killable httpd') })).toEqual([]);
  });

  it('or that a time-out or lsof names', async () => {
    expect(await told({ ...mounts(NFS), ...ps('70 1 S do_wait timeout 5 stat -f /mnt/a') })).toEqual([
      ['/mnt/a', 'timeout', 0, 'nfs'],
    ]);
    const lsof = (type: string): string =>
      `lsof: WARNING: can't stat() ${type} file system /mnt/a\n      Output information may be incomplete.\nCOMMAND PID TID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n`;
    expect(await told({ ...mounts(NFS), 'sos_commands/process/lsof_-b_M_-n_-l': lsof('nfs') })).toEqual([
      ['/mnt/a', 'unreachable', 0, 'nfs'],
    ]);
    const fuse = 'gvfsd-fuse /mnt/a fuse.gvfsd-fuse rw,user_id=1000 0 0\n';
    expect(await told({ ...mounts(fuse), 'sos_commands/process/lsof_-b_M_-n_-l': lsof('fuse.gvfsd-fuse') })).toEqual(
      [],
    );
  });
});

it('takes as many mounts and waiters as a hostile bundle can list', async () => {
  const ROWS = 20_000;
  const each = (line: (index: number) => string): string[] => Array.from({ length: ROWS }, (_, index) => line(index));
  const facts = await factsOf({
    ...mounts(each((i) => `s${i}:/x /m/${i} nfs rw,vers=3 0 0\n`).join('')),
    ...ps(
      ...each(
        (i) =>
          `${i + 10} 1 D ${i % 2 === 0 ? 'rpc_wait_bit_killable' : 'filename_create'} df ${i % 3 === 0 ? '' : `/m/${i} /m/${i + 1} /m`}`,
      ),
    ),
  });
  expect(facts.of(waits)).toHaveLength(ROWS);
  expect(facts.of(hangingMounts)?.length).toBeGreaterThan(ROWS / 3);
});
