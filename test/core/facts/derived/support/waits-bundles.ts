import { DEFAULT_LIMITS } from '../../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../../src/core/diagnose.ts';
import { waits } from '../../../../../src/core/facts/kinds/waits.ts';
import type { FactOfKind } from '../../../../../src/core/model/fact.ts';
import { bundleOf, changed, EMPTY_TREE } from '../../../../support/tree.ts';

export type Files = Readonly<Record<string, string>>;

export async function factsOf(files: Files) {
  return (await readFacts(bundleOf(changed(EMPTY_TREE, { files })), DEFAULT_LIMITS)).facts;
}

export async function waitsOf(files: Files): Promise<readonly FactOfKind<typeof waits>[]> {
  return (await factsOf(files)).of(waits) ?? [];
}

export const NFS = 'srv:/export /mnt/a nfs rw,vers=3,hard,addr=10.0.0.1 0 0\n';
export const SECOND = 'other:/x /mnt/b nfs rw,vers=3,hard,addr=10.0.0.2 0 0\n';
export const DISKS = '/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /data xfs rw 0 0\n';

/** `ps axo pid,ppid,state,wchan:32,args`. */
export const ps = (...rows: readonly string[]): Files => ({
  'sos_commands/process/ps_axo_pid_ppid_state_wchan_32_args': [
    '  PID  PPID S WCHAN                            COMMAND',
    ...rows.map((row) => {
      const [pid = '', ppid = '', state = '', wchan = '', ...args] = row.split(' ');
      return `${pid.padStart(5)} ${ppid.padStart(5)} ${state} ${wchan.padEnd(32)} ${args.join(' ')}`;
    }),
    '',
  ].join('\n'),
});

/** As sos has it, with starts: the list itself was made at 12:30:00. */
export const dated = (...rows: readonly (readonly [start: string, row: string])[]): Files => ({
  'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd': [
    'F S   UID   PID  PPID  PGID   SID CLS PRI PSR ADDR    SZ WCHAN                                 STARTED TT           TIME CMD',
    ...([...rows, ['12:30:00', '999 1 R - ps axo flags,state']] as const).map(([start, row]) => {
      const [pid = '', ppid = '', state = '', wchan = '', ...args] = row.split(' ');
      return `0 ${state}     0 ${pid.padStart(5)} ${ppid.padStart(5)}     1     1  TS  19   0    -   766 ${wchan.padEnd(20)} Mon Nov 23 ${start} 2026 ?        00:00:00 ${args.join(' ')}`;
    }),
    '',
  ].join('\n'),
});

export const stack = (pid: number, comm: string, state: string, frames: string): Files => ({
  [`proc/${pid}/stack`]: frames
    .split(' ')
    .map((name) => `[<0>] ${name}+0x10/0x20\n`)
    .join(''),
  [`proc/${pid}/status`]: `Name:\t${comm}\nState:\t${state} (sleeping)\nPid:\t${pid}\nPPid:\t1\nUid:\t0\t0\t0\t0\n`,
});

export const RPC =
  'rpc_wait_bit_killable __rpc_execute rpc_run_task nfs3_rpc_wrapper nfs3_proc_getattr nfs_getattr vfs_statx';
export const mounts = (table: string): Files => ({ 'proc/mounts': table });
