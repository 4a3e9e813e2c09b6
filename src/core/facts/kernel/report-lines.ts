import { parseCpuLine, parseCrashHeader, parseTaskHeader } from './task-header.ts';
import type { TaskHeader } from './task-header.ts';

export interface HungLine {
  readonly comm: string;
  readonly pid: number;
  /** Absent where khungtaskd says something else than for how long the task was blocked. */
  readonly seconds?: number;
}

export interface OwnerLine {
  readonly pid: number;
  readonly owner: TaskHeader;
}

/** What a line means for the reports around it. */
export type Meaning =
  | { readonly is: 'hung'; readonly hung: HungLine }
  | { readonly is: 'owner'; readonly owner: OwnerLine }
  | { readonly is: 'header' | 'cpu' | 'crash'; readonly task: TaskHeader }
  | { readonly is: 'lockup'; readonly task: TaskHeader | undefined }
  | {
      readonly is: 'rcu' | 'sysrq' | 'all-cpus' | 'trace' | 'open' | 'close' | 'khungtaskd' | 'other-report' | 'detail';
    };

/** comm may hold blanks, colons and parentheses, so it ends at the last colon before the number. */
const HUNG =
  /^INFO: task (?<comm>.{1,64}):(?<pid>\d{1,10}) (?:<[a-z-]{1,20}> )?(?:blocked (?:in I\/O wait )?for more than (?<seconds>\d{1,12}) seconds|can't die for more than \d{1,12} seconds)/;

/** Since 6.16 khungtaskd names who holds the lock (mutex first, then semaphores and rw-semaphores). */
const OWNER =
  /^INFO: task .{1,64}:(?<pid>\d{1,10}) (?:<[a-z-]{1,20}> )?(?:is )?blocked on an? [\w -]{1,30} likely (?:owned|last held) by task (?<owner>.{1,64}):(?<ownerPid>\d{1,10})(?: <[a-z-]{1,20}>)?\.?\s{0,4}$/;

const SOFT_LOCKUP =
  /^(?:NMI )?(?:watchdog: )?BUG: soft lockup (?:- CPU#\d{1,5} stuck for \d{1,10}s?!? ?(?:\[(?<comm>.{1,64}):(?<pid>\d{1,10})\])?|detected on CPU#)/;
/** A task that spins for a lock which nobody lets go. */
const SPINLOCK = /^BUG: spinlock lockup suspected on CPU#\d{1,5}, (?<comm>.{1,64})\/(?<pid>\d{1,10})\s{0,4}$/;
const HARD_LOCKUP =
  /^(?:NMI )?(?:watchdog: )?(?:Kernel panic - not syncing: )?(?:CPU\d{1,5}: )?(?:Watchdog detected hard LOCKUP on cpu|CPU \d{1,5} (?:self-)?detected hard LOCKUP|Watchdog CPU:\d{1,5} (?:detected )?Hard LOCKUP)/;
const RCU_STALL =
  /^(?:rcu: )?INFO: (?:rcu_|srcu|RCU)\w{0,40} (?:self-)?(?:detected|detect) (?:expedited )?(?:self-detected )?stalls?\b/;
const SYSRQ = /^(?:sysrq: |SysRq ?: )(?:SysRq ?: )?(?:Show |HELP|Show Blocked|Trigger)/;
const TRACE = /^\s{0,8}(?:Call [Tt]race:|Backtrace:|Stack:)\s{0,4}$/;
const HUNG_HINT = /^"echo 0 > \/proc\/sys\/kernel\/hung_task_timeout_secs"/;

/** SysRq-L: what every CPU is doing. */
const ALL_CPUS = /^(?:sysrq: |SysRq ?: )(?:SysRq ?: )?Show backtrace of all active CPUs/;

/** Other reports come with stacks of their own; those belong to running tasks and must not be taken for sleepers. */
const OTHER_REPORT =
  /^\s{0,4}(?:-{4,}\[ cut here \]|BUG: |WARNING: |kernel BUG|Oops|general protection|Kernel panic|Unable to handle|Unhandled |divide error|invalid opcode|INFO: (?!task )|NMI backtrace|Sending NMI|={20}|Internal error|UBSAN|KASAN|KCSAN|KMSAN|irq \d+: nobody cared|stack backtrace:|FAULT_INJECTION|unreferenced object |page:[\da-f]+ |Showing all locks|Showing busy workqueues|Mem-Info:|Rebooting in)|page allocation (?:failure|stalls)|invoked oom-killer/;
/** Parts of a report that are neither stack nor its end: registers, stack words, work queues, taint. */
const DETAIL =
  /^\s{0,8}(?:[RE]?[A-Z0-9]{2,8}: {0,4}[\da-f]{4,16}\b|R[IS]P: |EIP: |Code: |Modules linked in:|Workqueue: |Hardware name: |(?:Not tainted|Tainted:) |[a-z]{1,3}\d{0,2}\s{0,3}: (?:\[<|[\da-f]{8,16}\b|[\w.]{1,64}\+0x)|(?:[\da-f]{8,16} ){1,8}[\da-f]{0,16}\s{0,4}$|--- |---\[|Exception stack|Exception: |NIP |LR |MSR|GPR|Krnl |Last Breaking-Event|\.\.\. )/;

export function meaningOf(body: string): Meaning | undefined {
  const at = body.search(/\S/);
  if (at < 0) return undefined;
  if (body.charAt(at) !== '<') return infoLine(body) ?? otherLine(body);
  if (/^\s*<(?:TASK|IRQ|NMI|SOFTIRQ|EOE|EOI|#DF|#DB)>/.test(body)) return { is: 'open' };
  return /^\s*<\/TASK>|<<EOE>>/.test(body) ? { is: 'close' } : undefined;
}

/** On a console that several write to, the rest of another line may stand before it; who quotes it puts a colon there. */
const BEFORE_INFO = /^[^:"]{0,80}$/;

function infoLine(text: string): Meaning | undefined {
  const from = text.indexOf('INFO: task ');
  if (from < 0 || !BEFORE_INFO.test(text.slice(0, from))) return undefined;
  const body = text.slice(from);
  const hung = HUNG.exec(body)?.groups;
  if (hung !== undefined) {
    const seconds = hung['seconds'];
    const named = { comm: hung['comm'] ?? '', pid: Number(hung['pid']) };
    return { is: 'hung', hung: seconds === undefined ? named : { ...named, seconds: Number(seconds) } };
  }
  const owner = OWNER.exec(body)?.groups;
  if (owner === undefined) return undefined;
  const holder = { comm: owner['owner'] ?? '', pid: Number(owner['ownerPid']) };
  return { is: 'owner', owner: { pid: Number(owner['pid']), owner: holder } };
}

function otherLine(body: string): Meaning | undefined {
  const crash = parseCrashHeader(body);
  if (crash !== undefined) return { is: 'crash', task: crash };
  const task = parseTaskHeader(body);
  if (task !== undefined) return { is: 'header', task };
  const cpu = parseCpuLine(body);
  if (cpu !== undefined) return { is: 'cpu', task: cpu };
  const soft = SOFT_LOCKUP.exec(body) ?? SPINLOCK.exec(body);
  if (soft !== null) {
    const { comm, pid } = soft.groups ?? {};
    return { is: 'lockup', task: comm === undefined ? undefined : { comm, pid: Number(pid) } };
  }
  if (HARD_LOCKUP.test(body)) return { is: 'lockup', task: undefined };
  if (RCU_STALL.test(body)) return { is: 'rcu' };
  if (ALL_CPUS.test(body)) return { is: 'all-cpus' };
  if (SYSRQ.test(body)) return { is: 'sysrq' };
  if (TRACE.test(body)) return { is: 'trace' };
  if (HUNG_HINT.test(body)) return { is: 'khungtaskd' };
  if (OTHER_REPORT.test(body)) return { is: 'other-report' };
  return DETAIL.test(body) ? { is: 'detail' } : undefined;
}

/** `Not tainted 6.1.0-53-amd64 #1 Debian 6.1.187-1`, `Tainted: P           ---------------    2.6.32-431.el6.x86_64 #1`. */
const TAINT =
  /^\s{0,16}(?:Not tainted|Tainted: [A-Z ]{0,60}[- ]{0,40}) {0,4}(?<release>\d{1,3}\.\d[\w.+~-]{0,120})(?: (?<version>#.{1,200}))?\s{0,4}$/;
/** The line of a CPU has it as well, on some releases with the machine's name behind it. */
const CPU_TAINT =
  /^\s{0,8}(?:CPU: {0,4}\d{1,5} (?:UID: {0,4}\d{1,10} )?PID: {0,10}\d{1,10} C|Pid: \d{1,10}, c)omm: {0,20}\S.{0,63}? (?:Kdump: \w{1,20} )?(?:Not tainted|Tainted: [A-Z ]{0,60}[- ]{0,40}) {0,4}(?<release>\d{1,3}\.\d[\w.+~-]{0,120})(?: #|\s{0,4}$)/;
/** `Linux version 2.6.32-431.el6.x86_64 (mockbuild@…) (gcc version …) #1 SMP …`: what a kernel says first. */
const BANNER = /^Linux version (?<release>\d{1,3}\.\d\S{0,120}) (?:[^#]{0,600}(?<version>#\d.{1,200}))?/;

export interface KernelName {
  readonly release: string;
  readonly version?: string;
}

export function parseTaintLine(body: string): KernelName | undefined {
  return kernelName(body.includes('ainted') ? (TAINT.exec(body) ?? CPU_TAINT.exec(body))?.groups : undefined);
}

export function parseBanner(body: string): KernelName | undefined {
  return kernelName(body.startsWith('Linux version ') ? BANNER.exec(body)?.groups : undefined);
}

function kernelName(groups: Readonly<Record<string, string | undefined>> | undefined): KernelName | undefined {
  const release = groups?.['release'];
  if (release === undefined) return undefined;
  const version = groups?.['version']?.trimEnd();
  return version === undefined ? { release } : { release, version };
}
