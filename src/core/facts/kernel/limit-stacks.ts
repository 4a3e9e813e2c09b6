import type { FactOfKind } from '../../model/fact.ts';
import type { Note } from '../../model/note.ts';
import type { tasks } from '../kinds/tasks.ts';
import { sleepFrames } from './normalise.ts';
import { stackKey } from './stack-key.ts';

type Task = FactOfKind<typeof tasks>;

/** Distinct stacks kept of one bundle. */
const MAX_STACKS = 1000;

/**
 * A dump of a large host has more stacks than anybody compares. Those of tasks that are stuck stay before those of
 * sleepers at rest; of the others it stays where they sleep, and `note` is told how many those are.
 */
export function limitStacks(found: readonly Task[], note: (note: Note) => void): readonly Task[] {
  const keys = found.map(({ frames }) => (frames.length === 0 ? undefined : stackKey(frames)));
  const kept = new Set<string>();
  const keep = (wanted: (task: Task) => boolean): void => {
    for (const [index, task] of found.entries()) {
      const key = keys[index];
      if (key !== undefined && kept.size < MAX_STACKS && wanted(task)) kept.add(key);
    }
  };
  keep(isStuck);
  keep((task) => !isStuck(task));
  const isCut = (index: number): boolean => keys[index] !== undefined && !kept.has(keys[index]);
  const count = found.filter((_, index) => isCut(index)).length;
  if (count > 0) note({ code: 'too-large', detail: `more than ${MAX_STACKS} different stacks of tasks`, count });
  return found.map((task, index) => (isCut(index) ? bare(task) : task));
}

function isStuck({ report, state, frames }: Task): boolean {
  if (report === 'hung-task' || report === 'proc-stack' || state === 'D') return true;
  return frames.some((frame) => frame.module === 'fuse' || frame.function.includes('fuse_'));
}

function bare(task: Task): Task {
  return { ...task, wchan: task.wchan ?? sleepFrames(task.frames)[0]?.function, frames: [], partial: true };
}
