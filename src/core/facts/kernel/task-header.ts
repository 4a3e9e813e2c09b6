/** A task as one line of a dump introduces it. */
export interface TaskHeader {
  readonly comm: string;
  readonly pid: number;
  readonly ppid?: number;
  /** One letter; absent where the line does not tell. */
  readonly state?: string;
  /** `ps -m` of the crash utility tells for how long a task has not run. */
  readonly blockedForSeconds?: number;
}

/**
 * Since 5.10: `task:df  state:D stack:0  pid:132 tgid:132 ppid:117  task_flags:0x400000 flags:0x00080001`. `tgid` came
 * with 6.4, `task_flags` with 6.15; early ones pad the numbers: `stack:    0 pid: 2010 ppid:     2`.
 */
const NAMED =
  /^\s{0,8}task:(?<comm>.{1,64}?)\s{0,20}state:(?<state>[A-Za-z?])(?: {1,4}running task(?: on cpu {1,4}\d{1,5})?)?\s{1,8}stack: {0,8}-?\d{1,10} {1,8}pid: {0,10}(?<pid>\d{1,10})(?: {1,8}tgid: {0,10}\d{1,10})?(?: {0,8}ppid: {0,10}(?<ppid>\d{1,10})(?=\s))?(?=\s)/;

/**
 * Before: comm padded to 13 or 15, state, since-forgotten saved PC (until 4.9) or `running task`, free stack, pid, ppid,
 * and flags (2.6.29+) or the list of relatives with `(NOTLB)` or `(L-TLB)` (2.6.18). The state letter and a free stack
 * of five digits touch: `D23584`.
 */
const COLUMNS =
  /^(?<comm>\S.{0,14}?) {1,16}(?<state>[A-Za-z?]) {0,4}(?:(?:[\da-f]{16}|[\dA-Fa-f]{8}|running task(?: on cpu {1,4}\d{1,5})?|running|current) {1,8})?\d{1,10} {1,10}(?<pid>\d{1,10}) {1,10}(?<ppid>-?\d{1,10})(?: {1,4}0x[\da-f]{8,16}\b| [ \d]{0,60}\((?:NOTLB|L-TLB)\))/;

/** Oopses, lockups and backtraces of a CPU: `CPU: 1 PID: 1064 Comm: khungtaskd Not tainted 4.15.0 #1`, 6.7+ with `UID:`. */
const CPU =
  /^\s{0,8}(?:CPU: {0,4}\d{1,5} (?:UID: {0,4}\d{1,10} )?PID: {0,10}(?<pid>\d{1,10})|Pid: (?<oldPid>\d{1,10})),? [Cc]omm: {0,20}(?<comm>.{1,64}?)(?: Kdump: \w{1,20})?(?: (?:Not tainted|Tainted:)|$)/;

/** The crash utility: `PID: 1234   TASK: ffff88003d1f4e70  CPU: 1   COMMAND: "df"`, with `ps -m` a time and a state before it. */
const CRASH =
  /^\s{0,8}(?:\[\s{0,4}(?:(?<since>\d{1,6} \d\d:\d\d:\d\d)\.\d{3}|[\d: .]{1,40})\]\s{1,4})?(?:\[(?<state>[A-Z?]{2})\]\s{1,4})?PID: {0,10}(?<pid>\d{1,10})\s{1,20}TASK: {0,4}[\da-f]{4,16}\s{1,20}CPU: {0,4}\d{1,5}\s{1,20}COMMAND: "(?<comm>[^"]{0,64})"/;

const CRASH_STATES: ReadonlyMap<string, string> = new Map([
  ['UN', 'D'],
  ['IN', 'S'],
  ['RU', 'R'],
  ['ST', 'T'],
  ['TR', 't'],
  ['ZO', 'Z'],
  ['DE', 'X'],
  ['PA', 'P'],
  ['ID', 'I'],
]);

/** The letter that the kernel has for a state of the crash utility. */
export function crashState(state: string | undefined): string | undefined {
  return CRASH_STATES.get(state ?? '');
}

/** The row that introduces a task in a hung-task report or a sysrq dump, of any kernel. */
export function parseTaskHeader(body: string): TaskHeader | undefined {
  const groups = body.includes('state:') ? NAMED.exec(body)?.groups : COLUMNS.exec(body)?.groups;
  return groups === undefined ? undefined : header(groups, groups['state']);
}

/** The line that names the task a CPU was running. */
export function parseCpuLine(body: string): TaskHeader | undefined {
  const groups = /^\s{0,8}(?:CPU:|Pid:)/.test(body) ? CPU.exec(body)?.groups : undefined;
  return groups === undefined ? undefined : header({ ...groups, pid: groups['pid'] ?? groups['oldPid'] }, undefined);
}

/** The line above a stack that the crash utility prints. */
export function parseCrashHeader(body: string): TaskHeader | undefined {
  const groups = body.includes('COMMAND:') ? CRASH.exec(body)?.groups : undefined;
  if (groups === undefined) return undefined;
  const task = header(groups, crashState(groups['state']));
  const [days, hours, minutes, seconds] = (groups['since'] ?? '').split(/[ :]/).map(Number);
  if (task.state !== 'D' || seconds === undefined) return task;
  return { ...task, blockedForSeconds: (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + seconds };
}

function header(groups: Readonly<Record<string, string | undefined>>, state: string | undefined): TaskHeader {
  const ppid = Number(groups['ppid'] ?? Number.NaN);
  return {
    comm: (groups['comm'] ?? '').trimEnd(),
    pid: Number(groups['pid']),
    ...(ppid >= 0 ? { ppid } : {}),
    ...(state === undefined || state === '?' ? {} : { state }),
  };
}
