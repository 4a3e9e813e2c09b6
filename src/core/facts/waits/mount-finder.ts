import type { FactOfKind } from '../../model/fact.ts';
import { isBrief } from '../brief-commands.ts';
import { groupBy } from '../group-by.ts';
import type { logSigns } from '../kinds/log-signs.ts';
import type { openFiles } from '../kinds/open-files.ts';
import { isOfClass, type MountClass } from './filesystems.ts';
import { namedInLog, namesOfMount } from './log-names.ts';
import { type Mounted, type MountTable, targetsOf } from './mount-table.ts';
import { operandsOf, pathsIn, pathsWithBlanks } from './paths.ts';

type OpenFile = FactOfKind<typeof openFiles>;

export interface Asked {
  readonly pid: number;
  readonly comm: string;
  readonly command: string;
  readonly role: string;
  readonly wanted: MountClass;
}

/** What a waiter's mount was found to be. */
export interface Found {
  readonly mount?: Mounted;
  /** Where the mount is not in the table: as the command line has it. */
  readonly target?: string;
  readonly device?: string;
  readonly candidates: readonly string[];
  readonly basis: string;
}

/** Programs that work on the files which they name. */
const FILE_TOOLS =
  /^(?:cat|cp|mv|rm|dd|du|find|tar|sync|head|tail|grep|rsync|chmod|chown|ln|wc|file|md5sum|sha256sum)$/;

/** Families of which the table alone tells nothing: any mount could be meant. */
const EXACT_ONLY: ReadonlySet<MountClass> = new Set(['any', 'device']);

/** Files of one process that are looked at. */
const FILES_READ = 64;

/** Finds the mounts that tasks wait for: by their arguments, their open files, their names, or as the only one there is. */
export class MountFinder {
  readonly #table: MountTable;
  readonly #files: ReadonlyMap<number, readonly OpenFile[]>;
  readonly #unreachable: ReadonlySet<string>;
  readonly #signs: readonly FactOfKind<typeof logSigns>[];
  /** What is found by the class alone is the same for all waiters. */
  readonly #byClass = new Map<MountClass, Found>();

  constructor(
    table: MountTable,
    files: readonly OpenFile[],
    unreachable: readonly string[],
    signs: readonly FactOfKind<typeof logSigns>[],
  ) {
    this.#table = table;
    this.#signs = signs;
    this.#files = groupBy(files, ({ pid }) => pid);
    this.#unreachable = new Set(unreachable);
  }

  of(asked: Asked): Found {
    const { wanted } = asked;
    const named = this.#byArgument(asked);
    if (named?.basis === 'argument') return named;
    const open = this.#byOpenFile(asked);
    if (open !== undefined) return one(open, 'open-file');
    const threads = this.#byThread(asked);
    if (threads !== undefined) return one(threads, 'device');
    if (named !== undefined) return named;
    if (EXACT_ONLY.has(wanted)) return { candidates: [], basis: '' };
    const known = this.#byClass.get(wanted) ?? this.#ofClass(wanted);
    this.#byClass.set(wanted, known);
    return known;
  }

  #ofClass(wanted: MountClass): Found {
    const only = this.#table.only(wanted);
    if (only !== undefined) return one(only, 'only-mount');
    const all = this.#table.all(wanted);
    const unreachable = all.filter(({ target }) => this.#unreachable.has(target));
    if (unreachable[0] !== undefined && unreachable.length === 1) return one(unreachable[0], 'unreachable');
    const names = namedInLog(this.#signs, wanted);
    const isNamed = ({ device, options, deviceNumber }: Mounted): boolean =>
      namesOfMount(device, options, deviceNumber).some((name) => names.has(name));
    const named = names.size === 0 ? [] : all.filter(isNamed);
    if (named[0] !== undefined && named.length === 1) return one(named[0], 'log');
    return { candidates: named.length > 0 ? targetsOf(named) : this.#table.candidates(wanted), basis: '' };
  }

  #byArgument({ comm, command, role, wanted }: Asked): Found | undefined {
    const paths = pathsIn(command);
    let best: Mounted | undefined;
    for (const path of paths) {
      const mount = this.#table.above(path);
      if (mount === undefined || !isOfClass(mount.type, wanted)) continue;
      // A daemon that names its settings in /etc need not wait for these.
      if (mount.target === '/' && !isBrief(comm) && !FILE_TOOLS.test(comm)) continue;
      best = longer(best, mount);
    }
    for (const path of pathsWithBlanks(command)) best = longer(best, this.#exactly(path, wanted));
    for (const word of operandsOf(command)) best ??= this.#byDevice(word, wanted);
    if (best !== undefined) return one(best, 'argument');
    // What is about to be mounted is in no table yet, and what umount works on no longer.
    return role === 'mount-helper' || role === 'umount' ? unlisted(command) : this.#below(comm, paths, wanted);
  }

  #exactly(path: string, wanted: MountClass): Mounted | undefined {
    const mount = this.#table.at(path);
    return mount !== undefined && isOfClass(mount.type, wanted) ? mount : undefined;
  }

  #byDevice(word: string, wanted: MountClass): Mounted | undefined {
    const mount = this.#table.ofDevice(word);
    return mount !== undefined && isOfClass(mount.type, wanted) ? mount : undefined;
  }

