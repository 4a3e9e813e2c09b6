interface Rotation {
  readonly family: string;
  /** Grows with age within a family; 0 for the log that is being written. */
  readonly age: number;
  /** Grows with time within one day. */
  readonly time: number;
}

const YEAR_10000 = 100_000_000;

/**
 * logrotate: `messages.1`, `messages.2.gz`, or with `dateext` `messages-20140318`, with the hour `messages-2014031803` or
 * a time `messages-20140318-1395100801`, and as people write the format `messages-2014-03-18`; a compressed one keeps its
 * number. `dmesg.old` is what RHEL calls the one before.
 */
function rotationOf(path: string): Rotation {
  const bare = path.replace(/\.(?:gz|xz|bz2|zst|lzma|lz4|Z)$/, '');
  const dated = /^(.+)-(\d{4})-?(\d\d)-?(\d\d)(?:-?(\d{1,10}))?$/.exec(bare);
  if (dated !== null) {
    const [, family = '', year = '', month = '', day = '', time = '0'] = dated;
    return { family, age: YEAR_10000 - Number(year + month + day), time: Number(time) };
  }
  const counted = /^(.+)\.(\d{1,4}|old)$/.exec(bare);
  if (counted === null) return { family: bare, age: 0, time: 0 };
  const [, family = '', count = ''] = counted;
  return { family, age: count === 'old' ? 1 : Number(count), time: 0 };
}

/**
 * Was a log rotated away before one of these was written? False for logs that have nothing to do with them. A bundle may
 * hold any number of logs: each family keeps the newest only.
 */
export function olderThanAnyOf(paths: readonly string[]): (path: string) => boolean {
  const newest = new Map<string, Rotation>();
  for (const path of paths) {
    const rotation = rotationOf(path);
    const known = newest.get(rotation.family);
    if (known === undefined || isOlder(known, rotation)) newest.set(rotation.family, rotation);
  }
  return (path) => {
    const rotation = rotationOf(path);
    const other = newest.get(rotation.family);
    return other !== undefined && isOlder(rotation, other);
  };
}

function isOlder(a: Rotation, b: Rotation): boolean {
  return a.age > b.age || (a.age === b.age && a.time < b.time);
}
