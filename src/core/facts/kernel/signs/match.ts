import { BLOCK } from './block.ts';
import { DAEMONS, GLUSTER } from './daemons.ts';
import { HOST } from './host.ts';
import { LOCAL_FILESYSTEMS } from './local-filesystems.ts';
import { NETWORK_FILESYSTEMS } from './network-filesystems.ts';
import { begins, sign, type Sign, type SignGroup } from './sign.ts';

/** The topic of a line that begins another boot; no trouble of its own. */
export const BOOT = 'boot';

const BOOTS: readonly SignGroup[] = [
  begins(['Linux version '], [sign(BOOT, /Linux version \d/y)]),
  // journalctl puts these between two boots.
  begins(['-- '], [sign(BOOT, /-- (?:Reboot|Boot [\da-f]{32}) ?--/y)]),
];

interface Head {
  readonly text: string;
  readonly second: number;
  readonly signs: readonly Sign[];
}

const NO_HEADS: readonly Head[] = [];
/** By the first letter, all of them ASCII: nearly every line is passed over for that and the second one. */
const HEADS: (readonly Head[])[] = Array.from({ length: 128 }, () => NO_HEADS);
const BY_DAEMON = new Map<string, readonly Sign[]>();
/** Whether a word may be one of those whom we listen to, or a facility of syslog, by its first three letters. */
const MAY_BE_KNOWN = new Uint8Array(1 << 15);

for (const { of, signs } of [...NETWORK_FILESYSTEMS, ...BLOCK, ...LOCAL_FILESYSTEMS, ...HOST, ...GLUSTER, ...BOOTS]) {
  for (const text of of) {
    const first = text.charCodeAt(0);
    HEADS[first] = [...headsOf(first), { text, second: text.charCodeAt(1), signs }];
  }
}
for (const { of, signs } of DAEMONS) for (const name of of) BY_DAEMON.set(name, signs);
const FACILITIES = ['kern.', 'user.', 'mail.', 'daemon.', 'auth', 'syslog.', 'cron.', 'local'];
for (const name of ['kernel', ...FACILITIES, ...BY_DAEMON.keys()]) MAY_BE_KNOWN[lettersAt(name, 0)] = 1;

/** Five bits of each letter: what else falls together with a name is looked at closer. */
function lettersAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}

function headsOf(first: number): readonly Head[] {
  return HEADS[first] ?? NO_HEADS;
}

/** May the word that begins at `at` be the kernel's name, a daemon's or a facility's? */
export function mayBeKnown(text: string, at: number): boolean {
  return MAY_BE_KNOWN[lettersAt(text, at)] === 1;
}

export function isDaemon(name: string): boolean {
  return BY_DAEMON.has(name);
}

export interface Found {
  readonly sign: Sign;
  readonly subject: string;
}

/** The one message of ours that begins with the name of a process. */
const NAMELESS: readonly Sign[] = [
  sign('page-allocation-failure', /(?<subject>[^\n:]{1,16}(?:[:/][^\n:]{1,16})?): page allocation failure/y),
];

/** What the kernel's message that begins at `at` tells. */
export function kernelSign(text: string, at: number): Found | undefined {
  const second = text.charCodeAt(at + 1);
  for (const head of headsOf(text.charCodeAt(at))) {
    if (head.second !== second || !text.startsWith(head.text, at)) continue;
    const found = firstOf(head.signs, text, at);
    if (found !== undefined) return found;
  }
  return firstOf(NAMELESS, text, at);
}

/** What the message of the daemon `name` that begins at `at` tells. */
export function daemonSign(name: string, text: string, at: number): Found | undefined {
  return firstOf(BY_DAEMON.get(name) ?? [], text, at);
}

/** All that this message says: one line may take back several things. */
export function allSigns(name: string, text: string, at: number): readonly Found[] {
  const heads = headsOf(text.charCodeAt(at)).filter((head) => text.startsWith(head.text, at));
  const signs = name === 'kernel' ? [...heads.flatMap((head) => head.signs), ...NAMELESS] : (BY_DAEMON.get(name) ?? []);
  const found = signs.flatMap((one) => matched(one, text, at) ?? []);
  const trouble = found.find((one) => !one.sign.resolves);
  return trouble === undefined ? found : [trouble];
}

function firstOf(signs: readonly Sign[], text: string, at: number): Found | undefined {
  for (const one of signs) {
    const found = matched(one, text, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matched(one: Sign, text: string, at: number): Found | undefined {
  one.pattern.lastIndex = at;
  const groups = one.pattern.exec(text);
  if (groups === null) return undefined;
  return { sign: one, subject: groups.groups?.['subject'] ?? groups.groups?.['other'] ?? '' };
}
