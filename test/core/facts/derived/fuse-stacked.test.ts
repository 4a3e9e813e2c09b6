import { expect, test } from 'vitest';
import { fuseWaiters } from '../../../../src/core/facts/kinds/fuse.ts';
import { type Files, factsOf, mounts, ps } from './support/waits-bundles.ts';

const NAS = 'b@nas:/srv /mnt/nas fuse.sshfs rw,user_id=0,group_id=0,allow_other 0 0\n';
const POOL = 'nas:disk1 /pool fuse.mergerfs rw,user_id=0,group_id=0,allow_other 0 0\n';
const BUSY = ps(
  '746 1 S futex_wait sshfs b@nas:/srv /mnt/nas',
  '800 1 S request_wait_answer mergerfs /mnt/nas:/mnt/disk1 /pool',
  '900 1 S request_wait_answer rsync -a /srv /pool',
);

test.each<[what: string, files: Files, momentary: boolean]>([
  ['it stands on another FUSE mount, and waits there whenever it works', { ...mounts(NAS + POOL), ...BUSY }, true],
  ['no other FUSE mount is there that it could wait for', { ...mounts(POOL), ...BUSY }, false],
  [
    'the other one has no request',
    {
      'proc/self/mountinfo': [
        '40 1 0:40 / /mnt/nas rw - fuse.sshfs b@nas:/srv rw,user_id=0,group_id=0,allow_other\n',
        '41 1 0:41 / /pool rw - fuse.mergerfs nas:disk1 rw,user_id=0,group_id=0,allow_other\n',
      ].join(''),
      'sys/fs/fuse/connections/40/waiting': '0\n',
      'sys/fs/fuse/connections/41/waiting': '2\n',
      ...BUSY,
    },
    false,
  ],
])('a daemon waits in FUSE, and so does who asks it: %s', async (_, files, momentary) => {
  const waiters = (await factsOf(files)).of(fuseWaiters) ?? [];
  expect(waiters.map((waiter) => [waiter.pid, waiter.momentary])).toEqual([
    [800, momentary],
    [900, momentary],
  ]);
});
