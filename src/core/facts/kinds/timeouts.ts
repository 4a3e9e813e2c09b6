import { defineKind } from '../../model/fact.ts';

export const timeouts = defineKind('timeouts', 'A command or plugin that the collecting tool gave up on.', {
  /** The command, or the last one that a timed-out plugin had started. */
  command: 'string',
  seconds: 'int?',
  /**
   * `sos command`, `sos plugin`, `supportconfig`, `unhang collect`, `timeout` (a process list shows `timeout N COMMAND`
   * still running).
   */
  by: 'string',
  plugin: 'string?',
  /** Further lines that say so. */
  said: 'origins?',
});
