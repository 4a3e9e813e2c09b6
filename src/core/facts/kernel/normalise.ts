import type { Frame } from '../../model/fact.ts';

/**
 * How the kernel puts a task to sleep, whatever it sleeps on. `thread_return` is the label in `schedule` of 2.6.18 and
 * 2.6.32 x86_64, `context_switch` shows in symbolised logs. RHEL 5 prints leftovers without a mark, and above
 * `io_schedule` there is always the clock that delay accounting has read.
 */
const SCHEDULER =
  /^(?:_*schedule|schedule_timeout\w*|schedule_preempt_disabled|schedule_hrtimeout\w*|schedule_rtlock|io_schedule\w*|_*cond_resched\w*|preempt_schedule\w*|bit_wait\w*|out_of_line_wait_on_bit\w*|__wait_on_bit\w*|_*wait_common|_*(?:do_)?wait_for_common|prepare_to_wait\w*|finish_wait|autoremove_wake_function|__switch_to\w*|context_switch|thread_return|freezing_slow_path|do_gettimeofday|getnstimeofday)$/;

/**
 * What is left of a stack to judge a sleeper by: without the unwinder's `?` leftovers, which prove nothing, and without
 * the scheduler's own frames, which every sleeper has.
 */
export function sleepFrames(frames: readonly Frame[]): Frame[] {
  return frames.filter((frame) => frame.reliable && !SCHEDULER.test(frame.function));
}

/** A function's name as signatures compare it: without leading underscores. */
export function bareName(name: string): string {
  return name.replace(/^_+/, '');
}
