import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hang, type Scene } from '../scene.ts';

/** `autofs4_wait` up to 4.17. */
const WAIT = /\bautofs4?_wait\b/;

/** A mount that is made takes its time, over the network some seconds. */
const SLEEP_MS = 12_000;

export const autofsScenes: readonly Scene[] = [
  {
    name: 'autofs-indirect',
    mount: '/misc',
    sleepMs: SLEEP_MS,
    about: 'an autofs map whose daemon is stopped: paths below it hang, df does not',
    requires: ['autofs', 'command:mkfifo'],
    expect: hang('autofs-wait'),
    set: async (stage) => {
      const target = join(await stage.room(), 'misc');
      mkdirSync(target);
      const daemon = await stage.daemon('automount', target, '/etc/auto.misc', 'indirect');
      process.kill(daemon, 'SIGSTOP');
      stage.say(`autofs on ${target}, its daemon is stopped`);
      await stage.victim(WAIT, 'ls', join(target, 'share'));
      await stage.victim(WAIT, 'df', join(target, 'share'));
      await stage.survivor('df', '-h');
    },
  },
  {
    name: 'autofs-direct',
    mount: '/share',
    sleepMs: SLEEP_MS,
    about: 'a direct autofs mount whose daemon never answers: the mount point itself hangs',
    requires: ['autofs', 'command:mkfifo'],
    expect: hang('autofs-wait'),
    set: async (stage) => {
      const target = join(await stage.room(), 'share');
      mkdirSync(target);
      await stage.daemon('automount', target, '/etc/auto.direct', 'direct');
      stage.say(`autofs on ${target}`);
      await stage.victim(WAIT, 'df', target);
      await stage.victim(WAIT, 'ls', `${target}/`);
      await stage.victim(WAIT, 'stat', `${target}/.`);
      await stage.survivor('df', '-h');
    },
  },
];
