import { someOf } from './fuzz-corpus.mjs';

/** No case is longer, so that its time and memory can be judged. */
export const MOST_BYTES = 256 * 1024;

/** What the formats are made of, and what has broken readers of all sorts. */
const TOKENS = [
  ...['INFO: task ', ' blocked for more than 120 seconds.', 'Call Trace:', '<TASK>', '</TASK>', '<IRQ>', '<EOI>', 'RIP: 0010:'],
  ...['[<ffffffff8100b072>] ', ' ? ', 'schedule+0x1/0x2', ' [fuse]', '[   12.345678] ', '[T1234]', '[C7] ', 'task:df state:D '],
  ...['Mar 25 16:49:08 host kernel: ', '2024-03-25T16:49:08.123456+08:00 ', '<6>', 'BUG: soft lockup - CPU#1 stuck for ', 'rcu: '],
  ...['NMI backtrace for cpu 1', 'PID: 1 TASK: ffff8800 CPU: 0 COMMAND: "df"', ' #0 [ffff8800] schedule at ffffffff81', 'Sibling'],
  ...['\\040', '\\012', '\\134', '\\0', '\\x20', ' - ', 'shared:1', 'master:', '0:39', ' /.gvfs ', ' fuse rw,user_id=0 0 0', 'none'],
  ...['-a always,exit -S all -F key=', '-w / -p wa', '-D', '-e 2', '\\\n', '#==[ Command ]===#\n# df\n', '#==[ Log File ]===#\n# /var/log/messages\n'],
  ...['USER PID %CPU WCHAN STAT COMMAND\n', 'F S UID PID PPID\n', 'Filesystem 1K-blocks Used Available Use% Mounted on\n', 'df: '],
  ...['COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n', 'TARGET SOURCE FSTYPE OPTIONS\n', '# ERROR: Command did not complete\n'],
  ...['statfs("/root/.gvfs", ', ' <unfinished ...>', '<... statfs resumed>', '{"MESSAGE": "', '[1, 2', '"}', 'timed out after 300s'],
  ...['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x07\x08', 'ustar\x0000', 'ustar  \0', '././@LongLink', ' path=', ' size='],
  ...['../', '/', '//', './', '\0', '\n', '\r\n', '\r', '\t', '\v', '\x1b[31m', '\x1b]0;x\x07', '\x7f', '\x85', '\u2028', '\u202e', '\u2066'],
  ...['\ufeff', '\u200b', '\ud800', '界', '\u0301', '𝄞', '-1', '0', '1', '255', '256', '65535', '65536', '2147483647', '2147483648'],
  ...['4294967295', '4294967296', '9007199254740991', '9007199254740993', '18446744073709551615', '99999999999999999999999999', '0x7fffffff'],
  ...['0xffffffffffffffff', '-0', '1e309', 'NaN', 'Infinity', 'null', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '<script>'],
  ...['$(reboot)', '`', '```', '{{comm}}', '%s', "'", '"', '](x)', '|', '*'],
]; // prettier-ignore

const BOUNDARIES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** A token, or a word out of another text. */
export function someToken(random, other) {
  if (random.chance(0.7) || other.length === 0) return Buffer.from(random.pick(TOKENS));
  const from = random.below(other.length);
  return other.subarray(from, from + random.few(60));
}

const replaced = (bytes, from, to, by) => Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

