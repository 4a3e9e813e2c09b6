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
  const append = words.findIndex((word) => word === '-a' || word === '-A');
  if (append >= 0) return onList(...(pair(words[append + 1]) ?? ['', '']));
  return words.includes('-w') ? WATCH : CONTROL;
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
