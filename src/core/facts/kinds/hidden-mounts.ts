import { defineKind } from '../../model/fact.ts';

export const processMounts = defineKind(
  'process-mounts',
  'A mount of a server or a FUSE daemon, as the mount table of one process has it.',
  {
    pid: 'int',
    target: 'string',
    device: 'string',
    type: 'string',
    /** `0:57`: the same number is the same mounted file system, in every namespace. */
    deviceNumber: 'string',
  },
);

export const hiddenMounts = defineKind(
  'hidden-mounts',
  'A mount of a server or a FUSE daemon that other namespaces have, and the host has not: no df of the host asks it.',
  {
    /** As the processes in that namespace see it. */
    target: 'string',
    device: 'string',
    type: 'string',
    deviceNumber: 'string',
    /** Processes whose table has it. */
    processes: 'int',
    /** Their PIDs, 20 at most. */
    pids: 'strings',
    /** Those of them that wait for such a file system, and not for a moment. */
    waiters: 'int',
    /** Their PIDs, 20 at most. */
    waiterPids: 'strings',
    /** Where their waits were read. */
    waitRows: 'origins',
    /** Tasks that wait for such a file system, here or elsewhere, on a mount that the host's table does not have. */
    strays: 'int',
  },
);
