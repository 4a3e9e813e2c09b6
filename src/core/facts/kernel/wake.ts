import { Marks } from '../search/marks.ts';

/**
 * What a piece of log must hold to be worth reading: frames, reports of any sort, boots, and the rows of tasks, which may
 * be the first of a dump whose frames come with the next block. A reader at rest passes over every line without, so that
 * where a block ends changes nothing. Programs warn of their own, so of warnings only those that the kernel gives.
 *
 * All of them in one expression search a log at half the speed: an engine leaps over text only where the pieces it looks
 * for have rare letters at the same places, so those of a kind stand together, and each begins where its letters get rare.
 */
const EXPRESSIONS: readonly RegExp[] = [
  /\+0x[\da-f]{1,8}\/0x|ysRq|ysrq: |\[inline\]|\d 0x[\da-f]{8,16}\b/,
  /Linux version \d|COMMAND: "|LOCKUP|BUG: |WARNING: (?:CPU: \d|at |possible |suspicious |inconsistent |bad )|NMI backtrace|Kernel panic|Oops|\((?:NO|L-)TLB\)/,
  /blocked (?:for more|in I\/O wait|on an? )|soft lockup|detected (?:expedited )?stall|detect stall/,
  /'t die for|" disables this|\[ cut here \]|state:[A-Za-z?] |-- (?:Re)?[Bb]oot /,
];

export const WAKE: Pick<RegExp, 'test'> = { test: (text) => EXPRESSIONS.some((expression) => expression.test(text)) };

const HEX = Array.from('0123456789abcdef');

/** One of these stands in every line that wakes. */
export const WAKE_MARKS = new Marks([
  ...HEX.flatMap((digit) => [`+0x${digit}`, ` 0x${digit}`]),
  'ysRq',
  'ysrq: ',
  '[inline]',
  'Linux version ',
  'COMMAND: "',
  'LOCKUP',
  'BUG: ',
  'WARNING: ',
  'NMI backtrace',
  'Kernel panic',
  'Oops',
  '(NO TLB)',
  '(L-TLB)',
  'blocked for more',
  'blocked in I/O wait',
  'blocked on a',
  'soft lockup',
  'detected stall',
  'detected expedited stall',
  'detect stall',
  "'t die for",
  '" disables this',
  '[ cut here ]',
  'state:',
  '-- Reboot ',
  '-- reboot ',
  '-- Boot ',
  '-- boot ',
]);
