import {
  type BundleSummary,
  type Citation,
  type Diagnosis,
  type Finding,
  type HangingMount,
  type Hangs,
  type HostDiagnosis,
  type Ruling,
  type TimelineEvent,
  type Verdict,
  type WaitingTasks,
} from '../model/diagnosis.ts';
import { rankedBy, type RankedRule } from './rank.ts';

export interface HostPart {
  readonly diagnosis: HostDiagnosis;
  /** Where the host's bundle lies in what was sent. */
  readonly root: string;
}

/**
 * One document about several hosts: the best verdict of all, and every finding with its host, ranked as of one host.
 * Paths are told from the top of what was sent. `bundle` describes that as a container; `hosts` are at least two; `rules`
 * are all that were asked, by id.
 */
export function wholeOf(
  hosts: readonly HostPart[],
  bundle: BundleSummary,
  rules: ReadonlyMap<string, RankedRule>,
): Diagnosis {
  const named = nameHosts(hosts);
  const ranked = <T extends Finding | Ruling>(results: readonly T[]): readonly T[] =>
    rankedBy([...results].sort(byHost), ({ rule, status }) => ({
      rule: rules.get(rule) ?? { id: rule, severity: 'low' },
      status,
    }));
  const all = named.flatMap(({ name, root, diagnosis }) =>
    diagnosis.findings.map((finding) => ({ ...finding, host: name, ...moved(finding, root) })),
  );
  const differential = named.flatMap(({ name, root, diagnosis }) =>
    diagnosis.differential.map(
      (ruling): Ruling => ({ ...ruling, host: name, evidence: ruling.evidence.map((one) => at(one, root)) }),
    ),
  );
  const findings = ranked(all);
  const best = bestOf(named, findings);
  const documents = hosts.map(({ diagnosis }) => diagnosis);
  return {
    schemaVersion: '1',
    bundle,
    verdict: verdictOf(best),
    findings,
    differential: ranked(differential),
    timeline: named.flatMap(({ name, root, diagnosis }) =>
      diagnosis.timeline.map((event): TimelineEvent => ({ ...at(event, root), host: name })),
    ),
    hangs: hangsOf(named),
    facts: sumOf(documents.map(({ facts }) => facts)),
    // Every document of one run has the same.
    engine: best.diagnosis.engine,
    hosts: documents,
  };
}

interface Named extends HostPart {
  readonly name: string;
}

/** By the host's own name; where two bundles have the same (before and after), by their folders, or by all of the path. */
function nameHosts(hosts: readonly HostPart[]): Named[] {
  const own = hosts.map(({ diagnosis, root }) => diagnosis.bundle.host ?? lastOf(root));
  const folders = hosts.map(({ root }) => lastOf(root));
  const isOnly = (name: string, names: readonly string[]): boolean =>
    names.filter((other) => other === name).length === 1;
  return hosts.map(({ diagnosis, root }, at) => {
    const [name = '', folder = ''] = [own[at], folders[at]];
    return { diagnosis, root, name: isOnly(name, own) ? name : isOnly(folder, folders) ? folder : root };
  });
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function moved(finding: Finding, root: string): Pick<Finding, 'evidence' | 'against'> {
  return {
    evidence: finding.evidence.map((one) => at(one, root)),
    against: finding.against.map((one) => at(one, root)),
  };
}

/** What is unknown of one host is not empty for all; what is known of another one is said. */
function hangsOf(named: readonly Named[]): Hangs | undefined {
  const known = named.flatMap(({ diagnosis: { hangs }, ...host }) => (hangs === undefined ? [] : [{ ...host, hangs }]));
  const all = known.length === named.length;
  const lists = { mounts: [] as HangingMount[], tasks: [] as WaitingTasks[] };
  let [moreMounts, moreTasks] = [0, 0];
  for (const { hangs, name, root } of known) {
    lists.mounts.push(...(hangs.mounts ?? []).map((mount) => ({ ...at(mount, root), host: name })));
    lists.tasks.push(...(hangs.tasks ?? []).map((group) => ({ ...at(group, root), host: name })));
    moreMounts += hangs.moreMounts ?? 0;
    moreTasks += hangs.moreTasks ?? 0;
  }
  const isKnown = (name: 'mounts' | 'tasks'): boolean =>
    lists[name].length > 0 || (all && known.every(({ hangs }) => hangs[name] !== undefined));
  if (!isKnown('mounts') && !isKnown('tasks')) return undefined;
  return {
    ...(isKnown('mounts') ? { mounts: lists.mounts, ...(moreMounts > 0 ? { moreMounts } : {}) } : {}),
    ...(isKnown('tasks') ? { tasks: lists.tasks, ...(moreTasks > 0 ? { moreTasks } : {}) } : {}),
  };
}

function at<T extends Citation | TimelineEvent>(place: T, root: string): T {
  return place.path === undefined || root === '' ? place : { ...place, path: `${root}/${place.path}` };
}

function byHost(a: Finding | Ruling, b: Finding | Ruling): number {
  return compare(a.host ?? '', b.host ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The host whose verdict is about the finding that stands first. Where no verdict names a cause, what is unknown of one
 * host is more to worry about than that another one is well.
 */
function bestOf(hosts: readonly Named[], findings: readonly Finding[]): Named {
  const byName = new Map(hosts.map((host) => [host.name, host]));
  for (const { host, rule } of findings) {
    const one = byName.get(host ?? '');
    if (one?.diagnosis.verdict.rule === rule) return one;
  }
  const [first, ...others] = hosts;
  if (first === undefined) throw new RangeError('a whole has hosts');
  return [first, ...others].find(({ diagnosis }) => diagnosis.verdict.status === 'insufficient') ?? first;
}

function verdictOf({ name, diagnosis }: Named): Verdict {
  const { verdict, engine } = diagnosis;
  // The best being clear, all are.
  if (verdict.status === 'clear') return verdict;
  const colon = engine.locale === 'zh-CN' ? '：' : ': ';
  return { ...verdict, host: name, headline: `${name}${colon}${verdict.headline}` };
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum = new Map<string, number>();
  for (const one of counts)
    for (const [kind, count] of Object.entries(one)) sum.set(kind, (sum.get(kind) ?? 0) + count);
  return Object.fromEntries([...sum].sort(([a], [b]) => compare(a, b)));
}
