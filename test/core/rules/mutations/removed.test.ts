import { describe, expect, test } from 'vitest';
import type { CompiledRule } from '../../../../src/core/findings/compile.ts';
import { OUTCOMES, type Outcome } from '../../../../src/core/model/diagnosis.ts';
import { catalog, type Hit, hitsOf } from './support/hits.ts';
import { cutsOf, withoutSignals } from './support/remove.ts';

/**
 * Where another sign comes up for the one that is gone, since the host that is left over could be of the same cause.
 * Without both, the word is weaker.
 */
const STANDS_IN: Readonly<Record<string, readonly { readonly gone: string; readonly by: string }[]>> = {
  // Without its daemon nobody can tell a mount that was detached from the only one that the table has.
  'fuse-init-audit': [{ gone: 'detached', by: 'gatedMount' }],
};

/** Links of a chain, by their place, that may be missing under the best word. */
const HISTORY: Readonly<Record<string, readonly number[]>> = {
  // How the mount came to be hung, and who keeps it so, is asked for; that audit leads everybody into it is seen.
  'fuse-init-audit': [0, 1, 5],
};

const isWeaker = (status: Outcome, best: Outcome): boolean => OUTCOMES.indexOf(status) > OUTCOMES.indexOf(best);

async function hitsFor(rule: CompiledRule): Promise<readonly Hit[]> {
  const hits = await hitsOf(rule);
  expect(hits.length).toBeGreaterThan(0);
  for (const { name, assessment, best } of hits) expect([name, assessment.status]).toEqual([name, best]);
  return hits;
}

async function heldWithoutFacts(hit: Hit): Promise<string[]> {
  const { rule, best, name, assessment } = hit;
  const truth = rule.truths.get(Object.entries(rule.source.holds).find(([outcome]) => outcome === best)?.[1] ?? '');
  if (truth === undefined) return [`${name}: there is nothing to hold`];
  const told: string[] = [];
  for (const cut of cutsOf(truth, new Set(assessment.seen.keys()))) {
    const known = STANDS_IN[rule.source.id]?.filter(({ gone }) => cut.includes(gone)).map(({ by }) => by) ?? [];
    const { assessment: now, left, instead } = await withoutSignals(hit, [...cut, ...known], truth);
    if (isWeaker(now.status, best) && left.length === 0) continue;
    told.push(`${name}: ${now.status} without ${cut.join(', ')}; left: ${left.join()}; instead: ${instead.join()}`);
  }
  return told;
}

async function heldWithoutLinks(hit: Hit): Promise<string[]> {
  const { rule, best, name, assessment } = hit;
  const told: string[] = [];
  for (const [place, { link, basis }] of assessment.chain.entries()) {
    const truth = rule.truths.get(link.observed);
    if (truth === undefined || basis !== 'observed' || HISTORY[rule.source.id]?.includes(place) === true) continue;
    for (const cut of cutsOf(truth, new Set(assessment.seen.keys()))) {
      const { assessment: now } = await withoutSignals(hit, cut, truth);
      if (now.chain[place]?.basis !== 'missing' || isWeaker(now.status, best)) continue;
      told.push(`${name}: ${now.status}, and link ${place} is missing without ${cut.join(', ')}`);
    }
  }
  return told;
}

describe.each(catalog.rules.map((rule) => ({ rule, id: rule.source.id })))('$id', ({ rule }) => {
  test('says a weaker word without any one of the facts that its best word requires', { timeout: 60_000 }, async () => {
    const told: string[] = [];
    for (const hit of await hitsFor(rule)) told.push(...(await heldWithoutFacts(hit)));
    expect(told).toEqual([]);
  });

  test('says a weaker word where what is left breaks a link of its chain', { timeout: 60_000 }, async () => {
    const told: string[] = [];
    for (const hit of await hitsFor(rule)) told.push(...(await heldWithoutLinks(hit)));
    expect(told).toEqual([]);
  });
});
