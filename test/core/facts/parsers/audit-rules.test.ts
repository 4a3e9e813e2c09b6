import { expect, test } from 'vitest';
import { auditRules } from '../../../../src/core/facts/kinds/audit.ts';
import { auditRulesDirectory, auditRulesFile } from '../../../../src/core/facts/parsers/audit-rules.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const read = (text: string): Record<string, unknown>[] =>
  fieldsOf(readText(auditRulesFile, 'etc/audit/audit.rules', text), auditRules);

test('the rules of a file, without its comments', () => {
  expect(read('# first\n-D\n-b 8192\n\n  -w /etc/passwd -p wa -k identity\n-a never,task\n')).toEqual([
    { table: 'file', rule: '-D', counted: false },
    { table: 'file', rule: '-b 8192', counted: false },
    { table: 'file', rule: '-w /etc/passwd -p wa -k identity', list: 'exit', action: 'always', counted: true },
    { table: 'file', rule: '-a never,task', list: 'task', action: 'never', counted: false },
  ]);
});

test('a rule that goes on after a backslash is cited by its first line', () => {
  const result = readText(
    auditRulesFile,
    'etc/audit/audit.rules',
    '-D\n-a always,exit \\\n  -F arch=b64 \\\n -S open\n',
  );
  expect(fieldsOf(result, auditRules)[1]).toMatchObject({ rule: '-a always,exit -F arch=b64 -S open', counted: true });
  expect(result.facts.get('audit-rules')?.[1]?.source.line).toBe(2);
});

test('a backslash at the very end loses nothing', () => {
  expect(read('-w /etc/passwd \\')).toMatchObject([{ rule: '-w /etc/passwd', counted: true }]);
});

test('a file with control lines only, or none, is an answer', () => {
  expect(settles(auditRulesFile, 'etc/audit/audit.rules', '-D\n-b 320\n')).toBe(true);
  expect(settles(auditRulesFile, 'etc/audit/audit.rules', '# nothing\n')).toBe(true);
});

test('rules.d needs augenrules and settles nothing', () => {
  const result = readText(auditRulesDirectory, 'etc/audit/rules.d/x.rules', '-w /etc/passwd\n');
  expect(fieldsOf(result, auditRules)).toMatchObject([{ table: 'file', counted: true }]);
  expect(auditRulesDirectory.settles).toEqual([]);
});
