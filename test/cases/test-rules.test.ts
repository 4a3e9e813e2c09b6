import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../src/adapters/rules/case-file.ts';
import { parseRuleFile } from '../../src/adapters/rules/rule-file.ts';
import type { CaseTrees } from '../../src/cases/ports/analysis.ts';
import { type CaseResult, type TestOptions, type TestReport, testRules } from '../../src/cases/test-rules.ts';
import type { Tree } from '../../src/core/trials/tree.ts';
import { RULE } from '../support/rule-text.ts';

/** Confirmed where a daemon is mounted twice, possible where once, ruled out where only something else is. */
const MOUNTED = RULE.replace('m.type == "fuse"', 'm.type == "fuse.sshfs"')
  .replace(
    'holds:\n  possible: seen',
    `  tables:
    see: mounts.filter(m, m.type == "ext4")
    says: { en: '{{target}}', zh-CN: '{{target}}' }
  read:
    see: members.filter(m, m.kinds.exists(k, k == 'mounts'))
    role: context
    says: { en: read, zh-CN: 已读 }
holds:
  confirmed: seen && tables
  possible: seen`,
  )
  .replace(
    'ruledOut: []',
    'ruledOut: [{ when: read && !seen, byAbsence: true, because: { en: No daemon., zh-CN: 没有守护进程。 } }]',
  )
  .replace(
    'needs: []',
    'needs: [{ any: [mounts], fact: { en: mounts, zh-CN: 挂载 }, why: { en: they tell, zh-CN: 说明 } }]',
  );

const HIT = `- name: both
  tree: both
  expect: { status: confirmed, verdict: confirmed, cites: ['proc/mounts:1', 'proc/mounts:2'] }
`;
const NEAR = `- name: one
  tree: both
  edit: { proc/mounts: { '/dev/vda1 / ext4 rw 0 0': 'tmpfs / tmpfs rw 0 0' } }
  expect: { status: possible }
`;
const BLANK = `- name: nothing collected
  expect: { status: not-assessable, missing: [mounts] }
`;
const HEALTHY = `- name: no daemon
  files: { proc/mounts: "tmpfs / tmpfs rw 0 0\\n" }
  expect: { status: ruled-out, because: No daemon }
`;

const BOTH: Tree = {
  files: new Map([['proc/mounts', Buffer.from('nas:/a /mnt/a fuse.sshfs rw 0 0\n/dev/vda1 / ext4 rw 0 0\n')]]),
  links: new Map(),
};

const NOWHERE: CaseTrees = {
  beside: (file, name) => Promise.resolve(file === 'own/cases/r.yaml' && name === 'both' ? BOTH : undefined),
  captured: () => Promise.resolve(undefined),
  hasRepository: () => Promise.resolve(false),
};

interface Run extends TestReport {
  readonly results: readonly CaseResult[];
  readonly said: readonly string[];
}

async function run(
  cases: string,
  {
    rule = MOUNTED,
    trees = NOWHERE,
    ...options
  }: TestOptions & { readonly rule?: string; readonly trees?: CaseTrees } = {},
): Promise<Run> {
  const results: CaseResult[] = [];
  const folder = {
    rules: [parseRuleFile('own/r.yaml', 'r', rule)],
    cases: cases === '' ? [] : [parseCaseFile('own/cases/r.yaml', 'r', cases)],
  };
  const report = await testRules(folder, trees, { ...options, onResult: (result) => results.push(result) });
  const said = report.problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  return { ...report, results, said };
}

describe('cases that pass', () => {
  it('are counted, and show a hit, a near miss and what cannot be assessed', async () => {
    const { said, ...report } = await run(HIT + NEAR + BLANK + HEALTHY);
    expect(said).toEqual([]);
    expect(report).toMatchObject({ rules: 1, passed: 4, failed: 0, skipped: 0 });
  });

  it('may ask what other rules make of the same bundle', async () => {
    const others = BLANK.replace('missing: [mounts]', 'others: { fuse-init-audit: not-assessable }');
    expect(await run(HIT + NEAR + others)).toMatchObject({ failed: 0 });
  });
});

