import { splitPrefix } from '../../../../src/core/facts/kernel/prefix.ts';
import { ReportStream } from '../../../../src/core/facts/kernel/report-stream.ts';
import type { TaskDraft } from '../../../../src/core/facts/kernel/task-draft.ts';

/** One stream over the lines of one caller; a task as one line, its frames without those that are not reliable. */
export function reports(text: string, firstLine = 1): string[] {
  const done: TaskDraft[] = [];
  const stream = new ReportStream((draft) => done.push(draft));
  text.split('\n').forEach((line, index) => {
    const kernel = splitPrefix(line);
    if (kernel !== undefined) stream.line(kernel, { path: 'dmesg', line: firstLine + index, text: line });
  });
  stream.reset();
  return done.map((draft) => {
    const { report, comm, pid, state, blockedForSeconds, partial, heldBy, frames } = draft.fields();
    const words = [report, comm ?? '?', pid ?? '?', state ?? '?'];
    if (blockedForSeconds !== undefined) words.push(`${blockedForSeconds}s`);
    if (heldBy !== undefined) words.push(`heldBy=${heldBy}`);
    if (partial === true) words.push('partial');
    const stack = frames.filter((frame) => frame.reliable).map((frame) => frame.function);
    return `${draft.source.line}: ${words.join(' ')}: ${stack.join(' ')}`;
  });
}

/** Stands in every report of khungtaskd. */
export const HINT = '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.';
