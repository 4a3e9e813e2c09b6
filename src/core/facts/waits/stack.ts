import type { Frame } from '../../model/fact.ts';
import { bareName, sleepFrames } from '../kernel/normalise.ts';
import {
  DEVICE_LOCK,
  FREEZE_ANCHOR,
  FREEZE_CALLER,
  LOCAL,
  MOUNT_TABLE,
  NAMESPACE,
  RECLAIM,
  REMOTE,
  type Signature,
  VFS,
} from './anchors.ts';
import { filesystemOf, remoteFamilyOf } from './filesystems.ts';
import { type Primitive, primitiveOf } from './primitives.ts';

/** What a stack says about where a task sleeps. */
export interface StackPlace {
  readonly family: string;
  readonly anchor: Frame;
  /** Bare names, innermost first. */
  readonly names: readonly string[];
  readonly filesystem: string;
  /** No frame tells whose page it is: a file of any file system. */
  readonly anybodys: boolean;
}

interface Sleep {
  readonly frames: readonly Frame[];
  readonly names: readonly string[];
  /** Index of the function that asked for a lock, a completion or a page. */
  readonly at: number;
  readonly primitive: Primitive | undefined;
  /** The scheduler was told that it waits for input or output. */
  readonly isInput: boolean;
}

/** Where a task sleeps, by the reliable frames of its stack; `undefined` where that is no place of any family. */
export function placeByFrames(frames: readonly Frame[]): StackPlace | undefined {
  const asleep = sleepFrames(frames);
  const names = asleep.map((frame) => bareName(frame.function));
  const [first] = names;
  if (first === undefined) return undefined;
  const at = names.findIndex((name) => primitiveOf(name) === undefined);
  const sleep: Sleep = {
    frames: asleep,
    names,
    at: at < 0 ? names.length : at,
    primitive: primitiveOf(first),
    isInput: frames.some(({ reliable, function: name }) => reliable && /^(?:io_schedule|bit_wait_io)/.test(name)),
  };
  return reclaim(sleep) ?? signed(sleep, REMOTE) ?? freeze(sleep) ?? signed(sleep, LOCAL) ?? locked(sleep) ?? io(sleep);
}

/** A running task that prints a mount table; such stacks come from lockup reports. */
export function placeOfRunning(frames: readonly Frame[]): StackPlace | undefined {
  const reliable = frames.filter((frame) => frame.reliable);
  const names = reliable.map((frame) => bareName(frame.function));
  const at = names.findIndex((name) => MOUNT_TABLE.test(name));
  const anchor = reliable[at];
  return anchor === undefined ? undefined : { family: 'mount-table', anchor, names, filesystem: '', anybodys: false };
}

function place(sleep: Sleep, family: string, at: number, filesystem = filesystemOf(sleep.names)): StackPlace[] {
  const anchor = sleep.frames[at];
  return anchor === undefined ? [] : [{ family, anchor, names: sleep.names, filesystem, anybodys: false }];
}

/** Further out than this, reclaim is somebody's caller of something that itself would be the wait. */
const RECLAIM_DEPTH = 24;

function reclaim(sleep: Sleep): StackPlace | undefined {
  const { names } = sleep;
  const at = names.findIndex((name) => RECLAIM.test(name));
  if (at < 0 || at > RECLAIM_DEPTH) return undefined;
  // What is asked while memory is made free is another file than the task's own.
  const within = filesystemOf(names.slice(0, at));
  return place(sleep, 'reclaim', at, within === '' ? filesystemOf(names) : within)[0];
}

function signed(sleep: Sleep, signatures: readonly Signature[]): StackPlace | undefined {
  for (const { family, anchor, caller } of signatures) {
    for (const at of placesToLook(sleep)) {
      const name = sleep.names[at];
      if (name === undefined || !anchor.test(name)) continue;
      if (caller !== undefined && !sleep.names.some((other, index) => index > at && caller.test(other))) continue;
      return place(sleep, family, at)[0];
    }
  }
  return undefined;
}

/** Who waits for a page or a buffer waits for a disk or a server, whichever function of a file system asked. */
function placesToLook({ at, primitive }: Sleep): readonly number[] {
  return primitive === 'page' || primitive === 'buffer' ? [0] : [0, at];
}

function freeze(sleep: Sleep): StackPlace | undefined {
  const { names, at, primitive } = sleep;
  // Until 7f26482a872c a per-CPU semaphore slept in one of the common sort.
  const isPercpu = primitive === 'percpu' || (primitive === 'lock' && primitiveOf(names[at - 1] ?? '') === 'percpu');
  if (isPercpu) return FREEZE_CALLER.test(names[at] ?? '') ? place(sleep, 'freeze', 0)[0] : undefined;
  return FREEZE_ANCHOR.test(names[0] ?? '') ? place(sleep, 'freeze', 0)[0] : undefined;
}

function locked(sleep: Sleep): StackPlace | undefined {
  const { names, at, primitive } = sleep;
  const name = names[at] ?? '';
  if (primitive !== 'lock') return undefined;
  const filesystem = filesystemOf([name]);
  const family = lockFamily(name, filesystem);
  return family === undefined ? undefined : place(sleep, family, at)[0];
}

function lockFamily(name: string, filesystem: string): string | undefined {
  if (NAMESPACE.test(name)) return 'namespace-lock';
  if (DEVICE_LOCK.test(name)) return 'scsi';
  if (filesystem === 'xfs') return 'xfs-lock';
  if (filesystem === 'btrfs') return 'btrfs';
  return filesystem !== '' || VFS.test(name) ? 'fs-lock' : undefined;
}

/** File systems of which no mount can be asleep for a disk. */
function io(sleep: Sleep): StackPlace | undefined {
  const { names, primitive, isInput } = sleep;
  const filesystem = filesystemOf(names);
  const isOwn = isInput && filesystemOf(names.slice(0, 1)) !== '';
  if (primitive !== 'page' && primitive !== 'buffer' && !isOwn) return undefined;
  const [found] = place(sleep, remoteFamilyOf(filesystem) ?? 'block', 0, filesystem);
  return found === undefined ? undefined : { ...found, anybodys: primitive === 'page' && filesystem === '' };
}
