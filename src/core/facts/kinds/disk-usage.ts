import { defineKind } from '../../model/fact.ts';

export const diskUsage = defineKind('disk-usage', 'One row that a `df` printed: proof that it got past this mount.', {
  device: 'string',
  target: 'string',
  /** Absent where df printed `-`. */
  usedPercent: 'int?',
  /** Of its inodes, as `df -i` counts them, and not of its space. */
  inodes: 'bool?',
});

export const fullFileSystems = defineKind(
  'full-file-systems',
  'A mount of which df says 100 %, with what the table of mounts knows about it. df rounds up.',
  {
    device: 'string',
    target: 'string',
    type: 'string?',
    /** Its inodes are in use, and not its space. */
    inodes: 'bool',
    /** An image or a disc, or mounted read-only: nobody writes to it, and it was full from the start. */
    image: 'bool',
    /** The table of mounts says that one may write to it. */
    writable: 'bool',
  },
);
