import { defineKind } from '../../model/fact.ts';

export const auditRules = defineKind('audit-rules', 'One audit rule or control line.', {
  /** `kernel` (`auditctl -l`: loaded) or `file` (`audit.rules`, `rules.d`: configured). */
  table: 'string',
  rule: 'string',
  /** `exit`, `entry`, `task`, `user`, `exclude`, `filesystem`, `io_uring`; a watch is on `exit`. */
  list: 'string?',
  /** `always`, `never`, `possible`. */
  action: 'string?',
  /**
   * Does it count in the kernel's `audit_n_rules`, and so arm collection? Syscall rules and watches do; `exclude` and
   * `user` rules and control lines (`-D -b -f -e`) do not.
   */
  counted: 'bool',
});

export const auditStatus = defineKind('audit-status', 'The kernel’s audit status (`auditctl -s`).', {
  /** 0 off, 1 on, 2 on and locked until reboot. */
  enabled: 'int?',
  failure: 'int?',
  backlog: 'int?',
  backlogLimit: 'int?',
  /** Records a second before the kernel drops them; 0: no limit. */
  rateLimit: 'int?',
  /** How long a task waits for room in a full backlog, in the kernel’s ticks: 60 seconds of them unless set (3.14 and later). */
  backlogWaitTime: 'int?',
  /** Ticks that tasks have waited so, in all (5.9 and later). */
  backlogWaited: 'int?',
  lost: 'int?',
  /** 0: no auditd is registered; rules work all the same. */
  pid: 'int?',
});
