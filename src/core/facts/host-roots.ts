import type { Note } from '../model/note.ts';
import type { MemberFacts } from './member-reader.ts';

export interface RootPlace {
  /** The folder below which paths are a bundle's own; from the top of everything that was sent. */
  readonly root: string;
  /** Path of the innermost archive that holds it; the bundle as it was sent has none. */
  readonly within: string | undefined;
}

export interface Root extends RootPlace {
  /** What was read of each member, by its path. */
  readonly members: Map<string, readonly MemberFacts[]>;
  readonly notes: Note[];
}

export interface HostRoots {
  /** The one of which most was read first. */
  readonly hosts: readonly Root[];
  /** Folders with known file names that are no host. */
  readonly strays: readonly Root[];
}

/** As many different things a bundle tells of its host at least; a folder of somebody's copies tells fewer. */
const HOST_PARSERS = 3;

/** Hosts that get a diagnosis of their own; `sos collect` speaks of clusters, not of data centres. */
export const MAX_HOSTS = 64;

/**
 * Which of the roots are hosts. The one of which most was read always is; another one only if it is a bundle by itself,
 * as in what `sos collect` sends: evidence of one host must never support a finding on another.
 */
export function hostRoots(roots: readonly Root[]): HostRoots {
  const hosts: Root[] = [];
  const strays: Root[] = [];
  for (const root of [...roots].sort(bySize)) {
    // A known file name deep inside a bundle is a coincidence, a whole bundle in an archive is not.
    if (hosts.some((host) => isPartOf(root, host))) continue;
    if (hosts.length === 0 || (isBundle(root) && hosts.length < MAX_HOSTS)) hosts.push(root);
    // What `sos collect` says of itself lies around the hosts.
    else if (!hosts.some((host) => isBelow(host.root, root.root))) strays.push(root);
  }
  const [first, ...rest] = hosts;
  return { hosts: first === undefined ? [] : [first, ...rest.sort(byName)], strays: strays.sort(byName) };
}

/** A shorter, then an earlier name where two are even. */
function bySize(a: Root, b: Root): number {
  return b.members.size - a.members.size || a.root.length - b.root.length || byName(a, b);
}

function byName(a: Root, b: Root): number {
  return a.root < b.root ? -1 : 1;
}

function isPartOf(root: Root, host: Root): boolean {
  return root.within === host.within && isBelow(root.root, host.root);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function isBundle({ members }: Root): boolean {
  return new Set([...members.values()].flatMap((read) => read.map(({ parser }) => parser.name))).size >= HOST_PARSERS;
}
