import type { FactOfKind } from '../model/fact.ts';
import { mounts, mtab } from './kinds/mounts.ts';
import type { MemberFacts } from './member-reader.ts';
import { mtabFile } from './parsers/mtab.ts';

/** The kernel's own file systems, whose rows tell who wrote the table. */
const PSEUDO = /^(?:proc|sysfs|devtmpfs|tmpfs|devpts|cgroup2?)$/;

/**
 * supportconfig copies what /etc/mtab holds, so a link looks like a file. A table that mount(8) wrote has the options it
 * was given; one of the kernel also those that the kernel adds by itself, `relatime` since Linux 2.6.30 and SLES 11.
 */
export function withFormOfMtab(read: MemberFacts): MemberFacts {
  const form = read.facts.get(mtab)?.[0];
  if (read.parser !== mtabFile || form === undefined) return read;
  // Only the parser of mtab adds rows here, and it pairs them with their kind.
  const rows = (read.facts.get(mounts) ?? []) as readonly FactOfKind<typeof mounts>[];
  const kernels = rows.some(({ type, options }) => PSEUDO.test(type) && options.includes('relatime'));
  return kernels ? { ...read, facts: new Map([[mtab, [{ ...form, form: 'symlink' }]]]) } : read;
}
