/** Blanks may stand in a mount point, but none that anybody uses has so many words. */
const MAX_WORDS = 8;

/** A daemon's command line names one mount point; only a hostile one names more than these. */
const MAX_NAMED = 32;

interface Named {
  readonly device: string;
  readonly target: string;
  readonly type: string;
}

/** Finds the mounts that command lines name; a table and a process list may hold 200,000 rows each. */
export class NamedMounts {
  readonly #devicesOf = new Map<string, Set<string>>();
  readonly #targets: Phrases;
  readonly #devices: Phrases;
  readonly #subtypes: ReadonlySet<string>;

  constructor(mounted: readonly Named[]) {
    this.#targets = new Phrases(mounted.map(({ target }) => target));
    this.#devices = new Phrases(mounted.map(({ device }) => device));
    this.#subtypes = new Set(mounted.map(({ type }) => type.replace(/^fuse(?:blk)?\./, '')));
    for (const { device, target } of mounted) {
      const known = this.#devicesOf.get(target);
      if (known === undefined) this.#devicesOf.set(target, new Set([device]));
      else known.add(device);
    }
  }

  isSubtype(comm: string): boolean {
    return this.#subtypes.has(comm);
  }

  /** A command line that names both the source and the mount point of a FUSE mount started it. */
  isStartedBy(command: string): boolean {
    const targets = [...this.#targets.in(command)].slice(0, MAX_NAMED);
    if (targets.length === 0) return false;
    const devices = this.#devices.in(command);
    return targets.some((target) => overlap(this.#devicesOf.get(target) ?? new Set(), devices));
  }

  /** The mount point that a command line names: of several the longest, since names may hold blanks. */
  targetIn(command: string): string | undefined {
    let found: string | undefined;
    for (const target of this.#targets.in(command)) {
      if (found === undefined || target.length > found.length || this.#targets.isBefore(target, found)) found = target;
    }
    return (
      (found === '' ? undefined : found) ??
      command
        .split(' ')
        .slice(1)
        .findLast((word) => word.startsWith('/'))
    );
  }
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

/** Finds which of many phrases stand in a text, between blanks. */
class Phrases {
  /** Each phrase, and its place among those it was given with. */
  readonly #order = new Map<string, number>();
  /** By first word: how many words the longest phrase has. */
  readonly #reach = new Map<string, number>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      if (this.#order.has(phrase)) continue;
      const words = phrase.split(' ', MAX_WORDS + 1);
      const [first = ''] = words;
      this.#order.set(phrase, this.#order.size);
      if (words.length <= MAX_WORDS) this.#reach.set(first, Math.max(this.#reach.get(first) ?? 0, words.length));
    }
  }

  in(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (let start = 0, end; start <= text.length; start = end + 1) {
      end = endOfWord(text, start);
      const reach = this.#reach.get(text.slice(start, end)) ?? 0;
      for (let words = 1, last = end; words <= reach; words += 1, last = endOfWord(text, last + 1)) {
        const phrase = text.slice(start, last);
        if (this.#order.has(phrase)) found.add(phrase);
        if (last === text.length) break;
      }
    }
    return found;
  }

  /** Of two as long as one another: the one that was given first. */
  isBefore(phrase: string, other: string): boolean {
    return phrase.length === other.length && (this.#order.get(phrase) ?? 0) < (this.#order.get(other) ?? 0);
  }
}

function endOfWord(text: string, from: number): number {
  const blank = text.indexOf(' ', from);
  return blank < 0 ? text.length : blank;
}
