/** A task as a test invents it, and as kernels of every age would print it. */
export interface Invented {
  readonly comm: string;
  readonly pid: number;
  readonly ppid: number;
  readonly seconds: number;
  readonly frames: readonly InventedFrame[];
}

export interface InventedFrame {
  readonly name: string;
  readonly offset: number;
  readonly module?: string | undefined;
  readonly reliable: boolean;
}

export interface Style {
  /** What a frame keeps of what was invented. */
  readonly keeps: (frame: InventedFrame, index: number, all: readonly InventedFrame[]) => InventedFrame | undefined;
  readonly lines: (task: Invented) => string[];
}

const HINT = '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.';
const hex = (value: number): string => `0x${value.toString(16)}`;
const at = ({ name, offset }: InventedFrame): string => `${name}+${hex(offset)}/${hex(offset + 64)}`;
const tag = ({ module }: InventedFrame, rest = ''): string => (module === undefined ? '' : ` [${module}${rest}]`);
const doubt = ({ reliable }: InventedFrame): string => (reliable ? '' : '? ');

function report(task: Invented, taint: string | undefined, body: readonly string[]): string[] {
  const { comm, pid, seconds } = task;
  return [
    `INFO: task ${comm}:${pid} blocked for more than ${seconds} seconds.`,
    ...(taint === undefined ? [] : [`      ${taint}`]),
    HINT,
    ...body,
  ];
}

const asIs = (frame: InventedFrame): InventedFrame => frame;
const trusted = (frame: InventedFrame): InventedFrame => ({ ...frame, reliable: true });

function plain(
  taint: string | undefined,
  header: (task: Invented) => string[],
  frame: (frame: InventedFrame) => string,
  keeps: Style['keeps'] = asIs,
): Style {
  return { keeps, lines: (task) => report(task, taint, [...header(task), ...task.frames.map(frame)]) };
}

const columns =
  (saved: string, flags: string) =>
  (task: Invented): string[] => [
    `${task.comm.padEnd(15)} D ${saved} 0 ${String(task.pid).padStart(5)} ${String(task.ppid).padStart(6)}${flags}`,
  ];
const named =
  (pidFields: (task: Invented) => string, heading: readonly string[]) =>
  (task: Invented): string[] => [`task:${task.comm.padEnd(15)} state:D ${pidFields(task)}`, ...heading];

/** 32-bit ARM names each function as the caller of the one before, so the innermost has no place in it. */
const arm: Style = {
  keeps: (frame, index) => ({ ...trusted(frame), offset: index === 0 ? -1 : frame.offset }),
  lines: (task) =>
    report(task, 'Tainted: G         C      4.14.79-v7+ #1159', [
      ...columns('', ' 0x00000000')(task),
      ...task.frames.slice(1).map((frame, index) => {
        const callee = task.frames[index] ?? frame;
        return `[<8079ef70>] (${callee.name}${tag(callee)}) from [<8079f5d8>] (${at(frame)}${tag(frame)})`;
      }),
    ]),
};

