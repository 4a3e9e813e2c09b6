import type { DocumentLimits } from '../diagnosis/fit.ts';
import type { Evidence } from '../model/diagnosis.ts';
import type { BothSides, Verification } from '../model/verification.ts';
import { caution } from './cautions.ts';

/** What the caution takes that tells of it. */
const ROOM = 1024;

/**
 * A verification within the limit of a document. What goes is evidence, the longest lines first so that as few as
 * possible go, and of each check the only line of a bundle last. Nothing else in it grows with a bundle.
 */
export function fitVerification(document: Verification, { documentBytes }: DocumentLimits): Verification {
  let excess = sizeOf(document) - documentBytes;
  if (excess <= 0) return document;
  excess += ROOM;
  const sides = allSides(document);
  const spare = sides.flatMap((evidence) => evidence.slice(1));
  const only = sides.flatMap((evidence) => evidence.slice(0, 1));
  const dropped = new Set<Evidence>();
  for (const one of [...largestFirst(spare), ...largestFirst(only)]) {
    if (excess <= 0) break;
    dropped.add(one);
    excess -= sizeOf(one);
  }
  const told = caution('left-out', document.engine.locale, { count: [dropped.size] });
  const left = without(document, dropped);
  return { ...left, cautions: [...left.cautions, told] };
}

const encoder = new TextEncoder();

function sizeOf(value: object): number {
  return encoder.encode(JSON.stringify(value)).length;
}

function largestFirst(items: readonly Evidence[]): readonly Evidence[] {
  const sized = items.map((item) => ({ item, size: sizeOf(item) }));
  return sized.sort((a, b) => b.size - a.size).map(({ item }) => item);
}

function allSides({ cautions, checks, fixes, changes, appeared }: Verification): (readonly Evidence[])[] {
  const both = [...cautions, ...checks, ...fixes, ...changes].flatMap(({ evidence }) => [
    evidence.before,
    evidence.after,
  ]);
  return [...both, ...appeared.map(({ evidence }) => evidence)];
}

function without(document: Verification, dropped: ReadonlySet<Evidence>): Verification {
  const stay = (evidence: readonly Evidence[]): Evidence[] => evidence.filter((one) => !dropped.has(one));
  const lighter = <T extends { readonly evidence: BothSides }>(item: T): T => ({
    ...item,
    evidence: { before: stay(item.evidence.before), after: stay(item.evidence.after) },
  });
  return {
    ...document,
    cautions: document.cautions.map(lighter),
    checks: document.checks.map(lighter),
    fixes: document.fixes.map(lighter),
    changes: document.changes.map(lighter),
    appeared: document.appeared.map((item) => ({ ...item, evidence: stay(item.evidence) })),
  };
}