  /** `ls -l` of a folder asks what is mounted right in it. */
  #below(comm: string, paths: readonly string[], wanted: MountClass): Found | undefined {
    if (comm === 'df') return undefined;
    const below = paths.flatMap((path) => this.#table.rightBelow(path).filter(({ type }) => isOfClass(type, wanted)));
    const [first, ...others] = [...new Set(below)];
    if (first === undefined) return undefined;
    return others.length === 0 ? one(first, 'argument') : { candidates: targetsOf([first, ...others]), basis: '' };
  }

  #byOpenFile({ pid, wanted }: Asked): Mounted | undefined {
    const found = new Set<Mounted>();
    for (const { deviceNumber, path } of (this.#files.get(pid) ?? []).slice(0, FILES_READ)) {
      const above = path.startsWith('/') ? this.#table.above(path) : undefined;
      const mount = (deviceNumber === undefined ? undefined : this.#table.ofNumber(deviceNumber)) ?? above;
      if (mount !== undefined && isOfClass(mount.type, wanted)) found.add(mount);
    }
    const [first, ...others] = found;
    return others.length === 0 ? first : undefined;
  }

  /** `jbd2/sda1-8`, `xfsaild/dm-0`, `kworker/u8:1+flush-253:0`: kernel threads bear their device's name. */
  #byThread({ comm, wanted }: Asked): Mounted | undefined {
    const number = /\bflush-(\d{1,4}:\d{1,7})\b/.exec(comm)?.[1];
    const name = /^(?:jbd2\/([\w-]{1,32})-\d{1,10}|(?:xfsaild|xfs-[a-z]{1,12}|dio|ext4-\w{1,8})\/([\w-]{1,32}))$/.exec(
      comm,
    );
    const mount = number !== undefined ? this.#table.ofNumber(number) : this.#byShortName(name?.[1] ?? name?.[2]);
    return mount !== undefined && isOfClass(mount.type, wanted) ? mount : undefined;
  }

  #byShortName(name: string | undefined): Mounted | undefined {
    if (name === undefined) return undefined;
    const minor = /^dm-(\d{1,5})$/.exec(name)?.[1];
    const mapped =
      minor === undefined ? [] : MAPPER_MAJORS.flatMap((major) => this.#table.ofNumber(`${major}:${minor}`) ?? []);
    return this.#table.ofDevice(`/dev/${name}`) ?? mapped[0];
  }
}

/** The device mapper asks for a major number at start: 252 to 254 by what came before it. */
const MAPPER_MAJORS = [253, 252, 254, 251];

function one(mount: Mounted, basis: string): Found {
  return { mount, candidates: [], basis };
}

function longer(known: Mounted | undefined, other: Mounted | undefined): Mounted | undefined {
  if (known === undefined || other === undefined) return other ?? known;
  return other.target.length > known.target.length ? other : known;
}

/** `mount -t nfs server:/export /mnt -o …`: the last path is the place, what stands before it the device. */
function unlisted(command: string): Found | undefined {
  const operands = operandsOf(command);
  const at = operands.findLastIndex((word) => word.startsWith('/'));
  const target = operands[at];
  const device = operands[at - 1];
  if (target === undefined) return undefined;
  const isSource = device !== undefined && (device.includes(':') || device.startsWith('/'));
  return { target, ...(isSource ? { device } : {}), candidates: [], basis: 'argument' };
}
