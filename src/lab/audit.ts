import { run, tryRun } from './commands.ts';

/** All rules of the lab carry it, and none of the host's does. */
export const KEY = 'unhang-lab';

/** What of audit the lab changes. It is the whole host's. */
export interface AuditState {
  /** 0 off, 1 on, 2 locked until reboot. */
  readonly enabled: number;
  readonly backlogLimit: number;
  /** The registered daemon; 0 where there is none. */
  readonly pid: number;
}

/** Undefined where this kernel has no audit, or nobody here can tell. */
export function auditState(): AuditState | undefined {
  const text = tryRun('auditctl', '-s').stdout;
  // Before 2.7 it is one line, `AUDIT_STATUS: enabled=0 flag=1 …`.
  const read = (name: string): number | undefined => {
    const found = new RegExp(`(?:^|\\s)${name}[= ](\\d{1,10})\\b`).exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const enabled = read('enabled');
  if (enabled === undefined) return undefined;
  return { enabled, backlogLimit: read('backlog_limit') ?? 0, pid: read('pid') ?? 0 };
}

/** As auditctl lists them; nothing where there are none. */
export function auditRules(): string {
  return tryRun('auditctl', '-l')
    .stdout.replace(/^No rules$/m, '')
    .trim();
}

/** One watch rule is enough to arm the trap; it need not match anything. */
export function armAudit(watched: string): void {
  run('auditctl', '-e', '1');
  run('auditctl', '-w', watched, '-p', 'wa', '-k', KEY);
}

export function setBacklogLimit(records: number): void {
  run('auditctl', '-b', String(records));
}

/** Takes away the lab's rules and nothing else; then sets what else the lab may have changed to what it was. */
export function disarmAudit(before: AuditState | undefined): void {
  if (hasStaleRule()) run('auditctl', '-D', '-k', KEY);
  const now = auditState();
  if (before === undefined || now === undefined) return;
  if (now.backlogLimit !== before.backlogLimit) setBacklogLimit(before.backlogLimit);
  if (now.enabled !== before.enabled) run('auditctl', '-e', String(before.enabled));
}

export function hasStaleRule(): boolean {
  return auditRules().includes(KEY);
}
