/** Commands that people copy along with their output. */
const COMMAND =
  /^(?:sudo )?(?:\S*\/)?(?:auditctl|cat|df|dmesg|dpkg|findmnt|grep|head|hostname|journalctl|ls|mount|ps|rpm|strace|tail|timeout|uname)(?: |$)/;

/** `[root@host ~]# `, `root@host:~# `, `bash-4.2$ `, `host% `: who and where, and then the sign. */
const PROMPT =
  /^(?:\[[^\]\s]{1,80}@[^\]]{1,200}\]|[\w.-]{1,80}@[\w.-]{1,80}:[^#$%]{0,200}|(?:ba|da|k|z)?sh-[\d.]{1,10}|[\w.-]{1,80})?[#$%](?: +(.*))?$/;

/** What sudo asks in between, in any language. */
const PASSWORD = /^\[sudo\] .{0,200}[:：]\s*$/;

/** Lines at the top that may be prompts: a command, and a password asked for. */
const TOP = 3;

/**
 * A pasted output without the prompts around it. Their lines stay, empty: so every other line keeps its number, and
 * what is cited can be found in what was pasted.
 */
export function withoutPrompts(text: string, command: string): string {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const blank = new Set<number>();
  for (const index of filled.slice(0, TOP)) {
    if (!isPrompt(lines[index] ?? '', command)) break;
    blank.add(index);
  }
  const last = filled.at(-1);
  if (last !== undefined && isBarePrompt(lines[last] ?? '')) blank.add(last);
  return blank.size === 0 ? text : lines.map((line, index) => (blank.has(index) ? '' : line)).join('\n');
}

function isPrompt(line: string, command: string): boolean {
  const text = line.trim();
  if (text === command || PASSWORD.test(text)) return true;
  const rest = PROMPT.exec(text)?.[1];
  // A comment begins with `#` as well: only what follows tells it from the prompt of root.
  return rest !== undefined && (rest === command || COMMAND.test(rest));
}

function isBarePrompt(line: string): boolean {
  const found = PROMPT.exec(line.trim());
  return found !== null && (found[1] ?? '') === '' && line.trim() !== '#';
}
