import { readFileSync } from 'node:fs';
import type { CutLimits } from '../../../../src/core/facts/cut-lines.ts';
import { extract } from '../../../../src/core/facts/extract.ts';
import { kernels } from '../../../../src/core/facts/kinds/host.ts';
import { tasks } from '../../../../src/core/facts/kinds/tasks.ts';
import { kernelLog } from '../../../../src/core/facts/parsers/kernel-log.ts';
import type { FactOfKind } from '../../../../src/core/model/fact.ts';
import type { Note } from '../../../../src/core/model/note.ts';
import { entriesOf } from '../entries.ts';

export type Task = FactOfKind<typeof tasks>;
export const LIMITS: CutLimits = { lineBytes: 65_536, memberBytes: 1 << 28 };

export async function readLog(
  text: string | Uint8Array,
  { path = 'sos_commands/kernel/dmesg', chunk, size }: { path?: string; chunk?: number; size?: number } = {},
): Promise<{ tasks: readonly Task[]; kernels: readonly string[]; notes: readonly Note[] }> {
  const { facts, notes } = await extract(entriesOf([{ path, text, ...(size === undefined ? {} : { size }) }], chunk), {
    parsers: [kernelLog],
    limits: LIMITS,
  });
  return { tasks: facts.of(tasks) ?? [], kernels: (facts.of(kernels) ?? []).map(({ release }) => release), notes };
}
export const evidence = (path: string): string => readFileSync(`test/evidence/${path}`, 'utf8');
export const FREEZE = evidence('10-fsfreeze-ext4/sos_commands/kernel/dmesg');
export const SYSRQ = evidence('21-fuse-init-audit-6.1-sysrq/sos_commands/kernel/dmesg');
