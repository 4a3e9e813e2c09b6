import type { Diagnosis, Evidence, Finding, Hangs, HostDiagnosis, Ruling } from '../model/diagnosis.ts';
import type { Note } from '../model/note.ts';
import { bundleNotes } from './notes.ts';

export interface DocumentLimits {
  /** Bytes of a diagnosis as JSON without blanks. */
  readonly documentBytes: number;
}

/** Events and notes that stay whatever happens; both are listed by what matters most. */
const KEPT = 20;

/** Mounts, and groups of tasks, that stay: the worst ones stand first. */
const KEPT_HANGS = 5;

/** What the notes take that tell what was left out. */
const ROOM_FOR_NOTES = 1024;

/**
 * A document within its limit. What goes first is evidence, the longest lines before others so that as few as possible
 * go, but never the only line of a claim; then the end of what is long: the timeline, what hangs, the notes, what is said
 * again of each host, and at last the findings that rank lowest. All of it is told in `bundle.notes`.
 */
export function fitDocument(document: Diagnosis, { documentBytes }: DocumentLimits): Diagnosis {
  let excess = sizeOf(document) - documentBytes;
  if (excess <= 0) return document;
  excess += ROOM_FOR_NOTES;
  const dropped = new Set<object>();
  const notes: Note[] = [];
  for (const [detail, items] of stages(document)) {
    const before = dropped.size;
    for (const item of items) {
      if (excess <= 0) break;
      dropped.add(item);
      excess -= sizeOf(item);
    }
    if (dropped.size > before) notes.push({ code: 'left-out', detail, count: dropped.size - before });
  }
  const left = remaining(document, dropped);
  const told = [...left.bundle.notes, ...bundleNotes(notes, document.engine.locale)];
  return { ...left, bundle: { ...left.bundle, notes: told } };
}

const encoder = new TextEncoder();

function sizeOf(value: object): number {
  return encoder.encode(JSON.stringify(value)).length;
}

type Stage = readonly [detail: string, items: Iterable<object>];

/** What may go, in the order in which it goes. */
function* stages(document: Diagnosis): Generator<Stage> {
  const { hosts = [], findings, differential } = document;
  const all = [document, ...hosts];
  yield ['lines of evidence', largestFirst(all.flatMap(spareEvidence))];
  yield ['events of the timeline', all.flatMap(({ timeline }) => timeline.slice(KEPT).reverse())];
  yield ['groups of waiting tasks', all.flatMap(({ hangs }) => hangs?.tasks?.slice(KEPT_HANGS).reverse() ?? [])];
  yield ['mounts that hang', all.flatMap(({ hangs }) => hangs?.mounts?.slice(KEPT_HANGS).reverse() ?? [])];
  yield ['notes', all.flatMap(({ bundle }) => bundle.notes.slice(KEPT).reverse())];
  yield ['documents of single hosts', [...hosts].reverse()];
  yield ['causes that do not hold', differential.toReversed()];
  yield ['findings', findings.slice(1).reverse()];
}

function largestFirst(items: readonly object[]): object[] {
  const sized = items.map((item) => ({ item, size: sizeOf(item) }));
  return sized.sort((a, b) => b.size - a.size).map(({ item }) => item);
}

/** Lines on which nothing rests that another line does not show as well. */
function spareEvidence({ findings, differential }: HostDiagnosis): Evidence[] {
  const rulings = differential.flatMap(({ evidence }) => evidence.slice(1));
  return [...findings.flatMap(spareOf), ...rulings];
}

function spareOf({ evidence, against, chain }: Finding): Evidence[] {
  const needed = new Set([evidence[0]?.id, against[0]?.id, ...chain.map((link) => link.evidence[0])]);
  return [...evidence, ...against].filter(({ id }) => !needed.has(id));
}

function remaining<D extends Diagnosis>(document: D, dropped: ReadonlySet<object>): D {
  const stays = (item: object): boolean => !dropped.has(item);
  const { bundle, findings, differential, timeline, hangs, hosts } = document;
  return {
    ...document,
    bundle: { ...bundle, notes: bundle.notes.filter(stays) },
    findings: findings.filter(stays).map((finding) => remainingOf(finding, stays)),
    differential: differential
      .filter(stays)
      .map((ruling): Ruling => ({ ...ruling, evidence: ruling.evidence.filter(stays) })),
    timeline: timeline.filter(stays),
    ...(hangs === undefined ? {} : { hangs: remainingHangs(hangs, stays) }),
    ...(hosts === undefined ? {} : { hosts: hosts.filter(stays).map((host) => remaining(host, dropped)) }),
  };
}

function remainingHangs(hangs: Hangs, stays: (item: object) => boolean): Hangs {
  const [mounts, tasks] = [hangs.mounts?.filter(stays), hangs.tasks?.filter(stays)];
  const left = (all: readonly object[] = [], kept: readonly object[] = []): number => all.length - kept.length;
  const moreMounts = (hangs.moreMounts ?? 0) + left(hangs.mounts, mounts);
  const moreTasks = (hangs.moreTasks ?? 0) + left(hangs.tasks, tasks);
  return {
    ...(mounts === undefined ? {} : { mounts }),
    ...(moreMounts > 0 ? { moreMounts } : {}),
    ...(tasks === undefined ? {} : { tasks }),
    ...(moreTasks > 0 ? { moreTasks } : {}),
  };
}

function remainingOf(finding: Finding, stays: (item: object) => boolean): Finding {
  const [evidence, against] = [finding.evidence.filter(stays), finding.against.filter(stays)];
  const ids = new Set([...evidence, ...against].map(({ id }) => id));
  const chain = finding.chain.map((link) => ({ ...link, evidence: link.evidence.filter((id) => ids.has(id)) }));
  return { ...finding, evidence, against, chain };
}
