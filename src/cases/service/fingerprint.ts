import type { HostDiagnosis } from '../../core/model/diagnosis.ts';
import type { Facts, Frame } from '../../core/model/fact.ts';

const MAX_FRAMES = 6;
const MAX_LENGTH = 300;

/** Functions every sleeper goes through, whatever it waits for; they tell nothing apart. */
const EVERYWHERE =
  /^(?:__)?(?:schedule|schedule_timeout|io_schedule|context_switch|wait_for_common|preempt_schedule|switch_to)/;

/**
 * The same for the same cause with the same stack, on whatever host: the rule, and the functions in which the first of the
 * evidence that is a stack waits. `undefined` where no rule holds.
 */
export function fingerprintOf({ verdict, findings }: HostDiagnosis, facts: Facts): string | undefined {
  if (verdict.rule === undefined) return undefined;
  const held = findings.find(({ rule }) => rule === verdict.rule);
  const cited = new Set((held?.evidence ?? []).map(({ path, line }) => `${path}:${line}`));
  const tasks = (facts.named('tasks') ?? []) as readonly {
    readonly source: { path: string; line: number };
    frames?: readonly Frame[];
  }[];
  const frames = tasks
    .filter((task) => isCited(task, cited))
    .map(({ frames = [] }) => functionsOf(frames))
    .filter((functions) => functions !== '')
    .sort();
  const [first] = frames;
  return (first === undefined ? verdict.rule : `${verdict.rule}: ${first}`).slice(0, MAX_LENGTH);
}

function isCited(
  { source, frames = [] }: { readonly source: { path: string; line: number }; readonly frames?: readonly Frame[] },
  cited: ReadonlySet<string>,
): boolean {
  return [source, ...frames.map((frame) => frame.source)].some(({ path, line }) => cited.has(`${path}:${line}`));
}

function functionsOf(frames: readonly Frame[]): string {
  return frames
    .filter(({ reliable, function: name }) => reliable && !EVERYWHERE.test(name))
    .slice(0, MAX_FRAMES)
    .map(({ function: name }) => name)
    .join(' < ');
}
