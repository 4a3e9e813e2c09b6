import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../../src/core/facts/derive.ts';
import { daemonsOfFuseMounts } from '../../../../src/core/facts/derived/fuse-daemons.ts';
import { fuseDaemons } from '../../../../src/core/facts/kinds/fuse.ts';
import { processes } from '../../../../src/core/facts/kinds/processes.ts';
import { Facts } from '../../../../src/core/model/fact.ts';
import { isLatest } from './support/pairwise.ts';
import { factsOf, mounts, ps } from './support/waits-bundles.ts';

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

describe('who holds /dev/fuse is a daemon, whatever it is called', () => {
  const ONE = 'u@nas:/ /mnt/nas fuse.weird rw,user_id=0,group_id=0 0 0\n';
  const TWO = `${ONE}x /mnt/x fuse.odd rw,user_id=0,group_id=0 0 0\n`;
  const VIRTUAL = `${ONE}tag /mnt/v virtiofs rw 0 0\n`;
  const list = ps('7 1 T do_signal_stop python3 serve.py', '8 7 S pipe_read sh', '9 1 S poll mount -t fuse x /mnt/nas');

  it.each<readonly [string, string, string, readonly (readonly [number, string | undefined])[]]>([
    ['alone, it serves the only mount', ONE, '7\n', [[7, '/mnt/nas']]],
    ['a share of the hypervisor has no daemon here', VIRTUAL, '7\n', [[7, '/mnt/nas']]],
    ['of two mounts nobody knows which', TWO, '7\n', [[7, undefined]]],
    [
      'of two holders nobody knows who',
      ONE,
      '7\n8\n',
      [
        [7, undefined],
        [8, undefined],
      ],
    ],
    ['who mounts is none', ONE, '9\n', []],
    ['one that is not in the list is none', ONE, '77\n', []],
    ['nobody holds it', ONE, '', []],
  ])('%s', async (_, table, holders, expected) => {
    const facts = await factsOf({ ...mounts(table), ...list, 'collector/fuse-device-holders': holders });
    const found = facts.of(fuseDaemons) ?? [];
    expect(found.map(({ pid, target }) => [pid, target])).toEqual(expected);
    expect(found.every(({ holder }) => holder)).toBe(true);
  });
});
