import { parseFrames } from './frames.ts';

/** Behind a level: dmesg and its -T; syslog and journal; dmesg -x; dmesg -e; RFC 5424; /dev/kmsg. */
const KERNEL_LINE =
  /^(?:<\d>)?\[ {0,8}\d{1,8}\.\d{6}\]|\bkernel: |^\[\S{2,4} .{4,8} \d+:\d\d:\d\d \d{4}\] |^kern {1,3}:[a-z]{3,6} {0,3}: |^\[ {0,2}\+\d{1,6}\.\d{6}\] | kernel - - - |^\d{1,3},\d{1,12},\d{1,16},[-c+][,;]/;
/** `journalctl -o export`, `verbose` and `json`: fields that only a journal has. */
const JOURNAL_FIELD =
  /^[{\s]{0,8}"?(?:__CURSOR|__REALTIME_TIMESTAMP|_TRANSPORT|_BOOT_ID|_SOURCE_MONOTONIC_TIMESTAMP)"? ?[:=]/;
const COLOURS = /\x1b\[[\d;]{0,12}m/g;
const SYSLOG_LINE =
  /^(?:\S{2,5} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,16}) \S{1,255} \S{1,255}: /;

/** A hung task; a stack and the list of tasks as the crash utility prints them. */
const CERTAIN =
  /INFO: task .{1,64}:\d{1,10} blocked|^PID: \d{1,10} +TASK: [\da-f]{4,16} +CPU: \d{1,5} +COMMAND: "|^ {0,16}PID +PPID +CPU +(?:TASK|KSTACKP) +ST +%MEM /;

/** How sure one can be that loose text is a kernel log, a syslog, or a crash report. */
export function recogniseLog(head: readonly string[], name: string): number {
  if (head.some((line) => CERTAIN.test(line))) return 0.95;
  const filled = head.filter((line) => line.trim() !== '').map((line) => line.replace(COLOURS, ''));
  if (filled.length === 0) return 0;
  const share = (pattern: RegExp): number => filled.filter((line) => pattern.test(line)).length / filled.length;
  const hint = /dmesg|messages|syslog|kern\.log|journal|console|crash/i.test(name) ? 0.1 : 0;
  if (share(KERNEL_LINE) >= 0.5) return 0.85 + hint;
  if (filled.some((line) => JOURNAL_FIELD.test(line))) return 0.8 + hint;
  if (filled.some((line) => /^(?:.{0,80}\s)?(?:Call [Tt]race:|task:\S.{0,64} state:[A-Z] )/.test(line)))
    return 0.8 + hint;
  if (filled.filter((line) => parseFrames(line).length > 0).length >= filled.length * 0.5) return 0.8;
  if (share(SYSLOG_LINE) >= 0.5) return 0.65 + hint;
  return 0;
}
