import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostReading } from '../../../src/core/facts/collector.ts';
import { members } from '../../../src/core/facts/kinds/members.ts';
import type { VerdictStatus } from '../../../src/core/model/diagnosis.ts';
import type { Fact } from '../../../src/core/model/fact.ts';
import { BUNDLES, documentOf, type Reading, readingOf, soundDocument } from './bundles.ts';

/** Strongest first. That all is well is the strongest claim by absence, and no cut bundle makes it. */
const STRENGTH: readonly VerdictStatus[] = ['clear', 'confirmed', 'probable', 'possible', 'at-risk', 'insufficient'];

interface Place {
  /** Full path. */
  readonly member: string;
  readonly line: number;
  readonly facts: Fact[];
}

const pathOf = ({ root }: HostReading, { source }: Fact): string =>
  root === '' ? source.path : `${root}/${source.path}`;

/** Every fact that a parser read, by its member, kind and line. */
function placesOf({ extraction }: Reading): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const host of [extraction, ...extraction.others]) {
    for (const kind of host.facts.names().filter((name) => name !== members.name)) {
      for (const fact of host.facts.named(kind) ?? []) {
        const [member, { line }] = [pathOf(host, fact), fact.source];
        const key = `${member}:${line} ${kind}`;
        const place = places.get(key) ?? { member, line, facts: [] };
        places.set(key, place);
        place.facts.push(fact);
      }
    }
  }
  return places;
}

/** Lines that were seen of each member. */
function linesOf({ extraction }: Reading): Map<string, number> {
  const hosts = [extraction, ...extraction.others];
  return new Map(
    hosts.flatMap((host) =>
      (host.facts.of(members) ?? []).map((fact): [string, number] => [pathOf(host, fact), fact.lines]),
    ),
  );
}

describe.each(BUNDLES)('%s that is cut anywhere', (_name, bytes) => {
  const length = fc.integer({ min: 1, max: bytes.length - 1 });

  test('holds no fact that the whole one lacks', async () => {
    const whole = await readingOf(bytes);
    const expected = whole === undefined ? new Map<string, Place>() : placesOf(whole);
    expect(expected.size).toBeGreaterThan(3);
    const property = fc.asyncProperty(length, async (end) => {
      const cut = await readingOf(bytes.subarray(0, end));
      if (cut === undefined) return;
      const lines = linesOf(cut);
      const broken = new Set(cut.notes.map(({ path }) => path));
      for (const [key, { member, line, facts }] of placesOf(cut)) {
        // A zip tells at its end alone which of its members are links.
        if (line === 0) continue;
        const isCut = cut.format === 'file' || broken.has(member);
        // The line that the cut goes through may read as another one, and a record that goes on behind it is shorter.
        if (!isCut) expect(facts, key).toEqual(expected.get(key)?.facts);
        else if (line < (lines.get(member) ?? 0) - 1) expect(expected.has(key), key).toBe(true);
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });

  test('is told to be incomplete, and gives no stronger verdict', async () => {
    const whole = await soundDocument(bytes);
    const strongest = Math.max(STRENGTH.indexOf(whole.verdict.status), 1);
    const property = fc.asyncProperty(length, async (end) => {
      const cut = await documentOf(bytes.subarray(0, end));
      if (typeof cut === 'string') return;
      // Nothing tells the end of a text, and the name of a tar's first member alone is one.
      if (cut.bundle.format === 'file') return;
      // The zeros behind the last member need not all be there.
      if (cut.bundle.complete) expect(cut).toEqual(whole);
      else expect(STRENGTH.indexOf(cut.verdict.status)).toBeGreaterThanOrEqual(strongest);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
