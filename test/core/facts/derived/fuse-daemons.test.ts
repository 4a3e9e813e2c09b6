import fc from 'fast-check';
import { expect, it } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { daemonsOfFuseMounts } from '../../../../src/core/facts/derived/fuse-daemons.ts';
import { fuseDaemons } from '../../../../src/core/facts/kinds/fuse.ts';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import { Facts } from '../../../../src/core/model/fact.ts';
import { isLatest } from './support/pairwise.ts';

const started = fc.record({
  pid: fc.integer({ min: 0, max: 20 }),
  target: fc.constantFrom('/m', '/n'),
  at: fc.constantFrom('', '2026-11-23T10:00:00', '2026-11-23T11:00:00', '2026-11-24T09:00:00'),
});

it('of several daemons on one mount point, the latest is the one that no other started after', () => {
  fc.assert(
    fc.property(fc.uniqueArray(started, { selector: ({ pid }) => pid, maxLength: 8 }), (all) => {
      const facts = new Facts();
      facts.set(
        processes,
        all.map(({ pid, target, at }, line) => ({
          source: { path: 'ps', line, text: '' },
          pid,
          command: `sshfs u@h: ${target}`,
          ...(at === '' ? {} : { startedAt: at }),
        })),
      );
      derive(facts, [daemonsOfFuseMounts]);
      const found = facts.of(fuseDaemons) ?? [];
      const latest = found.filter((daemon) => daemon.latest).map(({ pid }) => pid);
      const expected = all.filter((one) => isLatest(one, all)).map(({ pid }) => pid);
      expect(latest).toEqual(expected.sort((a, b) => a - b));
    }),
    { numRuns: 1000 },
  );
});
