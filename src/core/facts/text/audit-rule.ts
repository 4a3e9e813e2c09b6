export interface AuditRule {
  readonly list?: string;
  readonly action?: string;
  readonly counted: boolean;
}

const LISTS: ReadonlySet<string> = new Set(['task', 'entry', 'exit', 'user', 'exclude', 'filesystem', 'io_uring']);
const ACTIONS: ReadonlySet<string> = new Set(['always', 'never', 'possible']);
/** `audit_add_rule()` leaves these lists out of `audit_n_rules`. Rules of the first two alone were tried on 6.18. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['exclude', 'filesystem', 'user']);
/** How `auditctl -l` of audit 1.x and early 2.x (RHEL5, RHEL6) prints a rule. */
const LISTED = /^(?:LIST_RULES|AUDIT_LIST): ([a-z_]{1,20})[, ]([a-z_]{1,20})(?=\s|$)/;
const OLD_WATCH = /^(?:AUDIT_WATCH_LIST|WATCH_LIST): (?=\S*\bpath=|dev=)/;

const CONTROL: AuditRule = { counted: false };
const WATCH: AuditRule = { list: 'exit', action: 'always', counted: true };

/** One line of audit.rules or of `auditctl -l`; nothing where it is neither a rule nor a control line. */
export function auditRule(text: string): AuditRule | undefined {
  const listed = LISTED.exec(text);
  if (listed !== null) return onList(listed[1] ?? '', listed[2] ?? '');
  if (OLD_WATCH.test(text)) return WATCH;
  const words = text.replace(/^(?:\S{0,80}\/)?auditctl\s+/, '').split(/\s+/, 256);
  if (!/^-{1,2}[A-Za-z]/.test(words[0] ?? '')) return undefined;
  const options = optionsOf(words);
  const append = options.get('-a') ?? options.get('-A');
  if (append !== undefined) return onList(...(pair(append) ?? ['', '']));
  return options.has('-w') ? WATCH : CONTROL;
}

/** Options of auditctl(8) that take the next word as their value, whatever that looks like. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-a',
  '-A',
  '-d',
  '-w',
  '-W',
  '-p',
  '-k',
  '-S',
  '-F',
  '-C',
  '-b',
  '-e',
  '-f',
  '-r',
  '-q',
  '-m',
  '-R',
]);

/** Options and their values; the first one of a name counts. */
function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = WITH_VALUE.has(word) ? (words[at + 1] ?? '') : '';
    if (!options.has(word)) options.set(word, value);
    if (WITH_VALUE.has(word)) at += 1;
  }
  return options;
}

function pair(text = ''): [string, string] | undefined {
  const [first, second, ...more] = text.split(',');
  return first === undefined || second === undefined || more.length > 0 ? undefined : [first, second];
}

/** auditctl(8) takes list and action in either order. */
function onList(first: string, second: string): AuditRule | undefined {
  const [list, action] = LISTS.has(first) ? [first, second] : [second, first];
  if (!LISTS.has(list) || !ACTIONS.has(action)) return undefined;
  return { list, action, counted: armsCollection(list, action) };
}

/**
 * Syscall, watch and directory rules arm collection. The kernel counts a `task` rule as well, but `never,task` works
 * the other way: tasks born under it have no audit context, and nothing is collected for them.
 */
function armsCollection(list: string, action: string): boolean {
  return !NOT_COUNTED.has(list) && !(list === 'task' && action === 'never');
}
