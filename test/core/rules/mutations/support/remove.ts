import type { Assessment } from '../../../../../src/core/findings/assess.ts';
import type { Expression } from '../../../../../src/core/findings/expressions.ts';
import { members } from '../../../../../src/core/facts/kinds/members.ts';
import { mounts } from '../../../../../src/core/facts/kinds/mounts.ts';
import type { Fact, Facts, Origin } from '../../../../../src/core/model/fact.ts';
import type { Tree } from '../../../../../src/core/trials/tree.ts';
import { assessed, type Hit } from './hits.ts';

/**
 * Signals that a truth cannot do without, as it came true here: none of them seen, it is false, and with any one less
 * it would hold. One signal where it is required, several where each stands in for the others.
 */
export function cutsOf(truth: Expression, seen: ReadonlySet<string>): string[][] {
  const names = truth.reads.filter((name) => seen.has(name));
  const holds = (gone: readonly string[]): boolean =>
    truth.evaluate(Object.fromEntries(truth.reads.map((name) => [name, seen.has(name) && !gone.includes(name)]))) ===
    true;
  const ways = Array.from({ length: 2 ** names.length - 1 }, (_, way) =>
    names.filter((_, at) => ((way + 1) >> at) % 2 === 1),
  );
  const cuts: string[][] = [];
  for (const way of ways.sort((a, b) => a.length - b.length)) {
    if (!cuts.some((cut) => cut.every((name) => way.includes(name))) && !holds(way)) cuts.push(way);
  }
  return cuts;
}

export interface Removal {
  readonly assessment: Assessment;
  /** Signals that could not be made to disappear. */
  readonly left: readonly string[];
  /** Signals of the truth that were not seen before, and are now. */
  readonly instead: readonly string[];
}

/** A fact has other homes: a stack in a log, the wait channel in ps. They go one after the other. */
const MOST_HOMES = 12;

/** The hit, read anew without the lines in which these signals are seen, in whatever member they stand. */
export async function withoutSignals(hit: Hit, signals: readonly string[], truth: Expression): Promise<Removal> {
  let { tree, derived: facts, assessment } = hit;
  for (let home = 0; home < MOST_HOMES; home += 1) {
    const matched = signals.flatMap((name) => assessment.seen.get(name) ?? []);
    if (matched.length === 0) break;
    tree = withoutFacts(tree, facts, matched);
    ({ facts, assessment } = await assessed(hit.rule, tree));
  }
  return {
    assessment,
    left: signals.filter((name) => assessment.seen.has(name)),
    instead: truth.reads.filter((name) => assessment.seen.has(name) && !hit.assessment.seen.has(name)),
  };
}

/**
 * A table of mounts goes as a whole, since without one row it would say that this is not mounted; so does the member
 * that a signal is about. Of all else the lines go, of a stack every frame.
 */
function withoutFacts(tree: Tree, facts: Facts, matched: readonly Fact[]): Tree {
  const tables = new Set((facts.of(mounts) ?? []).map(({ source }) => source.path));
  const asMembers = new Set<Fact>(facts.of(members) ?? []);
  const whole = new Set<string>();
  const lines = new Map<string, Set<number>>();
  const drop = ({ path, line }: Origin): void => {
    lines.set(path, (lines.get(path) ?? new Set()).add(line));
  };
  for (const fact of matched) {
    const { path, line } = fact.source;
    if (line === 0 || tables.has(path) || asMembers.has(fact)) whole.add(path);
    drop(fact.source);
  }
  const isGone = ({ path, line }: Origin): boolean => lines.get(path)?.has(line) === true;
  for (const task of facts.names().flatMap((name) => facts.named(name) ?? [])) {
    const frames = framesOf(task);
    if (frames.some(isGone)) [task.source, ...frames].forEach(drop);
  }
  return withoutLines(tree, whole, lines);
}

function framesOf(fact: Fact): Origin[] {
  const frames: unknown = Reflect.get(fact, 'frames');
  // The field `frames` is of that type wherever a kind has it.
  return Array.isArray(frames) ? (frames as readonly Fact[]).map(({ source }) => source) : [];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function withoutLines(tree: Tree, whole: ReadonlySet<string>, lines: ReadonlyMap<string, ReadonlySet<number>>): Tree {
  const files = new Map(tree.files);
  for (const [path, gone] of lines) {
    const body = files.get(path);
    if (body === undefined) continue;
    const left = decoder
      .decode(body)
      .split('\n')
      .filter((_, at) => !gone.has(at + 1))
      .join('\n');
    if (left.trim() === '') files.delete(path);
    else files.set(path, new TextEncoder().encode(left));
  }
  for (const path of whole) files.delete(path);
  return { files, links: new Map([...tree.links].filter(([path]) => !whole.has(path))) };
}
