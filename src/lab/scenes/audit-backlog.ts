import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armAudit, auditState, setBacklogLimit } from '../audit.ts';
import { hang, type Scene, type Stage } from '../scene.ts';

/** Few enough to be full at once. Only who touches the lab's own directory makes records, so only he waits. */
const BACKLOG_RECORDS = 16;

const PID_FILE = '/run/auditd.pid';

export const auditScenes: readonly Scene[] = [
  {
    name: 'audit-backlog',
    about: 'a stopped auditd and a full backlog: whoever makes an audit record waits, df does not',
    requires: ['audit', 'no-audit-daemon', 'no-audit-rules', 'command:auditd'],
    expect: hang('audit-backlog'),
    set: async (stage) => {
      const room = await stage.room();
      const watched = join(room, 'watched');
      mkdirSync(watched);
      const before = auditState();
      if (before === undefined) throw new Error('audit is gone');
      await stage.guardian.owe({ kind: 'audit', before });
      if (!existsSync(PID_FILE)) await stage.guardian.owe({ kind: 'file', path: PID_FILE });
      stage.signal.throwIfAborted();
      const daemon = await startDaemon(stage, room);
      process.kill(daemon, 'SIGSTOP');
      stage.say(`auditd (${daemon}) is stopped`);
      setBacklogLimit(BACKLOG_RECORDS);
      armAudit(watched);
      await stage.victim(/\baudit_log_start\b/, 'sh', '-c', `while :; do : > ${join(watched, 'file')}; done`);
      await stage.survivor('df', '-h');
    },
  },
];

/** The real one, with a configuration of our own that writes nothing. */
async function startDaemon(stage: Stage, room: string): Promise<number> {
  const folder = join(room, 'audit');
  mkdirSync(join(folder, 'plugins.d'), { recursive: true });
  chmodSync(folder, 0o750);
  const file = join(folder, 'auditd.conf');
  writeFileSync(
    file,
    `local_events = yes
write_logs = no
log_format = RAW
log_file = ${join(folder, 'audit.log')}
flush = NONE
priority_boost = 0
space_left = 20
admin_space_left = 10
space_left_action = IGNORE
admin_space_left_action = IGNORE
disk_full_action = SUSPEND
disk_error_action = SUSPEND
plugin_dir = ${join(folder, 'plugins.d')}
`,
  );
  chmodSync(file, 0o640);
  const pid = stage.start('auditd', '-n', '-s', 'nochange', '-c', folder);
  await stage.until('auditd has registered', () => auditState()?.pid === pid);
  return pid;
}
