import { daemonSign, type Found, isDaemon, kernelSign, mayBeKnown } from './match.ts';

const NEWLINE = 10;
const SPACE = 32;
const COLON = 58;
const LESS = 60;
const BRACKET = 91;
const BRACE = 123;

/** Words in front of a message: date, time, zone, host, facility, and the program's own. */
const MAX_WORDS = 8;
const MAX_WORD = 255;
/** Longest of what stands in brackets before a message: `[Thu Nov  7 14:01:07 2024]`. */
const MAX_BRACKET = 60;

/** RFC 5424 has the process, an identifier and structured data behind the name. */
const RFC5424 = /kernel \S{1,128} \S{1,32} (?:-|\[[^\]\n]{0,200}\]) ?/y;
/** /dev/kmsg: `6,416,1758426,-;`. */
const KMSG = /\d{1,4},\d{1,20},\d{1,20},[^;\s]{1,100};/y;
const JOURNAL_MESSAGE = /"MESSAGE"\s?:\s?"/y;
const FIELD = /MESSAGE=/y;
const NAME = /[^[:\s]{1,64}/y;
const FACILITY = /(?:kern|user|mail|daemon|auth(?:priv)?|syslog|cron|local[0-7])\.\w{1,8} /y;

/** Where in a line a message begins, and whose it is. */
export interface Place {
  /** `kernel`, or the name of a daemon. */
  readonly by: string;
  readonly at: number;
}

/**
 * Finds the lines of a log that tell of something, in whole blocks of text: looks at the program's name in each line and
 * at the first letters behind it, and at nothing else. What it finds depends on the line alone. It keeps the host of the
 * line before, which in a syslog nearly always stands in the next one too.
 */
export class Walker {
  /** The host with the blanks around it. */
  #host = '\0';
  /** Where the next message of a journal in JSON begins, from where on that was looked for. */
  #json = { text: '', at: 0 };

  /** Does any line of this text tell of something? */
  any(text: string): boolean {
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      if (this.#found(text, start, end) !== undefined) return true;
      start = end + 1;
    }
    return false;
  }

  /** Where the message of a line begins, if it tells of something. */
  placeOf(line: string): Place | undefined {
    return this.#found(line, 0, line.length);
  }

  #found(text: string, from: number, end: number): Place | undefined {
    const level = text.charCodeAt(from) === LESS ? closeOf(text, from + 1, LESS + 2) : from - 1;
    const start = Math.max(level + 1, from);
    const first = text.charCodeAt(start);
    // A level that never closes, and what no line of a log begins with.
    if (first === LESS || (first > BRACKET && first !== BRACE && !isLower(first))) return undefined;
    if (isSyslog(text, start)) {
      const known = text.startsWith(this.#host, start + 15);
      return this.#tagged(text, known ? start + 15 + this.#host.length : this.#learn(text, start));
    }
    if (first === BRACKET || first === SPACE) return kernelPlace(text, start);
    if (first === BRACE) return this.#journal(text, start, end);
    const plain = placed('kernel', kernelSign(text, start), start);
    if (plain !== undefined) return plain;
    FIELD.lastIndex = start;
    if (FIELD.test(text)) return kernelPlace(text, FIELD.lastIndex);
    KMSG.lastIndex = start;
    if (KMSG.test(text)) return kernelPlace(text, KMSG.lastIndex);
    const tag = tagIn(text, start, end);
    return tag < 0 ? undefined : this.#tagged(text, tag);
  }

  /** Where the tag stands in a line of syslog: behind the host, which may be missing, and is kept for the next line. */
  #learn(text: string, start: number): number {
    const first = start + 16;
    // Pacemaker's own log has a process id in front of the host.
    const host = text.charCodeAt(first) === BRACKET ? skipBlanks(text, wordEnd(text, first)) : first;
    const stop = wordEnd(text, host);
    if (text.charCodeAt(stop - 1) === COLON || isDaemon(text.slice(host, stop))) return host;
    const tag = skipBlanks(text, stop);
    if (host === first && tag === stop + 1 && stop - host <= 64) this.#host = text.slice(start + 15, tag);
    return tag;
  }

  /** `from`: where the program's name stands, or the facility in front of it. */
  #tagged(text: string, from: number): Place | undefined {
    let at = skipBlanks(text, from);
    if (!mayBeKnown(text, at)) return undefined;
    FACILITY.lastIndex = at;
    if (FACILITY.test(text)) at = FACILITY.lastIndex;
    if (text.startsWith('kernel', at)) return taggedKernel(text, at + 6);
    NAME.lastIndex = at;
    const by = NAME.exec(text)?.[0] ?? '';
    if (!isDaemon(by)) return undefined;
    const body = skipBlanks(text, wordEnd(text, at) + 1);
    return placed(by, daemonSign(by, text, body), body);
  }

  #journal(text: string, start: number, end: number): Place | undefined {
    if (this.#json.text !== text || this.#json.at < start) {
      const at = text.indexOf('"MESSAGE"', start);
      this.#json = { text, at: at < 0 ? Number.POSITIVE_INFINITY : at };
    }
    if (this.#json.at >= end) return undefined;
    JOURNAL_MESSAGE.lastIndex = this.#json.at;
    return JOURNAL_MESSAGE.test(text) ? kernelPlace(text, JOURNAL_MESSAGE.lastIndex) : undefined;
  }
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** `Mar 25 16:49:08 `. */
function isSyslog(text: string, start: number): boolean {
  return (
    text.charCodeAt(start + 3) === SPACE &&
    text.charCodeAt(start + 6) === SPACE &&
    text.charCodeAt(start + 9) === COLON &&
    text.charCodeAt(start + 12) === COLON &&
    text.charCodeAt(start + 15) === SPACE
  );
}

