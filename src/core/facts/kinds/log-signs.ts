import { defineKind } from '../../model/fact.ts';

export const logSigns = defineKind(
  'log-signs',
  'A line by which the kernel or a daemon tells of trouble: all of one topic and subject as one record, cited where it was said last.',
  {
    /** What it is about, of a closed set: `nfs-not-responding`, `block-io-error`, `multipath-no-path`, … */
    topic: 'string',
    /** Server, device, filesystem, path, pool or node, as the line names it; empty where it names none. */
    subject: 'string',
    /** `kernel`, or the program that says so: `multipathd`, `automount`, `auditd`, … */
    by: 'string',
    /** How often it was said; of several logs the largest count. */
    times: 'int',
    /** Time labels as they stand, of the first and of the last one. */
    firstAt: 'string?',
    at: 'string?',
    /** Said before a later boot, or in a log that is kept from an earlier one. */
    earlierBoot: 'bool',
    /** A later line takes it back: the server answers, the path is up, there is room again. */
    resolved: 'bool',
    /** The logs that tell of it, where several do. */
    logs: 'strings?',
    /** Where it was said first, the line that takes it back, and the last ones of other logs. */
    seenAt: 'origins',
  },
);
