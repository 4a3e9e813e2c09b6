import { defineKind } from '../../model/fact.ts';

export const fuseConnections = defineKind('fuse-connections', 'One directory of /sys/fs/fuse/connections.', {
  /** Minor number of the mount's device: `0:N` in mountinfo. */
  id: 'int',
  /** Requests not yet answered, INIT and waiters at the gate included. */
  waiting: 'int',
  maxBackground: 'int?',
  congestionThreshold: 'int?',
});
