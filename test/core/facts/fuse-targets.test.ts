import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sleeper, type Surroundings, Targets } from '../../../src/core/facts/fuse-targets.ts';
import type { fuseDaemons, fuseMounts, fuseWaiters } from '../../../src/core/facts/kinds/fuse.ts';
import type { FactOfKind } from '../../../src/core/model/fact.ts';
import { attribute } from './derived/support/pairwise.ts';

const source = { path: 'p', line: 1, text: '' };
const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const perhaps = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => some(undefined, ...values);

const TARGETS = ['/', '/mnt', '/mnt/a', '/mnt/b', '/mnt/a/b', '/mnt/a b', '/root/m', '/root/n', '/home/u/m'];
const userIds = perhaps(0, 1, 2, 3);

const mount: fc.Arbitrary<FactOfKind<typeof fuseMounts>> = fc.record({
  source: fc.constant(source),
  device: some('d', 'e'),
  target: some(...TARGETS),
  type: some('fuse', 'fuse.sshfs', 'fuse.mount.davfs', 'fuse.'),
  userId: userIds,
  allowOther: some(false, false, true),
  gvfs: fc.boolean(),
  copies: some(1, 1, 2),
  visible: fc.boolean(),
  connection: perhaps(40, 41),
  waiting: perhaps(undefined, 0, 1),
  elsewhere: fc.constant([]),
});

const daemon: fc.Arbitrary<FactOfKind<typeof fuseDaemons>> = fc.record({
  source: fc.constant(source),
  pid: fc.integer({ min: 1, max: 12 }),
  comm: some('sshfs', 'davfs', 'mount.davfs', ''),
  command: fc.constant(''),
  uid: userIds,
  target: perhaps(...TARGETS, '/mnt/a/'),
  gvfs: fc.boolean(),
  doing: some('idle', 'idle', 'stopped', 'waiting', 'elsewhere', 'unknown'),
  holder: fc.constant(false),
  serves: fc.constant(''),
  latest: fc.constant(false),
});

const waiter: fc.Arbitrary<FactOfKind<typeof fuseWaiters>> = fc.record({
  source: fc.constant(source),
  comm: fc.constant('df'),
  pid: fc.integer({ min: 1, max: 20 }),
  command: fc.constant('df'),
  uid: userIds,
  user: perhaps('root', 'nobody', 'u'),
  gate: some('init', 'answer', 'background'),
  audit: fc.boolean(),
  basis: some('stack', 'wchan', 'wchan-cut'),
  role: some('victim', 'umount'),
  detached: fc.constant(false),
  ownership: fc.constant('unknown'),
  collector: fc.constant(false),
  momentary: fc.constant(false),
  auditFrames: fc.constant([]),
  processRows: fc.constant([]),
});

const sleeper: fc.Arbitrary<Sleeper> = fc.record({
  waiter,
  paths: fc.array(some(...TARGETS, '/mnt/a/x', '/mnt/a b/c', '/root', '/data', '/mnt/ab'), { maxLength: 2 }),
});

const surroundings: fc.Arbitrary<Surroundings> = fc
  .record({
    mounted: fc.option(fc.array(mount, { maxLength: 6 }), { nil: undefined, freq: 8 }),
    daemons: fc.uniqueArray(daemon, { maxLength: 5, selector: ({ pid }) => pid }),
    connections: fc.uniqueArray(fc.record({ source: fc.constant(source), id: some(40, 41, 42), waiting: some(0, 1) }), {
      selector: ({ id }) => id,
    }),
  })
  .map((around) => ({ ...around, daemons: withLatest(around.daemons) }));

/** One daemon of each target is the latest, as the derivation has it. */
function withLatest(daemons: readonly FactOfKind<typeof fuseDaemons>[]): FactOfKind<typeof fuseDaemons>[] {
  return daemons.map((one, index) => ({
    ...one,
    latest: daemons.findLastIndex(({ target }) => target === one.target) === index,
  }));
}

describe('the mount that a task waits for', () => {
  it('is the one that a look at every mount and every daemon finds', () => {
    fc.assert(
      fc.property(fc.array(sleeper, { minLength: 1, maxLength: 4 }), surroundings, (sleepers, around) => {
        const targets = new Targets(around);
        for (const one of sleepers) expect(targets.attribute(one)).toEqual(attribute(one, around));
      }),
      { numRuns: 3000 },
    );
  });
});
