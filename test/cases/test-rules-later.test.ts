import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../src/adapters/rules/case-file.ts';
import { parseRuleFile } from '../../src/adapters/rules/rule-file.ts';
import type { CaseTrees } from '../../src/cases/ports/analysis.ts';
import { type CaseResult, testRules } from '../../src/cases/test-rules.ts';
import type { Tree } from '../../src/core/trials/tree.ts';
import { RULE } from '../support/rule-text.ts';

/** Its first step holds once nothing of FUSE is mounted; its second one takes a command. */
const VERIFIED = RULE.replace(
  'verify: []',
  `verify:
  - do: { en: Nothing is mounted., zh-CN: 没有挂载。 }
    expect: { en: no line, zh-CN: 没有任何行 }
    held: local && !seen
    broken: seen
  - do: { en: Look., zh-CN: 查看。 }
    expect: { en: nothing, zh-CN: 没有 }
after:
  local:
    see: mounts.filter(m, m.type == "ext4")
    says: { en: '{{target}}', zh-CN: '{{target}}' }`,
);

const CASES = `- name: mounted
  files: { proc/mounts: "a /mnt/a fuse rw 0 0\\n/dev/vda1 / ext4 rw 0 0\\n" }
  expect: { status: possible }
  later:
    - { name: as before, verify: [not-held, cannot-tell] }
    - name: unmounted
      edit: { proc/mounts: { "a /mnt/a fuse rw 0 0\\n": '' } }
      verify: [held, cannot-tell]
- name: nothing collected
  expect: { status: not-assessable }
`;

const HEALTHY: Tree = { files: new Map([['proc/mounts', Buffer.from('/dev/vda1 / ext4 rw 0 0\n')]]), links: new Map() };

function trees(captured: Tree | undefined, repository = captured !== undefined): CaseTrees {
  return {
    beside: () => Promise.resolve(undefined),
    captured: () => Promise.resolve(captured),
    hasRepository: () => Promise.resolve(repository),
  };
}

async function run(cases: string, from = trees(undefined)): Promise<CaseResult | undefined> {
  const results: CaseResult[] = [];
  const folder = {
    rules: [parseRuleFile('own/r.yaml', 'r', VERIFIED)],
    cases: [parseCaseFile('own/cases/r.yaml', 'r', cases)],
  };
  await testRules(folder, from, { onResult: (result) => results.push(result) });
  return results[0];
}

describe('a bundle made after a fix', () => {
  it('is what each step of verification is asked of', async () => {
    expect(await run(CASES)).toMatchObject({ status: 'passed', mismatches: [] });
  });

  it('fails the case where a step says something else, by line and column', async () => {
    expect(await run(CASES.replace('verify: [held,', 'verify: [not-held,'))).toMatchObject({
      status: 'failed',
      mismatches: [{ expected: ['not-held, cannot-tell'], found: ['held, cannot-tell'], line: 8, column: 15 }],
    });
  });

  it('fails the case where the finding shows more steps', async () => {
    const found = await run(CASES.replace('[not-held, cannot-tell]', '[not-held]'));
    expect(found?.mismatches).toMatchObject([{ expected: ['not-held'], found: ['not-held, cannot-tell'] }]);
  });

  it('cannot be verified where nothing was held', async () => {
    const later = `${CASES}  later: [{ name: as before, verify: [held] }]\n`;
    const nothing = later.slice(later.indexOf('- name: nothing'));
    expect(await run(nothing)).toMatchObject({
      mismatches: [{ message: 'there is nothing to verify: the case is not held' }],
    });
  });

  it('may begin as another tree, and is left out where that is not there', async () => {
    const other = CASES.replace(/ {6}edit: .*\n/, '      evidence: healthy\n');
    expect(await run(other, trees(HEALTHY))).toMatchObject({ status: 'passed' });
    expect(await run(other.replace('[held,', '[not-held,'), trees(HEALTHY))).toMatchObject({ status: 'failed' });
    expect(await run(other, trees(undefined, false))).toMatchObject({ status: 'passed' });
    expect(await run(other, trees(undefined, true))).toMatchObject({
      mismatches: [{ message: 'there is no such folder: healthy', line: 7, column: 17 }],
    });
  });

  it('names the change that cannot be made', async () => {
    expect(await run(CASES.replace('"a /mnt/a fuse rw 0 0\\n": \'\'', '"b": \'\''))).toMatchObject({
      status: 'failed',
      mismatches: [{ message: 'proc/mounts does not hold "b"', line: 7, column: 28 }],
    });
  });
});
