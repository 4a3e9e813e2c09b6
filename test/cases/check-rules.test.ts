import { expect, it } from 'vitest';
import { parseRuleFile } from '../../src/adapters/rules/rule-file.ts';
import { checkRules } from '../../src/cases/check-rules.ts';
import { placeOf } from '../support/rule-text.ts';

const SOUND = `severity: high
title: { en: Title, zh-CN: 标题 }
headline: { en: 'df hangs on {{target}}', zh-CN: 'df 挂在 {{target}}' }
summary: { en: A server is gone for good, zh-CN: 服务器已彻底消失 }
needs: []
values:
  target: { see: 'mounts.map(m, m.target)', default: MOUNTPOINT }
signals:
  hit:
    see: tasks.filter(t, t.comm == 'df')
    says: { en: '{{comm}} waits', zh-CN: '{{comm}} 在等待' }
  near:
    see: tasks.filter(t, t.comm == 'ls')
    says: { en: '{{comm}} waits', zh-CN: '{{comm}} 在等待' }
  looked:
    see: members.filter(m, m.rows > 0)
    role: context
    says: { en: looked at, zh-CN: 已查看 }
holds:
  confirmed: hit && near
  possible: hit || near
ruledOut:
  - { when: looked && !hit && !near, byAbsence: true, because: { en: Nobody waits., zh-CN: 没有等待者。 } }
chain:
  - { claim: { en: It waits., zh-CN: 它在等待。 }, observed: hit, inferred: near }
missing:
  - { unless: hit, fact: { en: stacks, zh-CN: 栈 }, why: { en: they tell, zh-CN: 可以说明 } }
reproduce: []
workarounds: []
fix: []
verify: []
references:
  - { title: FUSE, url: 'https://docs.kernel.org/filesystems/fuse.html' }
`;

/** `line:column: message` of every problem. */
function check(text: string): string[] {
  const problems = checkRules([parseRuleFile('own/r.yaml', 'r', text)]);
  return problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

it('nothing is wrong with a sound rule', () => {
  expect(check(SOUND)).toEqual([]);
});

/** What is wrong; what is replaced by what; near which text it is told; and what is said. */
type Broken = readonly [what: string, from: string, to: string, near: string, says: string];

const NEVER = 'is never true, whatever is seen';
const FIX = 'fix: [{ do: { en: a, zh-CN: 甲 }, when: hanging && !hanging }]';
const URL = 'https://docs.kernel.org/filesystems/fuse.html';
const TWICE = `${URL}' }\n  - { title: Again, url: '${URL}`;

it.each<Broken>([
  ['an outcome that contradicts itself', 'hit && near', 'hit && !hit', 'hit && !hit', `holds.confirmed: ${NEVER}`],
  [
    'an outcome that a stronger one implies',
    'possible: hit || near',
    'possible: near && hit && looked',
    'near && hit && looked',
    'holds.possible: never counts: where it is true, so is holds.confirmed, asked first',
  ],
  [
    'an outcome of which two others leave nothing',
    'possible: hit || near',
    'probable: hit && !near\n  possible: hit || hit',
    'hit || hit',
    'holds.possible: never counts: where it is true, so is one of those that are asked first',
  ],
  [
    'an outcome that is ruled out before',
    'looked && !hit && !near, byAbsence: true',
    'hit || near && looked',
    'hit && near',
    'holds.confirmed: never counts: where it is true, so is ruledOut.0.when, asked first',
  ],
  ['a ruling that contradicts itself', '!hit && !near', '!looked', 'looked && !l', `ruledOut.0.when: ${NEVER}`],
  [
    'a link that cannot be observed',
    'observed: hit',
    'observed: hit && !hit',
    'hit && !hit',
    `chain.0.observed: ${NEVER}`,
  ],
  [
    'a link that is observed wherever it could be inferred',
    'inferred: near',
    'inferred: hit && looked',
    'hit && looked }',
    'chain.0.inferred: never counts: where it is true, so is chain.0.observed, asked first',
  ],
  [
    'a fact that is never asked for',
    'unless: hit',
    'unless: hit || !hit',
    'hit || !hit',
    'missing.0.unless: is always true: this is never asked for',
  ],
  ['a step that is never shown', 'fix: []', FIX, 'hanging && !hanging', `fix.0.when: ${NEVER}`],
  [
    'a signal that nobody uses',
    'signals:',
    "signals:\n  idle: { role: context, see: 'tasks.filter(t, true)', says: { en: a, zh-CN: 甲 } }",
    '{ role: context',
    'signals.idle: nobody uses this signal: no truth names it, and it is not shown',
  ],
  [
    'a value that nobody uses',
    'values:',
    'values:\n  pid: { see: "tasks.map(t, t.pid)", default: PID }',
    '{ see: "tasks',
    'values.pid: nobody uses this value',
  ],
  [
    'a signal of the bundle after the fix that nobody uses',
    'references:',
    "after:\n  idle: { see: 'tasks.filter(t, true)', says: { en: a, zh-CN: 甲 } }\nreferences:",
    "{ see: 'tasks",
    'after.idle: nobody uses this signal: no truth names it, and it is not shown',
  ],
  [
    'a verification that cannot hold',
    'verify: []',
    'verify: [{ do: { en: a, zh-CN: 甲 }, expect: { en: b, zh-CN: 乙 }, held: near && !near }]',
    'near && !near',
    `verify.0.held: ${NEVER}`,
  ],
  [
    'a verification that is broken wherever it holds',
    'verify: []',
    'verify: [{ do: { en: a, zh-CN: 甲 }, expect: { en: b, zh-CN: 乙 }, held: near && hit, broken: hit }]',
    'near && hit, broken',
    'verify.0.held: never counts: where it is true, so is verify.0.broken, asked first',
  ],
  ['no link', URL, 'https://kernel', 'https://kernel', 'references.0.url: names no host of the public network'],
  [
    'a link with a blank',
    URL,
    'https://docs.kernel.org/a b',
    'https://docs.kernel.org/a b',
    'references.0.url: is no https address, or holds what has to be percent-encoded (RFC 3986)',
  ],
  [
    'a link with a password',
    URL,
    'https://a:b@docs.kernel.org/',
    'https://a:b',
    'references.0.url: holds a name or a password',
  ],
  ['a link given twice', URL, TWICE, "{ title: Again, url: '", 'references.1.url: the same address as references.0'],
  [
    'a link without TLS',
    URL,
    'http://docs.kernel.org/',
    'http://docs',
    'references.0.url must match pattern "^https://"',
  ],
  [
    'English for a translation',
    '服务器已彻底消失',
    'A server is gone for good',
    'A server is gone for good }',
    'summary.zh-CN: is not in Chinese',
  ],
  [
    'Chinese where English belongs',
    'A server is gone for good',
    '服务器消失',
    '服务器消失',
    'summary.en: is not in English',
  ],
  [
    'an expression that takes too long',
    "t.comm == 'df'",
    `mounts.exists(m, ${Array.from({ length: 70 }, (_, index) => `m.target != '/${index}'`).join(' && ')})`,
    'tasks.filter(t, mounts',
    'signals.hit.see: takes up to ',
  ],
])('%s', (_what, from, to, near, says) => {
  expect(SOUND).toContain(from);
  const text = SOUND.replace(from, () => to);
  const found = check(text);
  expect(found.map((one) => one.replace(/^\d+:\d+: /, ''))).toContainEqual(expect.stringContaining(says));
  expect(found.find((one) => one.includes(says))?.split(':')[0]).toBe(String(placeOf(near, text).line));
});
