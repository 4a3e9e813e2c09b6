import { type PackageId, parseNvra } from './nvra.ts';

/** Where the table counts as a home: below `rpm -qa --last`, which stands in the same file and has architectures. */
export const RPM_TABLE = 'rpm-qa-table';

const HEADER = /^NAME\s+DISTRIBUTION\s+VERSION\s*$/;

/** A row of `rpm -qa --queryformat "%-35{NAME} %-35{DISTRIBUTION} %{VERSION}-%{RELEASE}\n"`, as supportconfig asks. */
export function rpmTableRow(line: string): PackageId | 'header' | undefined {
  if (HEADER.test(line)) return 'header';
  const words = line.trim().split(/\s+/, 64);
  // A distribution stands between, in as many words as it likes, and may be missing.
  return words.length < 2 ? undefined : parseNvra(`${words[0] ?? ''}-${words.at(-1) ?? ''}`);
}
