import { defineKind } from '../../model/fact.ts';

export const fuseConnectionFiles = defineKind(
  'fuse-connection-files',
  'One file of a directory of /sys/fs/fuse/connections, before they are joined.',
  {
    id: 'int',
    /** `waiting`, `max_background`, `congestion_threshold`. */
    file: 'string',
    value: 'int',
  },
);
