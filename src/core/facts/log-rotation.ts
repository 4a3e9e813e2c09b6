interface Rotation {
  readonly family: string;
  /** Grows with age within a family; 0 for the log that is being written. */
  readonly age: number;
}

const YEAR_10000 = 100_000_000;

/** logrotate: `messages.1`, `messages.2.gz`, or with `dateext` `messages-20140318`; a compressed one keeps its number. */
function rotationOf(path: string): Rotation {
  const bare = path.replace(/\.(?:gz|xz|bz2|zst)$/, '');
  const dated = /^(.+)-(\d{8})(?:-\d{1,10})?$/.exec(bare);
  if (dated !== null) return { family: dated[1] ?? '', age: YEAR_10000 - Number(dated[2]) };
  const counted = /^(.+)\.(\d{1,4})$/.exec(bare);
  if (counted !== null) return { family: counted[1] ?? '', age: Number(counted[2]) };
  return { family: bare, age: 0 };
}

/** Was `path` rotated away before `than` was written? False for logs that have nothing to do with each other. */
export function isOlderLog(path: string, than: string): boolean {
  const [a, b] = [rotationOf(path), rotationOf(than)];
  return a.family === b.family && a.age > b.age;
}
