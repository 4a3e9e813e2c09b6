import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hang, type Scene } from '../scene.ts';

const RPC = /\brpc_wait_bit_(?:killable|interruptible)\b/;

export const nfsScenes: readonly Scene[] = [
  {
    name: 'nfs-v3-server-gone',
    mount: '/nfs',
    about: 'a hard NFS mount whose server answers nothing any more',
    requires: ['nfs'],
    expect: hang('nfs-v3-server-gone'),
    set: async (stage) => {
      const target = join(await stage.room(), 'nfs');
      mkdirSync(target);
      await stage.daemon('nfs-server', target);
      stage.say(`the server of ${target} is silent`);
      await stage.victim(RPC, 'df', '-h');
      await stage.victim(RPC, 'ls', '-l', target);
    },
  },
];
