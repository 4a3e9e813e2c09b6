import type { FactOfKind } from '../model/fact.ts';
import { byPid } from './by-pid.ts';
import { groupBy } from './group-by.ts';
import { commOf, meaningful } from './derived/tasks.ts';
import { wchanGate } from './fuse-wchan.ts';
import type { processes } from './kinds/processes.ts';

type Process = FactOfKind<typeof processes>;

/** What the lists say of one process, each thing once: a log may ask for it as often as it has lines. */
interface About {
  /** Names as the kernel keeps them. */
  readonly names: ReadonlySet<string>;
  readonly commands: readonly string[];
  /** Some list shows where it sleeps, and none shows it where the table's user looks. */
  readonly elsewhere: boolean;
}

/** The kernel keeps 15 characters of a task's name. */
const COMM_LENGTH = 15;

/** sos runs ps in up to eight layouts; each may write a command in another way. */
const COMMANDS_KEPT = 16;
const COMMAND_LENGTH = 4096;

/** From a command to whatever started it. */
const GENERATIONS = 4;

/** All process lists of a bundle, by process. */
export class ProcessTable {
  readonly #isHere: (row: Process) => boolean;
  readonly #rows: ReadonlyMap<number, readonly Process[]>;
  /** Rows of threads that are not their process's first; a kernel log calls them by their own number. */
  readonly #threads: ReadonlyMap<number | undefined, readonly Process[]>;
  readonly #about = new Map<number, About>();
  readonly #collectors = new Set<number>();

  /** `isHere` tells of a row whether that sleeps where the caller looks: in FUSE, unless told. */
  constructor(listed: readonly Process[], isHere: (row: Process) => boolean = isInFuse) {
    this.#isHere = isHere;
    this.#rows = byPid(listed);
    this.#threads = groupBy(
      listed.filter(({ pid, lwp }) => lwp !== undefined && lwp !== pid),
      ({ lwp }) => lwp,
    );
    for (const [pid, [first]] of this.#rows) if (runsCollector(first?.command ?? '')) this.#collectors.add(pid);
  }

  get empty(): boolean {
    return this.#rows.size === 0;
  }

  /** Those with the widest wait channel first. */
  rowsOf(pid: number): readonly Process[] {
    return [...(this.#rows.get(pid) ?? this.#threads.get(pid) ?? [])].sort(
      (a, b) => (b.wchanWidth ?? 0) - (a.wchanWidth ?? 0),
    );
  }

  /** Is a task still there, and under its name? Threads may bear another one than their process. */
  has(pid: number, comm: string | undefined): boolean {
    const known = this.#aboutOf(pid);
    if (known === undefined || comm === undefined || !this.#rows.has(pid)) return known !== undefined;
    return known.names.has(comm.slice(0, COMM_LENGTH)) || known.commands.some((command) => command.includes(comm));
  }

  sleepsElsewhere(pid: number): boolean {
    return this.#aboutOf(pid)?.elsewhere === true;
  }

  /** Did the collecting tool start a process, or whoever started that? */
  isOfCollector(pid: number, command: string): boolean {
    if (runsCollector(command)) return true;
    let parent = this.rowsOf(pid).find(({ ppid }) => ppid !== undefined)?.ppid;
    for (let step = 0; step < GENERATIONS && parent !== undefined && parent > 1 && parent !== pid; step += 1) {
      if (this.#collectors.has(parent)) return true;
      parent = this.#rows.get(parent)?.[0]?.ppid;
    }
    return false;
  }

  #aboutOf(pid: number): About | undefined {
    const rows = this.#rows.get(pid) ?? this.#threads.get(pid);
    const known = this.#about.get(pid);
    if (rows === undefined || known !== undefined) return known;
    const about = aboutRows(rows, this.#isHere);
    this.#about.set(pid, about);
    return about;
  }
}

function isInFuse({ wchan }: Process): boolean {
  return wchanGate(meaningful(wchan)) !== undefined;
}

function aboutRows(rows: readonly Process[], isHere: (row: Process) => boolean): About {
  const commands = new Set(rows.map(({ command }) => command));
  const placed = rows.filter(({ wchan }) => meaningful(wchan) !== undefined);
  return {
    names: new Set([...commands].map((command) => commOf(command).slice(0, COMM_LENGTH))),
    commands: [...commands].slice(0, COMMANDS_KEPT).map((command) => command.slice(0, COMMAND_LENGTH)),
    elsewhere: placed.length > 0 && !rows.some(isHere),
  };
}

/** Started as a program, or as a script that an interpreter runs. */
function runsCollector(command: string): boolean {
  const words = command.split(' ', 3).map((word) => word.slice(word.lastIndexOf('/') + 1));
  return words.some((word) => /^(?:sos|sosreport|supportconfig|unhang-collect)$/.test(word));
}
