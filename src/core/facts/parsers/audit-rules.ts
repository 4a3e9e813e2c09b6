import type { Line, Output, Parser, Reader } from '../../model/parser.ts';
import { auditRules } from '../kinds/audit.ts';
import { auditRule } from '../text/audit-rule.ts';
import { shareOf, sureness } from '../text/sureness.ts';

/** Endless continuation lines end here. */
const MAX_RULE = 16_384;

class AuditRulesReader implements Reader {
  readonly #out: Output;
  /** A rule that goes on after a backslash, from its first line on. */
  #open: { readonly line: Line; readonly text: string } | undefined;

  constructor(out: Output) {
    this.#out = out;
  }

  line(line: Line): void {
    const text = line.text.trim();
    if (this.#open === undefined && (text === '' || text.startsWith('#'))) return;
    const first = this.#open?.line ?? line;
    const whole = (this.#open === undefined ? text : `${this.#open.text} ${text}`).slice(0, MAX_RULE);
    if (whole.endsWith('\\')) {
      this.#open = { line: first, text: whole.slice(0, -1).trimEnd() };
      return;
    }
    this.#open = undefined;
    this.#rule(first, whole);
  }

  end(): void {
    if (this.#open !== undefined) this.#rule(this.#open.line, this.#open.text);
  }

  #rule(line: Line, text: string): void {
    const rule = auditRule(text);
    if (rule === undefined) this.#out.unreadable(line, 'not an audit rule');
    else this.#out.add(auditRules, line, { table: 'file', rule: text, ...rule });
  }
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

/** A control line, which `auditctl -l` never prints. */
function isControl(line: string): boolean {
  return auditRule(line.trim())?.list === undefined && /^\s*-{1,2}[A-Za-z]/.test(line);
}

/** The rules that the audit service loads at start. */
export const auditRulesFile: Parser = {
  name: 'audit-rules',
  from: ['etc/audit/audit.rules', 'etc/audit.rules'],
  homes: 'first',
  emits: [auditRules],
  recognise(head, name) {
    if (/auditctl/.test(name) || !head.some((line) => auditRule(line.trim()) !== undefined)) return 0;
    const fits = shareOf(head, (line) => isComment(line) || auditRule(line.trim()) !== undefined);
    const fileOnly = head.some((line) => isComment(line) || isControl(line));
    return fileOnly || /rules/.test(name) ? sureness(fits, /rules/.test(name)) : fits * 0.4;
  },
  read: (out) => new AuditRulesReader(out),
};

/**
 * What augenrules(8) makes audit.rules from. A service that runs `auditctl -R` does not read these, so they settle
 * nothing.
 */
export const auditRulesDirectory: Parser = {
  name: 'audit-rules-d',
  from: ['etc/audit/rules.d/*.rules'],
  homes: 'all',
  emits: [auditRules],
  settles: [],
  read: (out) => new AuditRulesReader(out),
};
