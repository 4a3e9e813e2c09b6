export interface TimedCommand {
  readonly command: string;
  readonly seconds: number;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);

/** Options of coreutils `timeout` that take the next word as their value. */
const WITH_VALUE = new Set(['-k', '-s', '--kill-after', '--signal']);

/** `timeout -k 10 300s df -al` → `df -al`, 300. Only where the program itself is `timeout`. */
export function timedCommand(commandLine: string): TimedCommand | undefined {
  const words = commandLine.split(/\s+/, 64);
  if (!/^(?:\S*\/)?timeout$/.test(words[0] ?? '')) return undefined;
  let at = 1;
  // BusyBox before 1.30 wrote the duration as an option: `timeout -t 300 df`.
  if (words[at] === '-t') at += 1;
  while (words[at]?.startsWith('-') === true) at += WITH_VALUE.has(words[at] ?? '') ? 2 : 1;
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,9})?)([smhd]?)$/.exec(words[at] ?? '') ?? [];
  const command = words.slice(at + 1).join(' ');
  if (number === '' || command === '') return undefined;
  return { command, seconds: Math.round(Number(number) * (UNITS.get(unit) ?? 1)) };
}
