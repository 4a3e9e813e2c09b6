import type { Hangs, HangBasis, HangingMount, WaitingTasks } from '../model/diagnosis.ts';
import type { Style } from './ansi.ts';
import type { Label } from './labels.ts';
import { ofHost } from './phrasing.ts';

export const HANG_MARKS: Readonly<Record<HangBasis, string>> = {
  waiter: '✗',
  unreachable: '!',
  timeout: '!',
  candidate: '~',
};

export const HANG_STYLES: Readonly<Record<HangBasis, Style>> = {
  waiter: 'bad',
  unreachable: 'bad',
  timeout: 'bad',
  candidate: 'warn',
};

/** `nfs, server:/export`; empty where neither is known. */
export function mountedThere({ type, device }: HangingMount, label: Label): string {
  return [type, device].filter((part) => part !== undefined).join(label('punctuation.list'));
}

/** What is known of its hang. */
export function hangOf({ basis, waiters, oldestSeconds }: HangingMount, label: Label): string {
  const what = label(`hang.${basis}`, { count: waiters });
  return oldestSeconds === undefined
    ? what
    : `${what}${label('punctuation.list')}${label('hang.oldest', { seconds: oldestSeconds })}`;
}

/** `df (190), bash (197): wait for an answer of the NFS server; on /mnt/a; served by …` */
export function waitOf(group: WaitingTasks, label: Label): string {
  const { waitsFor, count, target, heldBy, host } = group;
  const waits = label(count === 1 ? 'hang.waits-for' : 'hang.wait-for', {
    tasks: namesOf(group, label),
    what: waitsFor,
  });
  const holder = heldBy === undefined ? '' : named(heldBy.comm ?? '?', heldBy.pid, label);
  const parts = [
    `${waits}${label('punctuation.open')}${placeInKernel(group, label)}${label('punctuation.close')}`,
    target === undefined ? undefined : label('hang.on', { target }),
    heldBy === undefined ? undefined : label(`hang.${heldBy.basis}`, { holder }),
  ];
  return ofHost(host, parts.filter((part) => part !== undefined).join(label('punctuation.semicolon')), label);
}

function namesOf({ tasks, count }: WaitingTasks, label: Label): string {
  const names = tasks.map(({ comm, pid }) => named(comm, pid, label));
  const more = count > names.length ? [label('hang.more', { count: count - names.length })] : [];
  return [...names, ...more].join(label('punctuation.list'));
}

/** `df (190)` */
function named(comm: string, pid: number, label: Label): string {
  return `${comm}${label('punctuation.open')}${pid}${label('punctuation.close')}`;
}

function placeInKernel({ anchor, call, via }: WaitingTasks, label: Label): string {
  return [anchor, call, via].filter((part) => part !== undefined).join(label('punctuation.list'));
}

/** Nothing is said of what was looked at and does not hang: the verdict does that. */
export function isHanging(hangs: Hangs | undefined): hangs is Hangs {
  return (hangs?.mounts?.length ?? 0) > 0 || (hangs?.tasks?.length ?? 0) > 0;
}

/** Why no mount is named; `undefined` where one is. */
export function whyNoMount({ mounts }: Hangs, label: Label): string | undefined {
  if (mounts === undefined) return label('hang.unknown-mount');
  return mounts.length === 0 ? label('hang.no-mount') : undefined;
}
