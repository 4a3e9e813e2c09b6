/** Hops of one path; a kernel gives up at 40, and no report needs more than three. */
const MAX_HOPS = 16;
/** Characters of paths looked at in one bundle: some fifty times what the reports of 64 hosts need. */
const MAX_LOOKED = 100_000_000;

/** Where a link leads at once. */
interface Target {
  readonly path: string;
  /** Where in that path the next link ends. */
  readonly next: number | undefined;
}

/** The links of a bundle, followed inside of it only. Each is looked through once, however many paths lead over it. */
export class Links {
  /** Full path of a link to its target, told from the link's own folder. */
  readonly #links = new Map<string, string>();
  readonly #targets = new Map<string, Target | undefined>();
  readonly #most: number;
  #looked = 0;

  constructor(mostLooked = MAX_LOOKED) {
    this.#most = mostLooked;
  }

  /** Characters of paths that were looked at. */
  get looked(): number {
    return this.#looked;
  }

  /** Links were left that nobody followed. */
  get exhausted(): boolean {
    return this.#looked > this.#most;
  }

  /** `target` as it stands; undefined where the path is no link, or is none any more. */
  set(path: string, target: string | undefined): void {
    if (target === undefined) this.#links.delete(path);
    else this.#links.set(path, target);
    this.#targets.clear();
  }

  /**
   * Where a path leads, over links in the middle of it too. Absolute and escaping targets and loops lead to nothing, and
   * so does every path once too much was looked at.
   */
  resolve(path: string): string | undefined {
    let current = path;
    let end = this.#firstEnd(path, -1);
    for (let hops = 0; end !== undefined; hops += 1) {
      const target = hops < MAX_HOPS && !this.exhausted ? this.#target(current.slice(0, end)) : undefined;
      if (target === undefined) return undefined;
      const rest = current.slice(end);
      current = target.path === '' ? rest.slice(1) : `${target.path}${rest}`;
      end = target.next ?? this.#firstEnd(current, target.path === '' ? -1 : target.path.length);
    }
    return this.exhausted ? undefined : current;
  }

  #target(link: string): Target | undefined {
    if (this.#targets.has(link)) return this.#targets.get(link);
    const path = joined(link, this.#links.get(link) ?? '');
    const target = path === undefined ? undefined : { path, next: this.#firstEnd(path, -1) };
    this.#targets.set(link, target);
    return target;
  }

  /** Where the shortest beginning of a path that is a link ends, of those longer than `from`. */
  #firstEnd(path: string, from: number): number | undefined {
    if (this.#links.size === 0 || from >= path.length) return undefined;
    for (let slash = path.indexOf('/', from + 1); !this.exhausted; slash = path.indexOf('/', slash + 1)) {
      const end = slash < 0 ? path.length : slash;
      this.#looked += end;
      if (this.#links.has(path.slice(0, end))) return end;
      if (slash < 0) return undefined;
    }
    return undefined;
  }
}

function joined(link: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined;
  const parts = link.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
