import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { fuseMountsOfAllTables, mtabDisagreements } from '../../../../src/core/facts/derived/fuse-mounts.ts';
import { mtabByMountCommand } from '../../../../src/core/facts/derived/mtab.ts';
import { fuseMounts, mtabDifferences } from '../../../../src/core/facts/kinds/fuse.ts';
import { mounts, mtab } from '../../../../src/core/facts/kinds/mounts.ts';
import { Facts, type FactOfKind } from '../../../../src/core/model/fact.ts';
import { samePlace, standing } from './support/pairwise.ts';

type Mount = FactOfKind<typeof mounts>;

const row = (table: string): fc.Arbitrary<Mount> =>
  fc.record({
    source: fc.integer({ min: 1, max: 99 }).map((line) => ({ path: table, line, text: '' })),
    table: fc.constant(table),
    device: fc.constantFrom('d', 'e'),
    target: fc.constantFrom('/', '/m', '/n'),
    type: fc.constantFrom('fuse.sshfs', 'fuse', 'ext4'),
    options: fc.uniqueArray(fc.constantFrom('rw', 'relatime', 'seclabel', 'allow_other')),
    position: fc.constant(0),
    deviceNumber: fc.integer({ min: 1, max: 50 }).map((minor) => `0:${minor}`),
  });

const table = (name: string) => fc.array(row(name), { maxLength: 6 });

function factsOf(tables: readonly (readonly Mount[])[], form?: string): Facts {
  const facts = new Facts();
  facts.set(mounts, tables.flat());
  if (form !== undefined) facts.set(mtab, [{ source: { path: 'etc/mtab', line: 1, text: '' }, form }]);
  return facts;
}

describe('the FUSE mounts of several tables', () => {
  it('stand to one another as a comparison of every two rows says', () => {
    fc.assert(
      fc.property(table('kernel'), table('mountinfo'), table('mtab'), (kernel, mountinfo, own) => {
        fc.pre(kernel.length > 0 && own.length > 0);
        const facts = factsOf([kernel, mountinfo, own], 'regular');
        derive(facts, [fuseMountsOfAllTables, mtabDisagreements]);
        const found = facts.of(fuseMounts) ?? [];
        const rows = kernel.filter(({ type }) => type.startsWith('fuse'));
        expect(found.map(({ source }) => source)).toEqual(rows.map(({ source }) => source));
        expect(found).toMatchObject(rows.map((one) => standing(one, { kernel, mountinfo, mtab: own })));
        const stale = own.filter((one) => one.type.startsWith('fuse') && !rows.some((other) => samePlace(one, other)));
        const staleHere = (facts.of(mtabDifferences) ?? []).filter(({ difference }) => difference === 'stale');
        expect(staleHere.map(({ source }) => source)).toEqual(stale.map(({ source }) => source));
      }),
      { numRuns: 500 },
    );
  });

  it('keep a few lines of a mtab that says the same many times, and count the others', () => {
    const one = { device: 'd', target: '/m', type: 'fuse', options: [], position: 0 };
    const rows = (name: string, count: number): Mount[] =>
      Array.from({ length: count }, (_, line) => ({ ...one, table: name, source: { path: name, line, text: '' } }));
    for (const [count, kept] of [
      [15, 15],
      [16, 16],
      [17, 16],
    ] as const) {
      const facts = factsOf([rows('kernel', 1), rows('mtab', count)], 'regular');
      derive(facts, [fuseMountsOfAllTables]);
      const [found] = facts.of(fuseMounts) ?? [];
      expect([found?.mtabRows, found?.elsewhere.length]).toEqual([count, kept]);
    }
  });
});

describe('mtab, as `mount` shows it', () => {
  it('is a file where a comparison of every two rows says so', () => {
    fc.assert(
      fc.property(table('kernel'), table('command'), (kernel, own) => {
        const isFewer = (one: Mount): boolean =>
          one.type.startsWith('fuse') &&
          own.filter((other) => samePlace(one, other)).length < kernel.filter((other) => samePlace(one, other)).length;
        const knowsLess = (one: Mount): boolean => {
          const root = kernel.findLast(({ target }) => target === '/');
          if (one.target !== '/' || root?.type !== one.type) return false;
          return root.options.some((option) => option !== 'seclabel' && !one.options.includes(option));
        };
        const expected = own.find(isFewer) ?? own.find(knowsLess);
        expect(mtabByMountCommand.derive(factsOf([kernel, own]), () => undefined)).toEqual(
          expected === undefined ? undefined : [{ source: expected.source, form: 'regular' }],
        );
      }),
      { numRuns: 500 },
    );
  });
});
