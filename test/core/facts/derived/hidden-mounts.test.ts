import { describe, expect, it } from 'vitest';
import { hiddenMounts } from '../../../../src/core/facts/kinds/hidden-mounts.ts';
import { factsOf, type Files, RPC, stack } from './support/waits-bundles.ts';

const HOST = '21 1 8:1 / / rw - xfs /dev/sda1 rw\n';
const DEAD = '702 690 0:57 / /data rw,relatime - nfs 10.36.3.5:/pv7 rw,vers=3,hard\n';

const told = async (files: Files): Promise<unknown> =>
  (await factsOf(files))
    .of(hiddenMounts)
    ?.map(({ target, device, processes, waiterPids }) => [target, device, processes, waiterPids]);

describe('mounts that the host does not have', () => {
  it('are told apart by the number of their file system, whatever their path', async () => {
    const elsewhere = HOST + DEAD.replace('/data', '/var/lib/kubelet/pods/1/volumes/pv7');
    expect(await told({ 'proc/self/mountinfo': elsewhere, 'proc/700/mountinfo': HOST + DEAD })).toEqual([]);
    expect(await told({ 'proc/self/mountinfo': HOST, 'proc/700/mountinfo': HOST + DEAD })).toEqual([
      ['/data', '10.36.3.5:/pv7', 1, []],
    ]);
  });

  it('name the processes that have them, and who of these waits', async () => {
    const files = {
      'proc/self/mountinfo': HOST,
      'proc/700/mountinfo': HOST + DEAD,
      'proc/701/mountinfo': HOST + DEAD,
      ...stack(700, 'df', 'D', RPC),
      ...stack(702, 'df', 'D', RPC),
    };
    expect(await told(files)).toEqual([['/data', '10.36.3.5:/pv7', 2, ['700']]]);
  });

  it('are waited for where the only mount of their sort that the host has is not there', async () => {
    const other = '30 21 0:40 / /mnt/old rw - nfs 10.0.0.9:/old rw,vers=3\n';
    const files = { 'proc/self/mountinfo': HOST + other, ...stack(700, 'df', 'D', RPC) };
    expect(await told({ ...files, 'proc/700/mountinfo': HOST + DEAD })).toEqual([
      ['/data', '10.36.3.5:/pv7', 1, ['700']],
    ]);
    const bound = other.replace('/mnt/old', '/old');
    expect(await told({ ...files, 'proc/700/mountinfo': HOST + DEAD + bound })).toEqual([
      ['/data', '10.36.3.5:/pv7', 1, []],
    ]);
  });

  it('are no concern of one who waits for another sort of file system', async () => {
    const fuse = DEAD.replace('nfs 10.36.3.5:/pv7', 'fuse.sshfs a@b:/');
    const files = { 'proc/self/mountinfo': HOST, 'proc/700/mountinfo': HOST + fuse, ...stack(700, 'df', 'D', RPC) };
    expect(await told(files)).toEqual([['/data', 'a@b:/', 1, []]]);
  });

  it('count who waits for such a file system elsewhere', async () => {
    const files = { 'proc/self/mountinfo': HOST, 'proc/701/mountinfo': HOST + DEAD, ...stack(700, 'df', 'D', RPC) };
    const [found] = (await factsOf(files)).of(hiddenMounts) ?? [];
    expect(found).toMatchObject({ waiters: 0, strays: 1 });
  });

  it('are unknown without a table of another process, or without that of the host', async () => {
    expect(await told({ 'proc/self/mountinfo': HOST })).toBeUndefined();
    expect(await told({ 'proc/mounts': '/dev/sda1 / xfs rw 0 0\n' })).toBeUndefined();
  });
});
