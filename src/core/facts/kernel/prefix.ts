import { journalMessage } from './journal-json.ts';

/** A line of a kernel log without what the kernel, the logger and the console put in front of it. */
export interface KernelLine {
  readonly body: string;
  /** `T1234` (task) or `C1` (CPU in interrupt), where the kernel prints it (CONFIG_PRINTK_CALLER, since 5.0). */
  readonly caller: string;
  /** Time label as it stands: a date where the logger gives one, else seconds since boot. */
  readonly at?: string;
}

interface Peel {
  readonly pattern: RegExp;
  /** `kernel`: what follows comes from the kernel for sure. `logger`: it does so only if it is tagged `kernel:`. */
  readonly means: 'kernel' | 'logger' | 'nothing';
}

const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;
const ISO_ZONE = String.raw`(?:Z|[+-]\d\d:?\d\d)?`;

/** Tried in turn on what is left, by its first character; each names its time label `at` and its caller `by`. */
const BRACKETED: readonly Peel[] = [
  // `[  123.456789] `, `[123.456789 <    0.000012>] ` (dmesg -d), `[  123.456789,1] ` (printk with CPU).
  { pattern: /^\[ {0,12}(?<at>\d{1,12}\.\d{1,9})(?:,\d{1,4})?(?: <[ \d.]{1,20}>)?\] ?/, means: 'kernel' },
  { pattern: /^\[ {0,8}(?<by>[TC]\d{1,10})\] ?/, means: 'kernel' },
  // `[Thu Nov  7 14:01:07 2024] ` (dmesg -T) in any language, `[2024-11-07 14:01:07] ` (console loggers); but not
  // `[ 0 00:12:34.567] ` of the crash utility, which says for how long.
  {
    pattern: new RegExp(String.raw`^\[(?! {0,4}\d{1,6} \d)(?<at>[^\]]{0,40}\d:\d\d:\d\d[^\]]{0,20})\] ?`),
    means: 'kernel',
  },
  // dmesg -e and --time-format delta: `[Nov23 13:00] `, `[  +0.000012] `, `[<    0.000012>] `.
  { pattern: /^\[[^\s\d\]]{1,6} {0,2}\d{1,2} \d\d:\d\d\] ?/, means: 'kernel' },
  { pattern: /^\[(?:<? {0,8}\+?\d{1,8}\.\d{6}>?| {0,8})\] ?/, means: 'kernel' },
];

const LEVEL: readonly Peel[] = [{ pattern: /^<\d{1,3}>/, means: 'nothing' }];

const NUMBERED: readonly Peel[] = [
  // RFC 5424 without its priority: `1 2026-11-23T13:00:00.123456+08:00 host kernel - - - `.
  {
    pattern: /^1 (?<at>\d{4}-\S{1,40}) \S{1,255} kernel \S{1,128} \S{1,32} (?:-|\[[^\]]{0,200}\]) ?/,
    means: 'kernel',
  },
  // /dev/kmsg and extended netconsole: `6,416,1758426,-,caller=T1;`.
  {
    pattern: /^\d{1,4},\d{1,20},(?<at>\d{1,20}),[^;,]{1,4}(?:,caller=(?<by>[TC]\d{1,10}))?[^;\s]{0,100};/,
    means: 'kernel',
  },
  // dmesg --time-format iso has a comma before the microseconds, and no host.
  { pattern: /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d) /, means: 'kernel' },
  { pattern: new RegExp(String.raw`^(?<at>\d{4}-\d\d-\d\d[T ]${CLOCK} ?${ISO_ZONE})[: ] {0,3}`), means: 'logger' },
  { pattern: new RegExp(String.raw`^(?<at>\d{1,2}[月월] {1,2}\d{1,2} ${CLOCK}) `), means: 'logger' },
  { pattern: new RegExp(String.raw`^(?<at>\d{4} [^\s\d]{2,10} {1,2}\d{1,2} ${CLOCK}) `), means: 'logger' },
  // journalctl -o short-unix.
  { pattern: /^(?<at>\d{9,11}\.\d{1,9}) /, means: 'logger' },
];

const WORDED: readonly Peel[] = [
  // `Mar 25 16:49:08 `, with a year before or after the day on some loggers.
  {
    pattern: new RegExp(String.raw`^(?<at>[^\s\d[<:]{2,10} {1,2}\d{1,2}(?: \d{4})? ${CLOCK}) {1,3}`),
    means: 'logger',
  },
  // journalctl -o short-full: `Mon 2024-11-07 14:01:07 CST `.
  { pattern: new RegExp(String.raw`^(?<at>\S{1,6} \d{4}-\d\d-\d\d ${CLOCK} \S{1,8}) `), means: 'logger' },
  // dmesg -x: `kern  :err   : `.
  {
    pattern: /^(?:kern|user|daemon|syslog|local\d) {0,6}:(?:emerg|alert|crit|err|warn|notice|info|debug) {0,6}: /,
    means: 'kernel',
  },
];

