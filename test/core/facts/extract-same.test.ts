import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CutLimits } from '../../../src/core/facts/cut-lines.ts';
import type { Extraction } from '../../../src/core/facts/collector.ts';
import { extract } from '../../../src/core/facts/extract.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';
import { entriesOf, type Member } from './entries.ts';

const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 20 };
const read = (
  list: readonly Member[],
  { chunk, byContent = false }: { chunk?: number; byContent?: boolean } = {},
): Promise<Extraction> => extract(entriesOf(list, chunk), { parsers, limits: LIMITS, byContent });

/** Everything that a bundle gave, for comparing. */
const summary = ({ facts, root, notes }: Extraction): unknown => ({
  root,
  notes: [...notes].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  facts: facts.names().map((name) => [name, facts.named(name)]),
});

const TABLE = '/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n';
const PS = 'USER PID STAT COMMAND\nroot 1 Ss init\n';
const RULES = '-w /etc/passwd -p wa\n';

describe('the same bundle gives the same facts', () => {
  const BUNDLE: readonly Member[] = [
    { path: 'b/proc/mounts', symlink: 'self/mounts' },
    { path: 'b/proc/self', symlink: '31151' },
    { path: 'b/proc/31151/mounts', text: TABLE },
    { path: 'b/proc/1/mounts', text: 'x / xfs rw 0 0\n' },
    { path: 'b/etc/mtab', symlink: '../proc/self/mounts' },
    { path: 'b/sos_commands/process/ps_auxwww', text: PS },
    { path: 'b/sos_commands/process/ps_alxwww', text: 'F UID PID PPID COMMAND\n4 0 1 0 init\n' },
    { path: 'b/sos_commands/auditd/auditctl_-l', text: RULES },
    { path: 'b/etc/audit/audit.rules', text: '-D\nnonsense\n' },
    {
      path: 'b/sos_commands/kernel/dmesg',
      text: '[ 1.000000] INFO: task df:7 blocked for more than 120 seconds.\n[ 1.000001]  schedule+0x1/0x2\n',
    },
    { path: 'b/var/log/messages', text: 'Mar 25 16:49:08 h kernel: Linux version 2.6.32 \n' },
    { path: 'c/etc/fstab', text: TABLE },
  ];

  test('in whatever order its members come, and in whatever pieces', async () => {
    const expected = summary(await read(BUNDLE));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...BUNDLE], { minLength: BUNDLE.length }),
        fc.integer({ min: 1, max: 200 }),
        async (order, chunk) => {
          expect(summary(await read(order, { chunk }))).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('any bytes at any path give facts or notes, and never throw', async () => {
  const path = fc.constantFrom(...parsers.flatMap(({ from }) => from.map((home) => `r/${home.replaceAll('*', '1')}`)));
  const text = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ path, text }), { maxLength: 4 }), async (list) => {
      const { notes } = await read(list);
      expect(notes.filter(({ code }) => code === 'parser-failed')).toEqual([]);
      await Promise.all(list.map((member) => read([member], { byContent: true })));
    }),
  );
});
