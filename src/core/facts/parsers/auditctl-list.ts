import type { Parser } from '../../model/parser.ts';
import { auditRules } from '../kinds/audit.ts';
import { auditRule } from '../text/audit-rule.ts';
import { isFailure } from '../text/failures.ts';
import { shareOf, sureness } from '../text/sureness.ts';

const NO_RULES = /^\s*No rules\s*$/;

/** `Error sending rule list data request (Operation not permitted)`, `The audit system is disabled`. */
const AUDITCTL_ERROR = /^(?:Error\b|The audit system is disabled|You must be root)/;

function isRule(line: string): boolean {
  return auditRule(line.trim())?.list !== undefined;
}

/** The rules that the kernel has. An answer is rules or `No rules`; anything else is a command that failed. */
export const auditctlList: Parser = {
  name: 'auditctl-list',
  from: [
    'sos_commands/auditd/auditctl_-l',
    'sos_commands/*/auditctl_-l',
    'auditctl_-l',
    'auditctl-l',
    'auditctl_-l.txt',
  ],
  homes: 'first',
  emits: [auditRules],
  recognise(head, name) {
    const named = /auditctl\S{0,8}[\s_]-l/.test(name);
    const fits = sureness(
      shareOf(head, (line) => NO_RULES.test(line) || isRule(line)),
      named,
    );
    // A file of rules only looks the same; its name tells.
    return /rules/.test(name) && !named ? fits * 0.6 : fits;
  },
  read(out) {
    let answered = false;
    return {
      line(line) {
        const text = line.text.trim();
        if (text === '') return;
        const rule = auditRule(text);
        if (rule?.list !== undefined) out.add(auditRules, line, { table: 'kernel', rule: text, ...rule });
        else if (!NO_RULES.test(text))
          out.unreadable(line, isFailure(text) || AUDITCTL_ERROR.test(text) ? 'auditctl failed' : 'not a loaded rule');
        if (rule?.list !== undefined || NO_RULES.test(text)) answered = true;
      },
      end: () => ({ settled: answered }),
    };
  },
};
