import { defineKind } from '../../model/fact.ts';

export const processes = defineKind('processes', 'One row of a process list.', {
  /** User name as printed, or the number where ps printed that. */
  user: 'string?',
  uid: 'int?',
  pid: 'int',
  ppid: 'int?',
  /** Thread id, where the list has one row a thread. */
  lwp: 'int?',
  /** State letter alone; `Ss+` is `S`. */
  state: 'string?',
  /** As printed: ps cuts it to 6 characters in `l` and `-l` layouts, sos asks for 20. `-`, `0`, `?` are unknown. */
  wchan: 'string?',
  /** Widest the column could have been; a `wchan` of this length may be cut. */
  wchanWidth: 'int?',
  command: 'string',
  /** `2026-11-23T13:22:12` where the list has a full date (`lstart`), else as printed (`13:22`, `Nov23`). */
  startedAt: 'string?',
});
