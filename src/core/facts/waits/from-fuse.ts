import type { FactOfKind } from '../../model/fact.ts';
import { fuseChain } from '../fuse-chain.ts';
import type { fuseMounts, fuseWaiters } from '../kinds/fuse.ts';
import type { tasks } from '../kinds/tasks.ts';
import type { MountTable } from './mount-table.ts';
import type { Draft } from './draft.ts';

type FuseWaiter = FactOfKind<typeof fuseWaiters>;
type FuseMount = FactOfKind<typeof fuseMounts>;

/** What is known of a waiter beside what `fuse-waiters` says. */
export interface Beside {
  readonly task: FactOfKind<typeof tasks> | undefined;
  readonly blockedForSeconds: number | undefined;
  readonly kernelThread: boolean;
}

/** A row of `fuse-waiters` as one of `waits`; its mount and whether it is momentary are as found there. */
export function draftOfFuse(
  waiter: FuseWaiter,
  beside: Beside,
  table: MountTable | undefined,
  mount: FuseMount | undefined,
): Draft {
  const { task, blockedForSeconds, kernelThread } = beside;
  const { target, gate, role } = waiter;
  const candidates = target === undefined ? (table?.candidates('fuse') ?? []) : [];
  return {
    wanted: 'fuse',
    anybodys: false,
    judged: true,
    wait: {
      source: waiter.source,
      comm: waiter.comm,
      pid: waiter.pid,
      command: waiter.command,
      state: waiter.state,
      uid: waiter.uid,
      user: waiter.user,
      family: `fuse-${gate}`,
      anchor: anchorOf(task, gate),
      filesystem: 'fuse',
      call: waiter.call === 'getxattr' ? 'xattr' : (waiter.call ?? ''),
      via: waiter.audit ? 'audit' : '',
      target,
      device: mount?.device,
      mountType: waiter.mountType,
      candidates,
      targetBasis: target === undefined ? '' : 'fuse-waiters',
      basis: waiter.basis,
      report: task?.report ?? 'ps',
      ageSeconds: waiter.ageSeconds,
      blockedForSeconds,
      collector: waiter.collector,
      momentary: waiter.momentary,
      together: 1,
      kernelThread,
      heldBy: undefined,
      heldByBasis: '',
      role: role === 'daemon' ? 'server' : role,
      processRows: waiter.processRows,
      mountRows: mount === undefined ? [] : [mount.source],
    },
  };
}

function anchorOf(task: FactOfKind<typeof tasks> | undefined, gate: string): string {
  const chain = task === undefined ? undefined : fuseChain(task.frames);
  return chain?.anchor.function ?? task?.wchan ?? (gate === 'answer' ? 'request_wait_answer' : 'fuse_get_req');
}
