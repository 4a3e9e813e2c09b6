import { defineKind } from '../../model/fact.ts';

export const procFiles = defineKind('proc-files', 'One small file of /proc/PID, before it is joined into a task.', {
  pid: 'int',
  /** `stack`, `status`, `comm`, `cmdline`, `wchan`. */
  file: 'string',
  /** `comm`, `cmdline` (NULs as spaces) and `wchan`: the content. */
  value: 'string?',
  frames: 'frames?',
  /** From `status`. */
  comm: 'string?',
  state: 'string?',
  ppid: 'int?',
  uid: 'int?',
  sigBlk: 'string?',
});
