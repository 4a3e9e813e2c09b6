import type { Line, Parser } from '../../model/parser.ts';
import { auditStatus } from '../kinds/audit.ts';
import { wholeNumber } from '../text/tokens.ts';

/** Keys of both forms, and the field of ours that each fills; the others are known and not used. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['enabled', 'enabled'],
  ['failure', 'failure'],
  ['flag', 'failure'],
  ['pid', 'pid'],
  ['lost', 'lost'],
  ['backlog', 'backlog'],
  ['backlog_limit', 'backlogLimit'],
  ['rate_limit', 'rateLimit'],
  ['backlog_wait_time', 'backlogWaitTime'],
  ['backlog_wait_time_actual', 'backlogWaited'],
  ['loginuid_immutable', ''],
  ['features', ''],
]);

/** RHEL5 to early RHEL7: `AUDIT_STATUS: enabled=1 flag=1 pid=1034 …` on one line. Later: `enabled 1`, a key a line. */
function pairsOf(text: string): readonly (readonly [string, string])[] {
  if (/^AUDIT_STATUS:/.test(text)) {
    return text
      .slice('AUDIT_STATUS:'.length)
      .trim()
      .split(/\s+/, 64)
      .map((word) => [word.split('=', 1)[0] ?? '', word.slice(word.indexOf('=') + 1)] as const);
  }
  const [, key = '', value = ''] = /^([a-z_]{1,40})\s+(\S{1,40})(?:\s|$)/.exec(text) ?? [];
  return [[key, value]];
}

function isStatusLine(text: string): boolean {
  return /^AUDIT_STATUS: /.test(text) || /^(?:enabled|backlog_limit|rate_limit|failure|lost)\s+\d+\s*$/.test(text);
}

/** The kernel's audit status. */
export const auditStatusCommand: Parser = {
  name: 'audit-status',
  from: [
    'sos_commands/auditd/auditctl_-s',
    'sos_commands/*/auditctl_-s',
    'auditctl_-s',
    'auditctl-s',
    'auditctl_-s.txt',
  ],
  homes: 'first',
  emits: [auditStatus],
  recognise(head, name) {
    const fitting = head.filter((line) => isStatusLine(line.trim())).length;
    const oneLine = head.some((line) => line.trimStart().startsWith('AUDIT_STATUS: '));
    return oneLine || fitting >= 3 || (fitting > 0 && /auditctl/.test(name)) ? 0.95 : 0;
  },
  read(out) {
    const values = new Map<string, number>();
    let best: Line | undefined;
    return {
      line(line) {
        const text = line.text.trim();
        if (text === '') return;
        for (const [key, value] of pairsOf(text)) {
          const field = KEYS.get(key);
          const number = wholeNumber(value);
          if (field === undefined) out.unreadable(line, 'not a field of the audit status');
          if (field === undefined || field === '' || number === undefined) continue;
          if (best === undefined || field === 'enabled') best = line;
          values.set(field, number);
        }
      },
      end() {
        if (best === undefined) return { settled: false };
        out.add(auditStatus, best, Object.fromEntries(values));
        return { settled: true };
      },
    };
  },
};