/** Where the first word begins that ends with a colon, or that names somebody whom we know; -1 for none. */
function tagIn(text: string, start: number, end: number): number {
  let at = start;
  for (let word = 0; word < MAX_WORDS && at < end; word += 1) {
    const stop = wordEnd(text, at);
    if (text.charCodeAt(stop - 1) === COLON && stop - 1 > at) return at;
    RFC5424.lastIndex = at;
    if (text.startsWith('kernel ', at) && RFC5424.test(text)) return at;
    if (mayBeKnown(text, at) && isDaemon(/^[^[\s]{1,64}/.exec(text.slice(at, stop))?.[0] ?? '')) return at;
    at = skipBlanks(text, stop);
    if (text.charCodeAt(at) === NEWLINE) return -1;
  }
  return -1;
}

function taggedKernel(text: string, nameEnd: number): Place | undefined {
  if (text.startsWith(': ', nameEnd)) return kernelPlace(text, nameEnd + 2);
  if (text.startsWith(':', nameEnd)) return kernelPlace(text, nameEnd + 1);
  if (text.charCodeAt(nameEnd) === BRACKET) {
    const stop = wordEnd(text, nameEnd);
    return text.charCodeAt(stop - 1) === COLON ? kernelPlace(text, stop) : undefined;
  }
  RFC5424.lastIndex = nameEnd - 6;
  return RFC5424.test(text) ? kernelPlace(text, RFC5424.lastIndex) : undefined;
}

/** Behind the level, the time and the caller that the kernel itself puts in front. */
function kernelPlace(text: string, from: number): Place | undefined {
  let at = from;
  for (let peeled = 0; peeled < 5; peeled += 1) {
    const code = text.charCodeAt(at);
    if (code !== LESS && code !== BRACKET) break;
    const close = closeOf(text, at + 1, code + 2);
    if (close < 0) return undefined;
    at = skipBlanks(text, close + 1);
  }
  at = skipBlanks(text, at);
  return placed('kernel', kernelSign(text, at), at);
}

/** Where the bracket closes; `<` and `>`, `[` and `]` are two apart. */
function closeOf(text: string, from: number, close: number): number {
  for (let at = from; at < from + MAX_BRACKET; at += 1) {
    const code = text.charCodeAt(at);
    if (code === close) return at;
    if (code === NEWLINE || Number.isNaN(code)) return -1;
  }
  return -1;
}

function placed(by: string, found: Found | undefined, at: number): Place | undefined {
  return found === undefined ? undefined : { by, at };
}

function wordEnd(text: string, from: number): number {
  let at = from;
  const limit = Math.min(from + MAX_WORD, text.length);
  while (at < limit && text.charCodeAt(at) > SPACE) at += 1;
  return at;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < from + 8 && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === 9)) at += 1;
  return at;
}
