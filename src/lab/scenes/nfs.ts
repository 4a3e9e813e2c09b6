import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hang, type Scene, type Stage } from '../scene.ts';

const RPC = /\brpc_wait_bit_(?:killable|interruptible)\b/;

/** By then the kernel has said that the server is not responding. */
const SLEEP_MS = 7000;

const BESIDE = { 'nfs-loopback-deadlock': 'the server of the lab runs on the client itself' };

export const nfsScenes: readonly Scene[] = [
  {
    name: 'nfs-v3-server-gone',
    mount: '/nfs',
    sleepMs: SLEEP_MS,
    about: 'a hard NFS mount whose server answers nothing any more',
    requires: ['nfs'],
    expect: hang('nfs-v3-server-gone', BESIDE),
    set: (stage) => silence(stage, '3'),
  },
  {
    name: 'nfs-v4-server-gone',
    mount: '/nfs',
    sleepMs: SLEEP_MS,
    about: 'the same with version 4',
    requires: ['nfs4'],
    expect: hang('nfs-v4-server-gone', BESIDE),
    set: (stage) => silence(stage, '4'),
  },
];

async function silence(stage: Stage, version: string): Promise<void> {
  const target = join(await stage.room(), 'nfs');
  mkdirSync(target);
  await stage.daemon('nfs-server', target, version);
  stage.say(`the server of ${target} is silent`);
  await stage.victim(RPC, 'df', '-h');
  await stage.victim(RPC, 'ls', '-l', target);
}
