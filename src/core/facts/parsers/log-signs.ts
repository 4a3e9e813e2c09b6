import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { logSigns } from '../kinds/log-signs.ts';
import { BOOT } from '../kernel/signs/match.ts';
import { type Told, tellsOf } from '../kernel/signs/read-line.ts';
import { SIGN_MARKS, SIGNS_WAKE } from '../kernel/signs/wake.ts';
import { Walker } from '../kernel/signs/walker.ts';
import { EARLIER_BOOT, kernelLog } from './kernel-log.ts';

/** Topics with their subjects that are kept of one member; what comes later is counted under its topic alone. */
const MAX_SUBJECTS = 2000;
const MAX_SUBJECT = 128;

/** What the kernel and the daemons say of trouble, in the logs that hold kernel messages and in the daemons' own. */
export const logSignsParser: Parser = {
  name: 'log-signs',
  from: [
    ...kernelLog.from,
    'var/log/daemon*',
    'var/log/cluster/*.log*',
    'var/log/pacemaker.log*',
    'var/log/pacemaker/*.log*',
    'var/log/corosync/*.log*',
    'var/log/glusterfs/*.log*',
  ],
  homes: 'all',
  emits: [logSigns],
  // A log that tells of no trouble proves nothing: a killable wait is told by nobody.
  settles: [],
  wake: SIGNS_WAKE,
  marks: SIGN_MARKS,
  beside: kernelLog,
  read: (out, path) => new SignsReader(out, path),
};

interface Draft {
  readonly topic: string;
  readonly subject: string;
  readonly boot: number;
  by: string;
  times: number;
  first: Line;
  last: Line;
  firstAt: string | undefined;
  at: string | undefined;
  takenBack: Line | undefined;
}

class SignsReader implements Reader {
  readonly #out: Output;
  readonly #walker = new Walker();
  readonly #earlier: boolean;
  /** Those of the latest boot that the log shows. */
  #drafts = new Map<string, Draft>();
  readonly #before: Draft[] = [];
  #boot = 0;
  /** The latest line that tells of something: the last one of a member that was cut may lack its tail. */
  #held: { readonly line: Line; readonly told: Told } | undefined;

  constructor(out: Output, path: string) {
    this.#out = out;
    this.#earlier = EARLIER_BOOT.test(path);
  }

  busy(): boolean {
    return this.#held !== undefined;
  }

  line(line: Line): void {
    this.#release();
    const told = tellsOf(line.text, this.#walker);
    if (told !== undefined) this.#held = { line: { ...line, text: ` ${line.text}`.slice(1) }, told };
  }

  end(complete: boolean): void {
    if (complete) this.#release();
    const drafts = [...this.#before, ...this.#drafts.values()].sort((a, b) => a.last.line - b.last.line);
    for (const draft of drafts) this.#add(draft);
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined) return;
    for (const { sign, subject } of held.told.found) {
      if (sign.topic === BOOT) this.#nextBoot();
      else if (sign.resolves) this.#takeBack(sign.topic, subject, held.line, held.told);
      else this.#count(sign.topic, subject, held.line, held.told);
    }
  }

  #nextBoot(): void {
    if (this.#drafts.size === 0) return;
    const room = MAX_SUBJECTS - this.#before.length;
    this.#before.push(...[...this.#drafts.values()].slice(0, Math.max(room, 0)));
    this.#drafts = new Map();
    this.#boot += 1;
  }

  #count(topic: string, subject: string, line: Line, { by, at }: Told): void {
    const draft = this.#draft(topic, subject, line, at);
    if (draft.times === 0) Object.assign(draft, { first: line, firstAt: at });
    draft.times += 1;
    draft.by = by;
    draft.last = line;
    draft.at = at;
    draft.takenBack = undefined;
  }

  #takeBack(topic: string, subject: string, line: Line, told: Told): void {
    if (subject !== '') {
      const draft = this.#draft(topic, subject, line, told.at);
      draft.takenBack = line;
      if (draft.times === 0) draft.by = told.by;
      return;
    }
    for (const draft of this.#drafts.values()) if (draft.topic === topic) draft.takenBack = line;
  }

  #draft(topic: string, named: string, line: Line, at: string | undefined): Draft {
    const isFull = this.#drafts.size >= MAX_SUBJECTS;
    const subject = named.slice(0, MAX_SUBJECT);
    const key = `${topic}\0${subject}`;
    const known = this.#drafts.get(key) ?? (isFull ? this.#drafts.get(`${topic}\0`) : undefined);
    if (known !== undefined) return known;
    const draft: Draft = {
      topic,
      subject: isFull ? '' : subject,
      boot: this.#boot,
      by: '',
      times: 0,
      first: line,
      last: line,
      firstAt: at,
      at,
      takenBack: undefined,
    };
    this.#drafts.set(isFull ? `${topic}\0` : key, draft);
    return draft;
  }

  #add(draft: Draft): void {
    const { topic, subject, by, times, first, last, firstAt, at, takenBack } = draft;
    const others = [...(first.line === last.line ? [] : [first]), ...(takenBack === undefined ? [] : [takenBack])];
    this.#out.add(logSigns, last, {
      topic,
      subject,
      by,
      times,
      ...(firstAt === undefined ? {} : { firstAt }),
      ...(at === undefined ? {} : { at }),
      earlierBoot: this.#earlier || draft.boot < this.#boot,
      resolved: takenBack !== undefined,
      seenAt: others.filter(({ line }) => line !== last.line),
    });
  }
}
