import { spawnSync } from 'node:child_process';

const KEY = 'unhang-lab';
const RULE = ['/etc/passwd', '-p', 'wa', '-k', KEY];

function auditctl(...words) {
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const run = spawnSync('auditctl', words, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  if (run.error && run.error.code !== 'ENOENT') throw new Error(`auditctl: ${run.error.message}`);
  return { status: run.status, stdout: run.stdout ?? '', stderr: run.stderr ?? 'no auditctl' };
}

/** 0 off, 1 on, 2 locked until reboot; undefined where this kernel has no audit, or nobody here can tell. */
export function auditEnabled() {
  const found = /^(?:AUDIT_STATUS: )?enabled[= ](\d)/m.exec(auditctl('-s').stdout);
  return found ? Number(found[1]) : undefined;
}

/** As auditctl lists them; nothing where there are none. */
export function auditRules() {
  return auditctl('-l')
    .stdout.replace(/^No rules$/m, '')
    .trim();
}

/** One watch rule is enough to arm the trap; it need not match anything. */
export function armAudit() {
  check(auditctl('-e', '1'));
  check(auditctl('-w', ...RULE));
}

/** Takes away our rule, if it is there, and nothing else; then sets `enabled` to what it was. */
export function disarmAudit(enabledBefore) {
  if (auditRules().includes(KEY)) check(auditctl('-W', ...RULE));
  if (enabledBefore !== undefined && auditEnabled() !== enabledBefore) check(auditctl('-e', String(enabledBefore)));
}

export function hasStaleRule() {
  return auditRules().includes(KEY);
}

function check(run) {
  if (run.status !== 0) throw new Error(`auditctl failed: ${run.stderr.trim() || run.stdout.trim()}`);
}
