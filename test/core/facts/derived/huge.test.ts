import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../src/core/diagnose.ts';
import { fuseDaemons, fuseMounts, fuseWaiters } from '../../../../src/core/facts/kinds/fuse.ts';
import { captures } from '../../../../src/core/facts/kinds/host.ts';
import { summarise } from '../../../../src/core/facts/summary.ts';
import { Facts } from '../../../../src/core/model/fact.ts';
import { bundleOf, changed, EMPTY_TREE } from '../../../support/tree.ts';

/** As many rows of each sort; who compares them two by two does not come back within the time-out of a test. */
const ROWS = 20_000;

const lines = (line: (index: number) => string, count = ROWS): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const PS = 'F   UID     PID    PPID PRI  NI    VSZ   RSS WCHAN  STAT TTY        TIME COMMAND\n';
const process = (pid: number, uid: number, wchan: string, command: string): string =>
  `0 ${uid} ${pid} 1 20 0 10000 1000 ${wchan} ${wchan === 'reques' ? 'D' : 'S'} ? 0:00 ${command}`;

interface Names {
  readonly device: (index: number) => string;
  readonly target: (index: number) => string;
  /** What the waiters name. */
  readonly path: (index: number) => string;
}

async function factsOf({ device, target, path }: Names): Promise<Facts> {
  const table = lines((i) => `${device(i)} ${target(i)} fuse.sshfs rw,user_id=${i},group_id=0 0 0`);
  const files = {
    'proc/mounts': table,
    'etc/mtab': table,
    'sos_commands/filesys/mount_-l': lines((i) => `${device(i)} on ${target(i)} type fuse.sshfs (rw,user_id=${i})`),
    'sos_commands/process/ps_alxwww':
      PS +
      lines((i) => process(1000 + i, i, 'futex_', `sshfs ${device(i)} ${target(i)}`)) +
      lines((i) => process(1000 + ROWS + i, i, 'reques', `df ${path(i)}`)),
  };
  const { facts } = await readFacts(bundleOf(changed(EMPTY_TREE, { files })), DEFAULT_LIMITS);
  return facts;
}

describe('as many mounts, daemons and waiters as a hostile bundle can list', () => {
  it.each<[string, Names, string | undefined]>([
    [
      'each on its own',
      { device: (i) => `u@h${i}:/x`, target: (i) => `/mnt/${i}`, path: (i) => `/mnt/${i}` },
      '/mnt/0',
    ],
    ['all on one target', { device: () => 'u@h:/x', target: () => '/mnt', path: () => '/mnt' }, '/mnt'],
    ['of many devices', { device: (i) => `u@h${i}:/x`, target: () => '/mnt', path: () => '/mnt' }, '/mnt'],
    ['asked for by their folder', { device: () => 'u@h:', target: (i) => `/m/a${i}`, path: () => '/m' }, '/m/a19999'],
    ['asked for by no path', { device: () => 'u@h:', target: (i) => `/m/a${i}`, path: () => '' }, undefined],
  ])('are put together: %s', async (_what, names, target) => {
    const facts = await factsOf(names);
    for (const { name } of [fuseMounts, fuseDaemons, fuseWaiters]) expect(facts.named(name)).toHaveLength(ROWS);
    expect(facts.of(fuseWaiters)?.[0]?.target).toBe(target);
    expect(summarise(facts).symptoms).toHaveLength(ROWS);
  });

  it('with everything on one process', async () => {
    const many = 150_000;
    const files = {
      'proc/mounts': 'u@h: /m fuse.sshfs rw,user_id=0 0 0\n',
      'sos_commands/process/ps_auxwww':
        'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n' +
        'root 7 0.0 0.0 2488 1234 ? R 12:21 0:00 ps auxwww\n' +
        lines((i) => `root 8 0.0 0.0 2488 1234 ? D 08:21 0:00 df ${i}`, many),
      'sos_commands/kernel/dmesg': lines((i) => `[ ${i}.000000] INFO: task t${i}:8 blocked for more than 120 seconds.`),
    };
    const { facts } = await readFacts(bundleOf(changed(EMPTY_TREE, { files })), DEFAULT_LIMITS);
    expect(summarise(facts).symptoms).toMatchObject([{ who: expect.stringContaining('(8)') as string }]);
  });
});

it('a timeline is made of more moments than a call takes arguments', () => {
  const facts = new Facts();
  const moment = (line: number) => ({ source: { path: 'p', line, text: '' }, at: `${150_000 - line}`, phase: 'start' });
  facts.set(
    captures,
    Array.from({ length: 150_000 }, (_, line) => moment(line)),
  );
  expect(summarise(facts).timeline.map(({ at }) => at)).toEqual(['1']);
});
