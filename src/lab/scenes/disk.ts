import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../commands.ts';
import { hang, type Scene, type Stage } from '../scene.ts';

/** What ext4 needs for a journal, and some. */
const IMAGE_BYTES = 64 * 1024 * 1024;
const SECTOR = 512;

const SLEEP_MS = 12_000;

/** A snapshot freezes for seconds, and is no hang. */
const FORGOTTEN_MS = 62_000;

/** Waits for the thaw; `__sb_start_write` from 3.6 to 4.x. */
const FREEZE = /\b(?:percpu_rwsem_wait|__percpu_down_read|__sb_start_write)\b/;

/** Waits for the disk, by the page or by the commit. */
const DISK = /\b(?:folio_wait_\w+|wait_on_page_\w+|(?:__)?wait_on_buffer|submit_bio_wait|jbd2_log_wait_commit)\b/;

/** Who waits for a device map waits for a disk, whatever keeps it from answering. */
const BELOW = { 'block-io-stuck': 'the disk below may be stuck as well' };

export const diskScenes: readonly Scene[] = [
  {
    name: 'frozen',
    mount: '/data',
    sleepMs: FORGOTTEN_MS,
    reported: true,
    about: 'a frozen ext4: writers hang, df does not',
    requires: ['ext4', 'loop', 'command:mkfs.ext4', 'command:fsfreeze'],
    expect: hang('fs-frozen'),
    set: async (stage) => {
      const room = await stage.room();
      const target = directory(room, 'data');
      run('mount', '-t', 'ext4', '-o', 'loop', image(room), target);
      writeFileSync(join(target, 'log'), 'one line\n');
      await stage.guardian.owe({ kind: 'frozen', target });
      stage.signal.throwIfAborted();
      run('fsfreeze', '--freeze', target);
      stage.say(`${target} is frozen`);
      await stage.victim(FREEZE, 'touch', join(target, 'new'));
      await stage.victim(FREEZE, 'sh', '-c', `echo more >> ${join(target, 'log')}`);
      await stage.survivor('df', '-h');
    },
  },
  {
    name: 'dm-suspended',
    mount: '/data',
    sleepMs: SLEEP_MS,
    about: 'a device-mapper device suspended under ext4: what needs the disk hangs',
    requires: ['ext4', 'loop', 'device-mapper', 'command:mkfs.ext4'],
    expect: hang('dm-suspended', BELOW),
    set: async (stage) => {
      const { name, target } = await mapped(stage, 'linear', (device) => `linear ${device} 0`);
      run('dmsetup', 'suspend', '--nolockfs', name);
      stage.say(`${name} is suspended`);
      await stage.victim(DISK, 'touch', join(target, 'new'));
      await stage.survivor('df', '-h');
    },
  },
  {
    name: 'multipath-no-path',
    mount: '/data',
    sleepMs: SLEEP_MS,
    about: 'a multipath device without a path left, told to queue: what needs the disk hangs',
    requires: ['ext4', 'loop', 'device-mapper', 'multipath', 'command:mkfs.ext4'],
    expect: hang('multipath-no-path', BELOW),
    set: async (stage) => {
      const table = (device: string): string => `multipath 1 queue_if_no_path 0 1 1 round-robin 0 1 1 ${device} 1000`;
      const { name, target, device } = await mapped(stage, 'mpath', table);
      run('dmsetup', 'message', name, '0', `fail_path ${device}`);
      stage.say(`${name} has no path left`);
      await stage.victim(DISK, 'touch', join(target, 'new'));
      await stage.survivor('df', '-h');
    },
  },
];

interface Mapped {
  readonly name: string;
  readonly device: string;
  readonly target: string;
}

/** An ext4 on a device map over a loop device. Both are the whole host's, so their names say whose they are. */
async function mapped(stage: Stage, kind: string, table: (device: string) => string): Promise<Mapped> {
  const room = await stage.room();
  const file = image(room);
  const device = run('losetup', '--find').trim();
  await stage.guardian.owe({ kind: 'loop', device, file });
  stage.signal.throwIfAborted();
  run('losetup', device, file);
  const name = `unhang-lab-${kind}`;
  await stage.guardian.owe({ kind: 'device-map', name });
  stage.signal.throwIfAborted();
  run('dmsetup', 'create', name, '--table', `0 ${IMAGE_BYTES / SECTOR} ${table(device)}`);
  // Where udev is not at work, nobody else makes its node.
  run('dmsetup', 'mknodes', name);
  const target = directory(room, 'data');
  run('mount', '-t', 'ext4', `/dev/mapper/${name}`, target);
  return { name, device, target };
}

function image(room: string): string {
  const file = join(room, `${basename(room)}-${process.pid}.img`);
  writeFileSync(file, '');
  truncateSync(file, IMAGE_BYTES);
  run('mkfs.ext4', '-q', '-F', file);
  return file;
}

function directory(room: string, name: string): string {
  const path = join(room, name);
  mkdirSync(path);
  return path;
}
