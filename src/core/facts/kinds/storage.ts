import { defineKind } from '../../model/fact.ts';

export const dmDevices = defineKind('dm-devices', 'One row that `dmsetup` printed of a device-mapper device.', {
  name: 'string',
  /** `info` (is it suspended?), `status` (how is it?), `table` (how was it made?). */
  by: 'string',
  /** `253:4`, as mountinfo names devices. */
  deviceNumber: 'string?',
  /** `info` only: I/O to it waits until somebody resumes it. */
  suspended: 'bool?',
  /** `linear`, `multipath`, `snapshot`, `snapshot-origin`, `thin-pool`, `thin`, `crypt`, … */
  target: 'string?',
  /** What stands behind the target, as printed. */
  params: 'string?',
  /** `table` of multipath: without a path, I/O is queued and never fails. */
  queueIfNoPath: 'bool?',
  /** `status` of multipath. */
  activePaths: 'int?',
  failedPaths: 'int?',
  /** `status` of a snapshot: it overflowed, and all I/O to it fails. */
  invalid: 'bool?',
  /** `status` of a thin pool: `rw`, `ro`, `out_of_data_space`, `Fail`. */
  mode: 'string?',
  /** `status` of a thin pool: `queue_if_no_space` or `error_if_no_space`. */
  whenFull: 'string?',
  /** Share of its data blocks in use; of a snapshot of its store. */
  usedPercent: 'int?',
  metadataPercent: 'int?',
});

export const multipaths = defineKind('multipaths', 'A multipath map, as `multipath -ll` shows it.', {
  name: 'string',
  wwid: 'string?',
  /** `dm-2` */
  dm: 'string',
  features: 'string',
  /** `queue_if_no_path` is in force: without a path, I/O waits for ever. */
  queueing: 'bool',
  paths: 'int',
  /** Failed to the kernel, or faulty to the checker. */
  failedPaths: 'int',
  pathRows: 'origins',
});

export const logicalVolumes = defineKind('logical-volumes', 'A logical volume, as `lvs` shows it.', {
  name: 'string',
  vg: 'string',
  /** `twi-aotz--`: see lvs(8). */
  attr: 'string',
  suspended: 'bool',
  /** A snapshot that overflowed. */
  invalid: 'bool',
  /** How full: `Data%`, or `Snap%` of old releases, rounded down. */
  dataPercent: 'int?',
  metadataPercent: 'int?',
});
