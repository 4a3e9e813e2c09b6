import { join } from 'node:path';
import { existsSync, mkdirSync } from 'node:fs';
import { armAudit, auditState } from '../audit.ts';
import { run } from '../commands.ts';
import { isRunning } from '../namespace.ts';
import { CLEAR, hang, type Scene, shows, type Stage } from '../scene.ts';

/** Where the mount would be in the field. */
interface Place {
  readonly home: string;
  readonly directory: string;
  readonly program: string;
  readonly uid: number;
}

const GVFS: Place = { home: '/root', directory: '.gvfs', program: 'gvfs-fuse-daemon', uid: 0 };
const USER_GVFS: Place = { home: '/run/user/1000', directory: 'gvfs', program: 'gvfsd-fuse', uid: 1000 };
const PLAIN: Place = { home: '/run', directory: 'unhang-lab-mount', program: 'labfs', uid: 0 };
/** By its type unhang knows its daemon's name, and so that it is gone. */
const SSHFS: Place = { ...PLAIN, program: 'sshfs' };

/** Waits for INIT; `__fuse_get_req` up to 4.17. */
const INIT = /\b(?:__)?fuse_get_req\b/;

/** Waits for an answer; inlined into its callers up to 3.x. */
const ANSWER = /\b(?:request_wait_answer|(?:__)?fuse_request_send)\b/;

/** A daemon behind a network may take seconds over one answer. */
const SLOW_ANSWER_MS = 12_000;

/** Instead of a place that is already there. */
const FALLBACK = '/run/unhang-lab';

export const fuseScenes: readonly Scene[] = [
  {
    name: 'init-audit',
    mount: '/.gvfs',
    about: 'gvfs-fuse-daemon mounted twice, the second never answers INIT, one audit rule loaded',
    requires: ['fuse', 'audit'],
    expect: hang('fuse-init-audit'),
    set: async (stage) => {
      await arm(stage);
      const target = await served(stage, GVFS, 'healthy', 'silent');
      await stage.victim(INIT, 'df', '-h');
      await stage.victim(INIT, 'umount', target);
    },
  },
  {
    name: 'init-no-audit',
    mount: '/.gvfs',
    about: 'a FUSE daemon that never answers INIT, no audit rule',
    requires: ['fuse', 'no-audit-rules'],
    expect: hang('fuse-init-unanswered'),
    set: async (stage) => {
      const target = await served(stage, GVFS, 'silent');
      await stage.victim(INIT, 'df', '-h');
      await stage.victim(INIT, 'umount', target);
    },
  },
  {
    name: 'user-mount-audit',
    mount: '/gvfs',
    about: "a user's mount (no allow_other) that never answers INIT: audit makes root's df ask it all the same",
    requires: ['fuse', 'audit'],
    expect: hang('fuse-audit-bypass'),
    set: async (stage) => {
      await arm(stage);
      await served(stage, USER_GVFS, 'silent');
      await stage.victim(INIT, 'df', '-h');
    },
  },
  {
    name: 'user-mount-no-audit',
    about: "the same without the rule: root's df is refused at once and does not hang",
    requires: ['fuse', 'no-audit-rules'],
    expect: CLEAR,
    set: async (stage) => {
      await served(stage, USER_GVFS, 'silent');
      await stage.survivor('df', '-h');
    },
  },
  {
    name: 'daemon-hung',
    mount: '/.gvfs',
    sleepMs: SLOW_ANSWER_MS,
    about: 'a FUSE daemon that answers INIT and then reads no more',
    requires: ['fuse', 'no-audit-rules'],
    expect: hang('fuse-daemon-hung'),
    set: async (stage) => {
      const target = await served(stage, GVFS, 'frozen');
      await stage.victim(ANSWER, 'df', '-h');
      await stage.victim(ANSWER, 'ls', target);
    },
  },
  {
    name: 'self-deadlock',
    mount: '/unhang-lab-mount',
    about: 'a FUSE daemon that asks for the free space of its own mount while it answers',
    requires: ['fuse', 'no-audit-rules'],
    expect: hang('fuse-self-deadlock', { 'fuse-daemon-hung': 'a daemon that waits for itself answers nobody either' }),
    set: async (stage) => {
      const target = await served(stage, PLAIN, 'own-mount');
      await stage.victim(ANSWER, 'df', '-h');
      await stage.victim(ANSWER, 'ls', target);
    },
  },
  {
    name: 'dead-endpoint',
    mount: '/unhang-lab-mount',
    about: 'a FUSE daemon that was killed: its mount answers with an error, and nothing hangs',
    requires: ['fuse', 'no-audit-rules'],
    expect: shows('fuse-dead-endpoint'),
    set: async (stage) => {
      const target = await targetOf(SSHFS, stage);
      const pid = await serve(stage, SSHFS, target, 'healthy');
      process.kill(pid, 'SIGKILL');
      await stage.until('the daemon is gone', () => !isRunning(pid));
      stage.say(`the daemon of ${target} was killed`);
      await stage.survivor('df', '-h');
    },
  },
];

/** One rule is enough, and this one only matches who writes to passwd. */
async function arm({ guardian, signal }: Stage): Promise<void> {
  const before = auditState();
  if (before === undefined) throw new Error('audit is gone');
  await guardian.owe({ kind: 'audit', before });
  signal.throwIfAborted();
  armAudit('/etc/passwd');
}

/** Mounts once for each mode, all on the same place; the last one is what one sees there. */
async function served(stage: Stage, place: Place, ...modes: readonly string[]): Promise<string> {
  const target = await targetOf(place, stage);
  for (const mode of modes) await serve(stage, place, target, mode);
  return target;
}

async function serve(stage: Stage, { program, uid }: Place, target: string, mode: string): Promise<number> {
  const pid = await stage.daemon('daemon', mode, program, target, String(uid));
  stage.say(`${mode} ${program} on ${target}`);
  return pid;
}

/** The real place if it is free, so that paths look as they do in the field; otherwise one of our own. */
async function targetOf({ home, directory, uid }: Place, stage: Stage): Promise<string> {
  const real = join(home, directory);
  if (existsSync(real)) return stage.directory(join(FALLBACK, home, directory));
  if (uid === 0) return stage.directory(real);
  await stage.directory(home);
  // As logind does: the user's runtime directory is a tmpfs of its own.
  run('mount', '-t', 'tmpfs', '-o', `mode=700,uid=${uid},gid=${uid}`, 'tmpfs', home);
  mkdirSync(real);
  return real;
}
