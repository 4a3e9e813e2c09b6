import { parseFrames } from './frames.ts';

const KERNEL_LINE = /^(?:<\d>)?\[ {0,8}\d{1,8}\.\d{6}\]|\bkernel: |^\[\S{2,4} .{4,8} \d+:\d\d:\d\d \d{4}\] /;
const SYSLOG_LINE =
  /^(?:\S{2,5} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,16}) \S{1,255} \S{1,255}: /;

/** How sure one can be that loose text is a kernel log, a syslog, or a crash report. */
export function recogniseLog(head: readonly string[], name: string): number {
  if (
    head.some((line) =>
      /INFO: task .{1,64}:\d{1,10} blocked|^PID: \d{1,10} +TASK: [\da-f]{4,16} +CPU: \d{1,5} +COMMAND: "/.test(line),
    )
  ) {
    return 0.95;
  }
  const filled = head.filter((line) => line.trim() !== '');
  if (filled.length === 0) return 0;
  const share = (pattern: RegExp): number => filled.filter((line) => pattern.test(line)).length / filled.length;
  const hint = /dmesg|messages|syslog|kern\.log|journal|console|crash/i.test(name) ? 0.1 : 0;
  if (share(KERNEL_LINE) >= 0.5) return 0.85 + hint;
  if (filled.some((line) => /^(?:.{0,80}\s)?(?:Call [Tt]race:|task:\S.{0,64} state:[A-Z] )/.test(line)))
    return 0.8 + hint;
  if (filled.filter((line) => parseFrames(line).length > 0).length >= filled.length * 0.5) return 0.8;
  if (share(SYSLOG_LINE) >= 0.5) return 0.65 + hint;
  return 0;
}
