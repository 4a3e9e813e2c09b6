export interface PackageId {
  readonly name: string;
  readonly epoch?: string;
  readonly version: string;
  readonly release?: string;
  readonly arch?: string;
}

/** Names of RPM architectures; what else stands behind the last dot belongs to the release. */
const ARCH =
  /^(?:noarch|src|nosrc|i[3-6]86|athlon|geode|x86_64(?:_v[234])?|amd64|ia32e|ia64|ppc|ppc64(?:le|p7|iseries|pseries)?|s390x?|aarch64|arm\w{0,12}|alpha\w{0,8}|sparc\w{0,8}|mips\w{0,8}|riscv64|loongarch64|sw_64|\(none\))$/;

/** `[EPOCH:]NAME-[EPOCH:]VERSION-RELEASE[.ARCH][:EPOCH]`: in all orders in which rpm, yum and scripts print it. */
export function parseNvra(text: string): PackageId | undefined {
  const leading = /^(\d{1,10}):(?=[A-Za-z])/.exec(text);
  const trailing = /:(\d{1,10}|\(none\))$/.exec(text);
  const bare = text.slice(leading?.[0].length ?? 0, trailing === null ? undefined : trailing.index);
  const dot = bare.lastIndexOf('.');
  const arch = dot > 0 && ARCH.test(bare.slice(dot + 1)) ? bare.slice(dot + 1) : undefined;
  const [name, versions, release] = cutAtDashes(arch === undefined ? bare : bare.slice(0, dot));
  const inner = /^(?:(\d{1,10}|\(none\)):)?([A-Za-z0-9][\w.+~^]*)$/.exec(versions);
  const version = inner?.[2];
  if (version === undefined || !/^[A-Za-z0-9_][\w.+()~-]*$/.test(name) || !/^\w[\w.+~^]*$/.test(release))
    return undefined;
  // A package counts its releases and has a word for a name: other words joined by dashes, and dates, do not.
  if (!/\d/.test(version + release) || !/[A-Za-z]/.test(name)) return undefined;
  const epoch = [leading?.[1], inner?.[1], trailing?.[1]].find((given) => given !== undefined && given !== '(none)');
  return {
    name,
    version,
    release,
    ...(epoch === undefined ? {} : { epoch }),
    ...(arch === undefined || arch === '(none)' ? {} : { arch }),
  };
}

/** RPM forbids dashes in versions and releases, so the last two are the joints. */
function cutAtDashes(text: string): [string, string, string] {
  const last = text.lastIndexOf('-');
  const before = last > 0 ? text.lastIndexOf('-', last - 1) : -1;
  return before <= 0 ? ['', '', ''] : [text.slice(0, before), text.slice(before + 1, last), text.slice(last + 1)];
}

/** Debian’s `[EPOCH:]UPSTREAM[-REVISION]`; the upstream version may hold dashes itself. */
export function parseDebianVersion(text: string): Omit<PackageId, 'name' | 'arch'> | undefined {
  const [, epoch, rest = ''] = /^(?:(\d{1,10}):)?(\d[\w.+~:-]*)$/.exec(text) ?? [];
  if (rest === '') return undefined;
  const dash = rest.lastIndexOf('-');
  const versions = dash < 0 ? { version: rest } : { version: rest.slice(0, dash), release: rest.slice(dash + 1) };
  return epoch === undefined ? versions : { epoch, ...versions };
}