export const STYLES: Readonly<Record<string, Style>> = {
  '2.6.18 x86_64': plain(
    undefined,
    (task) => [
      `${task.comm.padEnd(13)} D ffff81003a5e07a0     0 ${String(task.pid).padStart(5)} ${String(task.ppid).padStart(6)}                     (NOTLB)`,
      ' ffff81003b0a9d18 0000000000000082 0000000000000000 ffffffff8008e1a0',
      'Call Trace:',
    ],
    (frame) => ` [<ffffffff8837a7c0>] ${frame.module === undefined ? '' : `:${frame.module}:`}${at(frame)}`,
    trusted,
  ),
  '2.6.18 i386': plain(
    undefined,
    (task) => [
      `${task.comm.padEnd(13)} D 000004F8  2804 ${String(task.pid).padStart(5)} ${String(task.ppid).padStart(6)}                     (NOTLB)`,
      '       f6a4fe38 00000086 9d7ce4a0 000004f8 00000000 00000001 00000007 f7e0b000',
      'Call Trace:',
    ],
    (frame) => ` [<f8e1d0f6>] ${at(frame)}${tag(frame)}`,
    trusted,
  ),
  '2.6.32': plain(
    'Tainted: P           ---------------    2.6.32-431.el6.x86_64 #1',
    (task) => [
      ...columns('ffff88003d1f4e70    ', ' 0x00000084')(task),
      ' ffff880028065d18 0000000000000082',
      'Call Trace:',
    ],
    (frame) => ` [<ffffffffa0395b3d>] ${doubt(frame)}${at(frame)}${tag(frame)}`,
  ),
  '4.18': plain(
    'Not tainted 4.18.0-193.el8.x86_64 #1',
    (task) => [...columns('  ', ' 0x00004004')(task), 'Call Trace:'],
    (frame) => ` ${doubt(frame)}${at(frame)}${tag(frame)}`,
  ),
  '5.14, with build ids': plain(
    'Not tainted 5.14.0-70.el9.x86_64 #1',
    named(
      ({ pid, ppid }) => `stack:    0 pid:${String(pid).padStart(5)} ppid:${String(ppid).padStart(6)} flags:0x00000002`,
      ['Call Trace:'],
    ),
    (frame) => ` ${doubt(frame)}${at(frame)}${tag(frame, ' 0123456789abcdef0123456789abcdef01234567')}`,
  ),
  '6.16': {
    keeps: asIs,
    lines: (task) =>
      report(task, 'Not tainted 6.16.0 #1', [
        `task:${task.comm.padEnd(15)} state:D stack:0     pid:${String(task.pid).padEnd(5)} tgid:${String(task.pid).padEnd(5)} ppid:${String(task.ppid).padEnd(6)} task_flags:0x400000 flags:0x00080001`,
        'Call Trace:',
        ' <TASK>',
        ...task.frames.map((frame) => ` ${doubt(frame)}${at(frame)}${tag(frame)}`),
        'RIP: 0033:0x7f0c6ab8f2c7',
        'RSP: 002b:00007ffc8b5b6e98 EFLAGS: 00000246 ORIG_RAX: 0000000000000089',
        ' </TASK>',
      ]),
  },
  'arm64, 4.14': plain(
    'Not tainted 4.14.0-115.el7a.0.1.aarch64 #1',
    (task) => [...columns('  ', ' 0x00000200')(task), 'Call trace:'],
    (frame) => `[<ffff000008085e3c>] ${at(frame)}${tag(frame)}`,
    trusted,
  ),
  'arm64, 6.14': plain(
    'Not tainted 6.14.0 #1',
    named(
      ({ pid, ppid }) => `stack:0     pid:${pid}   tgid:${pid}   ppid:${ppid}      flags:0x0000000c`,
      ['Call trace:'],
    ),
    (frame) => ` ${at(frame)}${tag(frame)} (T)`,
    trusted,
  ),
  arm,
  ppc64le: plain(
    'Tainted: G           OE    --------- -  - 4.18.0-193.el8.ppc64le #1',
    (task) => [
      ...columns('  ', ' 0x00040080')(task),
      'Call Trace:',
      '[c000001fb7c7b610] [0000000000000001] 0x1 (unreliable)',
    ],
    (frame) =>
      `[c000001fb7c7b940] [c0080000143c2a90] ${at(frame)}${tag(frame)}${frame.reliable ? '' : ' (unreliable)'}`,
  ),
  s390x: plain(
    'Not tainted 4.4.73-5-default #1',
    (task) => [
      ...columns('00000000007d0c6a    ', ' 0x00000000')(task),
      '       00000000f1c3bb00 0000000000000002',
      'Call Trace:',
    ],
    (frame) =>
      frame.reliable
        ? ` [<00000000007d0e3a>] ${at(frame)}${tag(frame)}`
        : `([<00000000007d0756>] ${at(frame)}${tag(frame)})`,
  ),
  riscv: plain(
    'Not tainted 6.6.0 #1',
    named(({ pid, ppid }) => `stack:0     pid:${pid}   ppid:${ppid}    flags:0x00000000`, ['Call Trace:']),
    (frame) => `[<ffffffff80a1b2c8>] ${at(frame)}${tag(frame)}`,
    trusted,
  ),
};

export const PREFIXES: Readonly<Record<string, (line: number) => string>> = {
  nothing: () => '',
  dmesg: (line) => `[ 1000.${String(line).padStart(6, '0')}] `,
  'dmesg -T': () => '[Thu Nov  7 14:01:07 2024] ',
  'dmesg -x': (line) => `kern  :err   : [ 1000.${String(line).padStart(6, '0')}] `,
  'dmesg -e': () => '[  +0.000012] ',
  'dmesg --color': () => '\u001b[32m[ 1000.000000] \u001b[0m\u001b[31m',
  'a console with levels': () => '<3>[ 1000.000000] ',
  'caller ids': () => '[ 1000.000000][   T31] ',
  syslog: () => 'Mar 25 16:49:08 host kernel: ',
  'syslog with uptime': () => 'Mar 25 16:49:08 host kernel: [ 1000.000000] ',
  'rsyslog, ISO': () => '2026-11-23T13:00:00.123456+08:00 host kernel: ',
  'RFC 5424': () => '<3>1 2026-11-23T13:00:00Z host kernel - - - ',
  'journalctl -o short-iso': () => '2026-11-23T13:00:00+0800 host kernel: ',
  'journalctl -o short-precise': () => 'Nov 23 13:00:00.123456 host kernel: ',
  'journalctl -o short-full': () => 'Mon 2026-11-23 13:00:00 CST host kernel: ',
  'journalctl -o short-monotonic': () => '[ 1000.000000] host kernel: ',
  'journalctl -o export': () => 'MESSAGE=',
  '/dev/kmsg': (line) => `3,${line},1000000000,-;`,
};
