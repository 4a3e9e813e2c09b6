import { defineKind } from '../../model/fact.ts';

export const tasks = defineKind('tasks', 'A task seen blocked, or dumped with its kernel stack.', {
  comm: 'string?',
  pid: 'int?',
  ppid: 'int?',
  /** One letter: R S D T t X Z P I. */
  state: 'string?',
  wchan: 'string?',
  /** As khungtaskd measured it. */
  blockedForSeconds: 'int?',
  /** `hung-task`, `sysrq`, `proc-stack`, `crash`, `lockup`, `rcu-stall`, `ps`. */
  report: 'string',
  /** Innermost first; empty where the source shows no stack. */
  frames: 'frames',
  /** Time label of the report as it stands in the log. */
  at: 'string?',
  /** The header or the tail of the report is missing. */
  partial: 'bool?',
  /** PID of the task that khungtaskd names as the likely holder of the lock this one waits for (6.16 and later). */
  heldBy: 'int?',
  /** The log goes on to a later boot, or is kept from an earlier one: history, not the state at capture. */
  earlierBoot: 'bool?',
  /** Signals blocked, as /proc/PID/status has it: `fffffffffffffeff` is FUSE's block_sigs (kernels before 4.8). */
  sigBlk: 'string?',
  uid: 'int?',
  /** Command line, where /proc/PID/cmdline or ps gives it. */
  command: 'string?',
});
