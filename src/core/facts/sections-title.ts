import { RPM_TABLE } from './text/rpm-table.ts';

/** `#==[ Command ]======================================#`: what kind of thing the section holds. */
const HEADING = /^#==\[ ([^\]]{1,80}) \]={1,100}#?\s*$/;
/** How much of a log was copied, behind its name. */
const TAIL = / - Last \d{1,9} Lines$/;
const MAX_TITLE = 2000;

/** Folders of sos that hold outputs of commands under a name of their own; all parsers name one of these. */
const PLUGINS = ['filesys', 'process', 'kernel', 'logs', 'auditd', 'rpm', 'general', 'host', 'hardware', 'memory'];

/** What crash(8) said of dumps, as analyzevmcore of supportutils keeps it: of earlier boots, as all below var/crash. */
const CRASH_ANALYSIS = 'var/crash/analyzevmcore/dmesg';

/** Filters that leave the rows as they are. `grep` does not: what it left out is unknown. */
const HARMLESS_PIPE = /^\s*(?:sort|uniq|tail|head)\b[^|]{0,200}$/;

/** supportconfig asks rpm for packages, for their distributions and for who signed them; only the first is a list. */
const RPM_QUERY = /^(?:\/(?:usr\/)?s?bin\/)?rpm -qa --queryformat /;
const RPM_NAMES = / "%-?\d{0,3}\{NAME\}/;

/** The kind of a section, where this line begins one. */
export function sectionHeading(line: string): string | undefined {
  return line.startsWith('#==[') ? HEADING.exec(line)?.[1] : undefined;
}

/**
 * Where sos would have put what a section holds: the path of a copied file without its leading slash, or the names that
 * sos gives the output of a command. So every parser reads sections without knowing of them. Empty for what is missing,
 * filtered, or neither.
 */
export function homesOfSection(heading: string, titleLine: string): readonly string[] {
  if (!titleLine.startsWith('# ') || titleLine.length > MAX_TITLE) return [];
  const title = titleLine.slice(2).trimEnd().replace(TAIL, '');
  if (title.endsWith(' - File not found')) return [];
  if (heading === 'Command') return homesOfCommand(title);
  if (heading === 'Kernel Core Logs') return [CRASH_ANALYSIS];
  if (heading !== 'Configuration File' && heading !== 'Log File') return [];
  return title.startsWith('/') ? [title.slice(1)] : [];
}

/** Where sos would have put the output of this command, in any plugin and at the top. */
export function homesOfCommand(command: string): readonly string[] {
  const [first = '', ...filters] = command.split('|');
  if (!filters.every((filter) => HARMLESS_PIPE.test(filter))) return [];
  if (RPM_QUERY.test(first)) return RPM_NAMES.test(first) ? [RPM_TABLE] : [];
  const name = outputName(first.replace(/ 2>(?:\/dev\/null|&1)/, '').trim());
  return name === '' ? [] : [...PLUGINS.map((plugin) => `sos_commands/${plugin}/${name}`), name];
}

/**
 * Names as sos forms them (`_mangle_command` since 3.0): without the folder of the program, and with `_` for what has no
 * place in a file name.
 */
function outputName(command: string): string {
  const name = countedFromNow(command)
    .replace(/^\/(?:usr\/)?s?bin\//, '')
    .replace(/[^\w.\-/]+/g, '_')
    .replaceAll('/', '.');
  return trimmed(name).slice(0, 255);
}

function trimmed(name: string): string {
  const isEdge = (at: number): boolean => ' ._-'.includes(name.charAt(at));
  let [start, end] = [0, name.length];
  while (start < end && isEdge(start)) start += 1;
  while (end > start && isEdge(end - 1)) end -= 1;
  return name.slice(start, end);
}

/**
 * supportconfig asks for `--boot 1`, `--boot 2` …, which journalctl counts from the oldest boot on, and stops before the
 * running one. To every reader of a name an earlier boot has a minus.
 */
function countedFromNow(command: string): string {
  return command.replace(/--boot (?=[1-9])/, '--boot -');
}

/** Logs that supportconfig copies beside its sections (with `-l`), and outputs that a hung command left unfinished. */
const ROTATED = /^(?:messages|warn|localmessages)-\d{8}[\w-]{0,20}(?=\.txt$)/;
const UNFINISHED = /^[\w.-]{1,60}\.txt\.([\w+-]{1,60})\.\d{1,12}\.(?:SC__)?SEMAPHORE\.out$/;

/** A member that is one such thing as a whole. `unfinished`: its command was given up on. */
export function homesOfMember(path: string): { readonly homes: readonly string[]; readonly unfinished: boolean } {
  const log = ROTATED.exec(path)?.[0];
  if (log !== undefined) return { homes: [`var/log/${log}`], unfinished: false };
  const program = UNFINISHED.exec(path)?.[1];
  return { homes: program === undefined ? [] : homesOfCommand(program), unfinished: program !== undefined };
}