/** Whichever is left out is told. */
it.each([
  ['a hit', NEAR + BLANK, 'own/cases/r.yaml:1:1: no hit: no case expects confirmed'],
  [
    'a near miss: a healthy bundle is none',
    HIT + BLANK + HEALTHY,
    'own/cases/r.yaml:1:1: no near miss: no case is possible, or ruled out though something looks like the cause',
  ],
  [
    'one that cannot be assessed',
    HIT + NEAR,
    'own/cases/r.yaml:1:1: no case expects not-assessable, on a bundle that lacks what the rule needs',
  ],
  ['any case at all', '', 'own/r.yaml:1:1: has no cases: cases/r.yaml is not there'],
])('a rule without %s fails', async (_what, cases, problem) => {
  expect((await run(cases)).said).toEqual([problem]);
});

describe('a near miss', () => {
  const RULED = MOUNTED.replace('when: read && !seen, byAbsence: true', 'when: read && tables');
  it('is one that is ruled out by what was seen', async () => {
    const cases = HIT.replace('expect: { status: confirmed, verdict: confirmed', 'expect: { status: ruled-out');
    const rule = RULED.replace('confirmed: seen && tables\n  possible: seen', 'confirmed: seen');
    const { said } = await run(cases + NEAR.replace('possible', 'confirmed') + BLANK, { rule });
    expect(said).toEqual([]);
  });

  it('is one that is ruled out by absence though a sign of the cause was there', async () => {
    const rule = MOUNTED.replace('possible: seen', '').replace('read && !seen', 'read && !(seen && tables)');
    expect((await run(HIT + NEAR.replace('possible', 'ruled-out') + BLANK, { rule })).said).toEqual([]);
  });

  it('is no hit where the rule has no better word', async () => {
    const rule = MOUNTED.replace('confirmed: seen && tables\n', '');
    const { said } = await run(NEAR + BLANK, { rule });
    expect(said).toEqual([expect.stringContaining('no near miss')]);
  });
});

describe('a case that fails', () => {
  const one = async (cases: string, line: number): Promise<CaseResult['mismatches'][number] | undefined> => {
    const { results } = await run(cases);
    return results.flatMap(({ mismatches }) => mismatches).find((mismatch) => mismatch.line === line);
  };

  it.each<[string, string, string, string, readonly string[], readonly string[]]>([
    [
      'the status, with what was seen',
      'status: confirmed',
      'status: possible',
      'status; seen: seen, tables, read',
      ['possible'],
      ['confirmed'],
    ],
    [
      'the verdict',
      'verdict: confirmed',
      'verdict: clear',
      'verdict is not what was expected',
      ['clear'],
      ['confirmed'],
    ],
    ['a line that is not cited', 'proc/mounts:2', 'proc/mounts:3', 'not cited', ['proc/mounts:3'], ['proc/mounts:2']],
    ['a line that is', 'cites', 'citesNot', 'cited, and must not be', [], ['proc/mounts:1']],
    [
      'what speaks against it',
      'cites',
      'against',
      'not shown as speaking against it',
      ['proc/mounts:1', 'proc/mounts:2'],
      [],
    ],
    ['a command', 'cites', 'runs', 'not suggested', ['proc/mounts:1', 'proc/mounts:2'], []],
    [
      'the chain',
      "cites: ['proc/mounts:1', 'proc/mounts:2']",
      'chain: [missing]',
      'chain is not what was expected',
      ['missing'],
      [''],
    ],
    [
      'a headline',
      "cites: ['proc/mounts:1', 'proc/mounts:2']",
      'headline: No',
      'headline does not hold this',
      ['No'],
      ['A headline'],
    ],
    [
      'another rule',
      "cites: ['proc/mounts:1', 'proc/mounts:2']",
      'others: { nope: possible }',
      'others.nope is not what was expected',
      ['possible'],
      ['there is no such rule'],
    ],
  ])('tells %s', async (_what, from, to, message, expected, found) => {
    expect(await one(HIT.replace(from, to), 3)).toMatchObject({ message, expected, found });
  });

  it('tells what both are apart from what only one is', async () => {
    expect(await one(HIT.replace(':2', ':9'), 3)).toMatchObject({
      column: 78,
      expected: ['proc/mounts:9'],
      found: ['proc/mounts:2'],
      both: ['proc/mounts:1'],
    });
  });

  it.each([
    ['nothing to leave out', "without: ['proc/*/stack']", 'nothing matches proc/*/stack'],
    ['nothing to edit', 'edit: { a: { b: c } }', 'a is not there to be edited'],
    ['a text that is not there', 'edit: { proc/mounts: { btrfs: c } }', 'proc/mounts does not hold "btrfs"'],
  ])('tells a change that cannot be made: %s', async (_what, change, message) => {
    expect(await one(HIT.replace('expect', `${change}\n  expect`), 3)).toMatchObject({ message });
  });

  it('tells of a tree that is not there', async () => {
    expect(await one(HIT.replace('tree: both', 'tree: nope'), 2)).toMatchObject({
      message: 'there is no such folder beside this file: nope',
      column: 9,
    });
  });
});