/** Each takes bytes and another text, and gives new bytes. */
const ON_BYTES = [
  function flipBits(random, bytes) {
    const copy = Buffer.from(bytes);
    for (let turn = random.few(8); turn > 0 && copy.length > 0; turn -= 1)
      copy[random.below(copy.length)] ^= 1 << random.below(8);
    return copy;
  },
  function cut(random, bytes) {
    return bytes.subarray(0, random.below(bytes.length));
  },
  function lose(random, bytes) {
    const from = random.below(bytes.length);
    return replaced(bytes, from, from + random.few(3000), Buffer.alloc(0));
  },
  function splice(random, bytes, other) {
    return Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))]);
  },
  function repeat(random, bytes) {
    const from = random.below(bytes.length);
    const chunk = bytes.subarray(from, from + random.few(2000));
    const times = random.chance(0.1) ? random.few(10_000) : random.few(20);
    const most = Math.ceil(MOST_BYTES / Math.max(chunk.length, 1));
    return replaced(bytes, from, from, Buffer.concat(Array(Math.min(times, most)).fill(chunk)));
  },
  function insert(random, bytes, other) {
    const from = random.below(bytes.length + 1);
    return replaced(bytes, from, from + (random.chance(0.5) ? 0 : random.few(12)), someToken(random, other));
  },
  function writeNumber(random, bytes) {
    const copy = Buffer.from(bytes);
    const width = random.pick([1, 2, 4]);
    if (copy.length < width) return copy;
    const place = random.below(copy.length - width + 1);
    const value = random.pick(BOUNDARIES) % 2 ** (8 * width);
    if (random.chance(0.8)) copy.writeUIntLE(value, place, width);
    else copy.writeUIntBE(value, place, width);
    return copy;
  },
];

const onLines = (change) => (random, bytes, other) => {
  const lines = bytes.toString('latin1').split('\n');
  return Buffer.from(change(random, lines, other).join('\n'), 'latin1');
};

const ON_TEXT = [
  onLines(function swap(random, lines) {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return lines;
  }),
  onLines(function drop(random, lines) {
    lines.splice(random.below(lines.length), random.few(20));
    return lines;
  }),
  onLines(function again(random, lines) {
    const place = random.below(lines.length);
    const line = lines[place];
    const times = Math.min(random.chance(0.15) ? 10_000 : random.few(40), MOST_BYTES / (line.length + 1));
    lines.splice(place, 0, ...Array(Math.floor(times)).fill(line));
    return lines;
  }),
  onLines(function long(random, lines, other) {
    const place = random.below(lines.length);
    const token = (random.chance(0.5) ? someToken(random, other).toString('latin1') : lines[place]) || ' ';
    const bytes = random.pick([4095, 4096, 4097, 65_535, 65_536, 65_537, 200_000]);
    lines[place] += token.repeat(Math.ceil(bytes / token.length)).slice(0, bytes);
    return lines;
  }),
  onLines(function interleave(random, lines, other) {
    const theirs = other.toString('latin1').split('\n');
    const every = random.few(6);
    const from = random.below(theirs.length);
    return lines.flatMap((line, at) => (at % every === 0 ? [line, theirs[from + at / every] ?? ''] : [line]));
  }),
  onLines(function shuffleSome(random, lines) {
    const from = random.below(lines.length);
    const part = lines.slice(from, from + 30);
    lines.splice(from, part.length, ...random.shuffled(part));
    return lines;
  }),
  onLines(function prefixAll(random, lines) {
    const prefix = Buffer.from(random.pick(TOKENS)).toString('latin1');
    return lines.map((line) => `${prefix}${line}`);
  }),
  onLines(function editWord(random, lines) {
    const place = random.below(lines.length);
    const words = lines[place].split(/(\s+)/);
    words[random.below(words.length)] = Buffer.from(random.pick(TOKENS)).toString('latin1');
    lines[place] = words.join('');
    return lines;
  }),
  function asUtf16(random, bytes) {
    return random.chance(0.2) ? Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le') : bytes;
  },
  function withReturns(random, bytes) {
    return random.chance(0.3) ? Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1') : bytes;
  },
];

function mutated(random, bytes, other, ways) {
  let result = bytes;
  for (let turn = random.few(6); turn > 0; turn -= 1) result = random.pick(ways)(random, result, other);
  return result.subarray(0, MOST_BYTES);
}

export function mutateBytes(random, bytes, other) {
  return mutated(random, bytes, other, ON_BYTES);
}

export function mutateText(random, text, other) {
  return mutated(random, someOf(random, text), someOf(random, other), random.chance(0.7) ? ON_TEXT : ON_BYTES);
}