/** A logger that keeps the text alone: such a line is the kernel's if it says what nobody else says. */
const KERNEL_TALK =
  /^ {0,8}(?:INFO: task \S|""?echo 0 > \/proc\/sys\/kernel\/hung|(?:Not tainted|Tainted:) |Call [Tt]race:|<\/?TASK>|task:\S.{0,20}\sstate:[A-Z] |(?:\[<[\da-f]{1,16}>\] )?(?:\? )?[\w.]{1,100}\+0x[\da-f]{1,8}\/0x)/;

/** `host kernel: `, `host kern.err kernel: `, `host kernel[0]: `. */
const KERNEL_TAG = /^(?:[^\s[<]{1,255} ){0,3}kernel(?:\[\d{1,10}\])?: ?/;
/**
 * A console shows what was typed and printed before the kernel spoke, and a line that the kernel itself had begun:
 * `login: [  123.456789] `. The last one counts.
 */
const STAMP = /\[ {0,8}\d{1,8}\.\d{6}\]/g;
/** How far into a line a stamp is looked for. */
const MAX_NOISE = 4096;
const JOURNAL_FIELD = /^\s{0,8}MESSAGE=/;
/** A file system that lost its tail in a power failure gives NULs for it, and consoles return their carriage first. */
const NULS = /^[\0\r]+/;
// dmesg colours its output with escape sequences.
const COLOURS = /\x1b\[[\d;]{0,12}m/g;

const MAX_PEELS = 8;

/** Undefined where the line comes from somebody other than the kernel. */
export function splitPrefix(text: string): KernelLine | undefined {
  const message = text.includes('"MESSAGE"') ? journalMessage(text) : undefined;
  if (message === undefined) return split(text);
  const line = message.text === '' ? undefined : split(message.text);
  return line === undefined || message.at === undefined ? line : { ...line, at: message.at };
}

function split(text: string): KernelLine | undefined {
  const plain = text.includes('\x1b') ? text.replace(COLOURS, '') : text;
  let rest = plain.replace(NULS, '').replace(JOURNAL_FIELD, '');
  let caller = '';
  let uptime: string | undefined;
  let date: string | undefined;
  let needsTag = false;
  for (let peeled = 0; peeled < MAX_PEELS; peeled += 1) {
    const hit = peel(rest);
    if (hit === undefined) break;
    rest = rest.slice(hit.length);
    caller = hit.by ?? caller;
    if (hit.at !== undefined && /^\d+(?:\.\d+)?$/.test(hit.at)) uptime ??= hit.at;
    else date ??= hit.at;
    if (hit.means === 'kernel') needsTag = false;
    const tag = hit.means === 'nothing' ? null : KERNEL_TAG.exec(rest);
    if (tag !== null) rest = rest.slice(tag[0].length);
    else if (hit.means === 'logger') needsTag = true;
    if (tag !== null) needsTag = false;
  }
  if (needsTag && !KERNEL_TALK.test(rest)) return undefined;
  const at = date ?? uptime;
  if (at === undefined && rest.startsWith('kernel: ')) rest = rest.slice('kernel: '.length);
  const body = rest.includes('#01') ? rest.replaceAll('#011', '\t').replaceAll('#012', '\n') : rest;
  return at === undefined ? { body, caller } : { body, caller, at };
}

interface Peeled {
  readonly length: number;
  readonly means: Peel['means'];
  readonly at: string | undefined;
  readonly by: string | undefined;
}

function peel(text: string): Peeled | undefined {
  for (const { pattern, means } of peelsFor(text)) {
    const match = pattern.exec(text);
    if (match !== null) {
      return { length: match[0].length, means, at: match.groups?.['at'], by: match.groups?.['by'] };
    }
  }
  const length = lastStamp(text);
  return length <= 0 ? undefined : { length, means: 'nothing', at: undefined, by: undefined };
}

function lastStamp(text: string): number {
  let last = -1;
  if (!text.includes('[')) return last;
  for (const { index } of text.slice(0, MAX_NOISE).matchAll(STAMP)) last = index;
  return last;
}

function peelsFor(text: string): readonly Peel[] {
  const first = text.charCodeAt(0);
  if (first === 0x5b) return BRACKETED;
  if (first === 0x3c) return LEVEL;
  if (first >= 0x30 && first <= 0x39) return NUMBERED;
  // Nothing we peel starts with a blank: those are the kernel's own indented lines.
  return first === 0x20 || first === 0x09 ? [] : WORDED;
}