describe('trees of the repository', () => {
  const captured = HIT.replace('tree: both', 'evidence: both');
  const NO_REPOSITORY = NOWHERE;
  const REPOSITORY: CaseTrees = { ...NOWHERE, hasRepository: () => Promise.resolve(true) };

  it('are skipped where there is none, never passed', async () => {
    const report = await run(captured + NEAR + BLANK, { trees: NO_REPOSITORY });
    expect(report).toMatchObject({ passed: 2, skipped: 1, failed: 0, problems: [] });
    expect(report.results[0]).toMatchObject({ status: 'skipped', name: 'both' });
  });

  it('are missed where there is one', async () => {
    const { results } = await run(captured + NEAR + BLANK, { trees: REPOSITORY });
    expect(results[0]).toMatchObject({ status: 'failed', mismatches: [{ message: 'there is no such folder: both' }] });
  });

  it('are told apart by what they are', async () => {
    const asked: string[] = [];
    const trees: CaseTrees = { ...NOWHERE, captured: async (place, name) => (asked.push(`${place} ${name}`), BOTH) };
    const fixture = NEAR.replace('tree: both', 'fixture: other');
    expect(await run(captured + fixture + BLANK, { trees })).toMatchObject({ passed: 3 });
    expect(asked).toEqual(['evidence both', 'fixture other']);
  });
});

describe('files that are wrong', () => {
  it.each([
    [
      'a case without a status',
      HIT.replace('status: confirmed', 'verdict: clear').replace(', verdict: confirmed', ''),
      /^own\/cases\/r\.yaml:3:11: 0\.expect must have required property 'status'$/,
    ],
    [
      'an unknown field',
      `${HIT}  wants: []\n`,
      /^own\/cases\/r\.yaml:4:3: 0 must NOT have additional properties: wants$/,
    ],
    [
      'a place that is none',
      HIT.replace('proc/mounts:1', 'proc/mounts'),
      /^own\/cases\/r\.yaml:3:61: 0\.expect\.cites\.0 must match pattern/,
    ],
    [
      'a tree outside',
      HIT.replace('tree: both', 'tree: ../../etc'),
      /^own\/cases\/r\.yaml:2:9: 0\.tree must match pattern/,
    ],
    [
      'a cause that no rule has',
      HIT.replace('tree: both', 'tree: both\n  truth: [r, fuse-init-audit, nope]'),
      /^own\/cases\/r\.yaml:3:31: there is no such rule: nope$/,
    ],
    ['two cases of one name', HIT + NEAR + BLANK + HIT, /^own\/cases\/r\.yaml:10:9: another case has this name$/],
  ])('%s', async (_what, cases, problem) => {
    expect((await run(cases)).said).toContainEqual(expect.stringMatching(problem));
  });

  it('a rule that does not compile is told, and its cases are not run', async () => {
    const { said, results } = await run(HIT, { rule: MOUNTED.replace('confirmed: seen', 'confirmed: sen') });
    expect(said[0]).toMatch(/^own\/r\.yaml:\d+:\d+: holds\.confirmed: Unknown variable: sen$/);
    expect(results).toEqual([]);
  });

  it('cases of a rule that is not there', async () => {
    const folder = { rules: [], cases: [parseCaseFile('own/cases/x.yaml', 'x', BLANK)] };
    const { problems } = await testRules(folder, NOWHERE);
    expect(problems).toEqual([
      { file: 'own/cases/x.yaml', line: 1, column: 1, message: 'cases of a rule that is not there: x' },
    ]);
  });
});

it('only the rules that are asked for are tested, and one that is not there is refused', async () => {
  expect(await run(HIT, { only: ['r'] })).toMatchObject({ rules: 1 });
  await expect(run(HIT, { only: ['s'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
