import { defineKind } from '../../model/fact.ts';

export const tasks = defineKind('tasks', 'A task seen blocked, or dumped with its kernel stack.', {
  comm: 'string?',
  pid: 'int?',
  ppid: 'int?',
  /** One letter: R S D T t X Z P I. */
  state: 'string?',
  wchan: 'string?',
  /** As khungtaskd, or `ps -m` of crash, measured it; of several reports the longest. */
  blockedForSeconds: 'int?',
  /** `hung-task`, `sysrq`, `proc-stack`, `crash`, `lockup`, `rcu-stall`, `ps`. */
  report: 'string',
  /** Innermost first; empty where the source shows no stack. */
  frames: 'frames',
  /** Time label of the report as it stands in the log, of several the one that is cited. */
  at: 'string?',
  /** The header or the tail of the report is missing. */
  partial: 'bool?',
  /** PID of the task that khungtaskd names as the likely holder of the lock this one waits for (6.16 and later). */
  heldBy: 'int?',
  /** The log goes on to a later boot, or is kept from an earlier one: history, not the state at capture. */
  earlierBoot: 'bool?',
  /** Boots that the log goes on to show after this report; where that is known. */
  laterBoots: 'int?',
  /** How often the log that tells most of it reports this task at this place; absent for once. */
  times: 'int?',
  /** The logs that tell of it, where several do. */
  logs: 'strings?',
  /** Where else it is reported: later in the same log, and in others that hold a copy. */
  seenAt: 'origins?',
  /** Signals blocked, as /proc/PID/status has it: `fffffffffffffeff` is FUSE's block_sigs (kernels before 4.8). */
  sigBlk: 'string?',
  uid: 'int?',
  /** Command line, where /proc/PID/cmdline or ps gives it. */
  command: 'string?',
});
