import { defineKind } from '../../model/fact.ts';

export const mounts = defineKind('mounts', 'One row of a mount table.', {
  /** `kernel` (proc/mounts), `mountinfo`, `mtab` (only where it is a regular file), `fstab`, `command` (`mount -l`). */
  table: 'string',
  device: 'string',
  /** Mount point, octal escapes decoded. */
  target: 'string',
  type: 'string',
  /** Per-mount options first, then those of the superblock, each once. */
  options: 'strings',
  /** 0-based place in its table. In the kernel's tables a later row hides an earlier one with the same target. */
  position: 'int',
  /** mountinfo only: mount id, parent mount id, `major:minor`, root of the mount within its filesystem. */
  id: 'int?',
  parent: 'int?',
  deviceNumber: 'string?',
  root: 'string?',
  /** mountinfo only: optional fields such as `shared:1`, `master:2`, `unbindable`. */
  propagation: 'strings?',
  /** `mount -l` only: the label of the filesystem. */
  label: 'string?',
  /** The mount point itself was removed; the kernel says so behind its path. */
  deleted: 'bool?',
});

export const mtab = defineKind('mtab', 'What /etc/mtab is: a table of its own, or a link to the kernel’s.', {
  /** `regular` or `symlink`. A symlink cannot disagree with the kernel. */
  form: 'string',
  /** Where the symlink points. */
  link: 'string?',
});
