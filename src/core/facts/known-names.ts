/** The kernel keeps 15 characters of a name. */
const COMM_LENGTH = 15;
/** Names of one PID that a command line is searched for; a thread that renames itself has a few. */
const MAX_SEARCHED = 64;

interface Names {
  /** Somebody knows the PID without a name. */
  nameless: boolean;
  /** As many characters as the kernel keeps. */
  readonly kept: Set<string>;
  readonly whole: Set<string>;
}

/** Which processes were told of, by PID and name: a PID that another task had before tells nothing. */
export class KnownNames {
  readonly #names = new Map<number, Names>();
  #compared = 0;

  /** Comparisons made, to be bounded by the number of questions. */
  get compared(): number {
    return this.#compared;
  }

  add(pid: number, name: string | undefined): void {
    const known = this.#names.get(pid) ?? { nameless: false, kept: new Set(), whole: new Set() };
    this.#names.set(pid, known);
    if (name === undefined) known.nameless = true;
    else {
      known.kept.add(name.slice(0, COMM_LENGTH));
      if (known.whole.size < MAX_SEARCHED) known.whole.add(name);
    }
  }

  /** Was this process told of? Threads may bear another name than their process, but one from its command line. */
  has(pid: number, comm: string, command: string): boolean {
    const known = this.#names.get(pid);
    if (known === undefined) return false;
    this.#compared += 1;
    if (known.nameless || known.kept.has(comm.slice(0, COMM_LENGTH))) return true;
    for (const name of known.whole) {
      this.#compared += 1;
      if (command.includes(name)) return true;
    }
    return false;
  }
}
