import { describe, expect, it } from 'vitest';
import { isComplete } from '../../../src/core/diagnosis/conclude.ts';
import { INCOMPLETE, type NoteCode } from '../../../src/core/model/note.ts';
import type { FoundTasks, Moment } from '../../../src/core/model/summary.ts';
import { line, words } from '../findings/support/rules.ts';
import { diagnosisOf, ending } from './support/conclusions.ts';

const facts = [{}];
const df = { who: 'df (433)', where: 'rpc_wait_bit_killable', source: line(1) };
const cut = { code: 'truncated' } as const;

describe('the order of the findings', () => {
  it('is by outcome, then by severity, then by name', () => {
    const rules = [
      ending('at-risk', 'a', { severity: 'critical' }),
      ending('possible', 'b', { severity: 'low' }),
      ending('possible', 'c', { severity: 'critical' }),
      ending('confirmed', 'f', { severity: 'medium' }),
      ending('confirmed', 'e', { severity: 'medium' }),
      ending('probable', 'd'),
      ending('ruled-out', 'h'),
      ending('not-assessable', 'g'),
    ];
    for (const order of [rules, rules.toReversed()]) {
      const { findings, differential, verdict } = diagnosisOf({ facts, rules: order });
      expect(findings.map(({ rule }) => rule)).toEqual(['e', 'f', 'd', 'c', 'b', 'a']);
      expect(differential.map(({ rule, status }) => [rule, status])).toEqual([
        ['h', 'ruled-out'],
        ['g', 'not-assessable'],
      ]);
      expect(verdict).toEqual({ status: 'confirmed', rule: 'e', headline: 'headline of e' });
    }
  });

  it('puts what only looks like a hang behind a hang that is at least probable', () => {
    const rules = [
      ending('confirmed', 'aside', { severity: 'low' }),
      ending('probable', 'hang', { severity: 'high' }),
      ending('possible', 'maybe', { severity: 'critical' }),
    ];
    const { findings, verdict } = diagnosisOf({ facts, rules });
    expect(findings.map(({ rule }) => rule)).toEqual(['hang', 'aside', 'maybe']);
    expect(verdict.rule).toBe('hang');
  });
});

describe('a cause comes before what it makes others see', () => {
  const order = (rules: readonly Parameters<typeof ending>[]): readonly string[] => {
    const all = rules.map((rule) => ending(...rule));
    const [there, back] = [all, all.toReversed()].map((some) =>
      diagnosisOf({ facts, rules: some }).findings.map(({ rule }) => rule),
    );
    expect(back).toEqual(there);
    return there ?? [];
  };

  it('where both hold with the same word, whatever their severity', () => {
    expect(
      order([
        ['confirmed', 'seen', { severity: 'critical', behind: ['root', 'unknown'] }],
        ['confirmed', 'other', { severity: 'high' }],
        ['confirmed', 'root', { severity: 'low' }],
      ]),
    ).toEqual(['root', 'seen', 'other']);
  });

  it('and not where the word is another one', () => {
    expect(
      order([
        ['confirmed', 'seen', { behind: ['root'] }],
        ['probable', 'root'],
      ]),
    ).toEqual(['seen', 'root']);
  });

  it('over several steps', () => {
    expect(
      order([
        ['probable', 'a', { behind: ['b'] }],
        ['probable', 'b', { behind: ['c'] }],
        ['probable', 'c'],
      ]),
    ).toEqual(['c', 'b', 'a']);
  });

  it('and a circle loses nobody', () => {
    const circle = order([
      ['probable', 'a', { behind: ['b'] }],
      ['probable', 'b', { behind: ['a'] }],
    ]);
    expect([...circle].sort()).toEqual(['a', 'b']);
  });
});

describe('the verdict', () => {
  it.each(['confirmed', 'probable', 'possible'])(
    'is %s, with the headline of its rule, whatever hangs besides',
    (status) => {
      for (const symptoms of [[], [df]]) {
        const { verdict } = diagnosisOf({ facts, symptoms, rules: [ending(status, 'a'), ending('ruled-out', 'b')] });
        expect(verdict).toEqual({ status, rule: 'a', headline: 'headline of a' });
      }
    },
  );

  it('is at-risk where nothing hangs, in the words for that', () => {
    const { verdict, findings } = diagnosisOf({ facts, rules: [ending('at-risk', 'a')] });
    expect(verdict).toEqual({ status: 'at-risk', rule: 'a', headline: 'a at risk' });
    expect(findings[0]?.summary).toBe('Not yet');
  });

  it('is insufficient where a host is at risk of one thing and hangs for another, and names who hangs', () => {
    const { verdict, findings } = diagnosisOf({ facts, symptoms: [df], rules: [ending('at-risk', 'a')] });
    expect(verdict).toEqual({
      status: 'insufficient',
      headline: 'Something hangs here, but no cause in the catalog explains it: df (433): rpc_wait_bit_killable.',
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['a']);
  });

  it('is insufficient where something hangs and every cause is ruled out, once for each that hangs', () => {
    const symptoms = [
      df,
      df,
      { ...df, who: 'ls (434)' },
      ...Array.from({ length: 20 }, (_, pid) => ({ ...df, who: `x (${pid})` })),
    ];
    const { verdict } = diagnosisOf({ facts, symptoms, rules: [ending('ruled-out', 'a')] });
    expect(verdict.status).toBe('insufficient');
    expect(verdict.headline.match(/df \(433\)/g)).toHaveLength(1);
    expect(verdict.headline).toContain('ls (434): rpc_wait_bit_killable');
    expect(verdict.headline).toMatch(/, x \(2\): rpc_wait_bit_killable, and 17 more\.$/);
    expect(verdict).not.toHaveProperty('rule');
  });

  it('is clear where every cause is ruled out and nothing hangs', () => {
    const { verdict } = diagnosisOf({ facts, rules: [ending('ruled-out', 'a'), ending('ruled-out', 'b')] });
    expect(verdict).toEqual({
      status: 'clear',
      headline: 'No hang found: every cause in the catalog was checked and none holds.',
    });
  });

  it('is insufficient where one cause could not be judged', () => {
    const { verdict } = diagnosisOf({ facts, rules: [ending('ruled-out', 'a'), ending('not-assessable', 'b')] });
    expect(verdict.status).toBe('insufficient');
    expect(verdict).not.toHaveProperty('rule');
  });

  it('is never clear of a bundle that was cut', () => {
    expect(diagnosisOf({ facts, notes: [cut], rules: [ending('ruled-out', 'a')] }).verdict.status).toBe('insufficient');
  });

  it.each([
    ['unexplained', [df], '这里确有挂起，但目录中没有一个原因能解释：df (433): rpc_wait_bit_killable。'],
    ['clear', [], '未发现挂起：目录中的每个原因都已检查，均不成立。'],
  ] as const)('speaks Chinese: %s', (_what, symptoms, headline) => {
    const { verdict } = diagnosisOf({ facts, symptoms, rules: [ending('ruled-out', 'a')], locale: 'zh-CN' });
    expect(verdict.headline).toBe(headline);
  });
});

describe('a cause that could not be judged says why', () => {
  const because = (situation: Parameters<typeof diagnosisOf>[0]) => diagnosisOf(situation).differential[0]?.because;
  const needs = [{ any: ['others'], fact: words('others'), why: words('they tell'), command: 'cat others' }];

  it('for want of facts, and what would help', () => {
    const [ruling] = diagnosisOf({ facts, rules: [ending('not-assessable', 'a', { needs })] }).differential;
    expect(ruling?.because).toBe('The bundle does not hold what this rule needs.');
    expect(ruling?.missing).toEqual([{ fact: 'others', why: 'they tell', command: 'cat others' }]);
  });

  it('for a cut', () => {
    expect(because({ facts, notes: [cut], rules: [ending('not-assessable', 'a')] })).toMatch(/incomplete/);
  });

  it('for want of signs', () => {
    expect(because({ facts, rules: [ending('not-assessable', 'a')] })).toMatch(/neither for it nor against it/);
  });

  it('for its own limits', () => {
    const signals = { any: { see: '[someThings[9]]', says: words('a') } };
    expect(because({ facts, rules: [ending('confirmed', 'a', { signals })] })).toMatch(/could not be evaluated/);
  });
});

describe('the steps', () => {
  const steps = {
    values: { name: { see: 'someThings.map(t, t.name)', default: 'NAME' } },
    reproduce: [
      { do: words('{{name}}'), run: 'echo {{name}}\n' },
      { do: words('never'), when: 'any && !any' },
    ],
    workarounds: [{ do: words('a'), run: 'kill {{name}}', risk: 'low' as const, undo: words('mount -- {{name}}') }],
    fix: [{ do: words('a'), patch: 'a.patch', since: words('since {{name}}') }],
    verify: [{ do: words('a'), expect: words('no {{name}}') }],
  };
  const [finding] = diagnosisOf({
    facts: [{ name: "/mnt/it's" }],
    rules: [ending('confirmed', 'a', steps)],
    patches: new Map([['a.patch', '--- a\n']]),
  }).findings;

  it("carry the bundle's own values, quoted where they may be pasted", () => {
    expect(finding?.reproduce).toEqual([{ do: "/mnt/it's", run: "echo '/mnt/it'\\''s'" }]);
    expect(finding?.workarounds[0]).toEqual({
      do: 'a',
      run: "kill '/mnt/it'\\''s'",
      risk: 'low',
      undo: "mount -- '/mnt/it'\\''s'",
    });
    expect(finding?.fix).toEqual([{ do: 'a', patch: '--- a\n', since: "since /mnt/it's" }]);
    expect(finding?.verify).toEqual([{ do: 'a', expect: "no /mnt/it's" }]);
  });

  it('of another language are the same commands', () => {
    const [chinese] = diagnosisOf({
      facts: [{ name: '/挂载' }],
      rules: [ending('confirmed', 'a', steps)],
      locale: 'zh-CN',
    }).findings;
    expect(chinese?.reproduce).toEqual([{ do: '中文 /挂载', run: "echo '/挂载'" }]);
    expect(chinese?.workarounds[0]?.undo).toBe("中文 mount -- '/挂载'");
  });
});

describe('the timeline', () => {
  const moment = (at: string, what: Moment['what'] = 'hung-report'): Moment => ({
    at,
    what,
    subject: 'df (1)',
    source: line(7),
  });

  it.each([
    [
      'nfs-not-responding nas01',
      'a log tells of an NFS server that does not respond: nas01',
      '日志出现：NFS 服务器无响应：nas01',
    ],
    ['audit-lost', 'a log tells of audit records that were lost', '日志出现：审计记录丢失'],
    ['toString of a', 'a log tells of toString of a', '日志出现：toString of a'],
  ])('says what a log tells of: %s', (subject, en, chinese) => {
    const timeline = [{ at: '1', what: 'sign-once', subject } as const];
    expect(diagnosisOf({ timeline }).timeline[0]?.what).toBe(en);
    expect(diagnosisOf({ timeline, locale: 'zh-CN' }).timeline[0]?.what).toBe(chinese);
  });

  it('says what happened, in the language asked for, and where that stands', () => {
    const timeline = [moment('2026-11-23T13:22:31'), { at: '9', what: 'capture-end', subject: '' } as const];
    expect(diagnosisOf({ timeline }).timeline).toEqual([
      { at: '2026-11-23T13:22:31', what: 'the kernel reports df (1) as hung', path: 'some/file', line: 7 },
      { at: '9', what: 'collection of the bundle ends' },
    ]);
    expect(diagnosisOf({ timeline, locale: 'zh-CN' }).timeline[0]?.what).toBe('内核报告 df (1) 挂起');
  });

  it.each([
    [200, 200, 'the kernel reports df (1) as hung'],
    [201, 201, 'and 1 more'],
    [5000, 201, 'and 4800 more'],
  ])('of %i events lists %i, the last of them: %s', (count, listed, last) => {
    const { timeline } = diagnosisOf({ timeline: Array.from({ length: count }, (_, at) => moment(`${at}`)) });
    expect(timeline).toHaveLength(listed);
    expect(timeline.at(-1)?.what).toBe(last);
  });

  it('counts what was left out before', () => {
    const { timeline } = diagnosisOf({ timeline: [moment('1'), moment('2')], moreMoments: 7 });
    expect(timeline.slice(1)).toEqual([
      { at: '2', what: 'the kernel reports df (1) as hung', path: 'some/file', line: 7 },
      { at: '2', what: 'and 7 more' },
    ]);
  });
});

describe('what hangs', () => {
  const group: FoundTasks = {
    family: 'nfs',
    anchor: 'rpc_wait_bit_killable',
    role: 'victim',
    count: 1,
    tasks: [{ comm: 'df', pid: 1 }],
    depth: 0,
    path: 'proc/1/stack',
    line: 1,
    excerpt: '[<0>] rpc_wait_bit_killable+0x1/0x2',
  };

  it.each([
    ['en', 'nfs', 'an answer of the NFS server'],
    ['zh-CN', 'nfs', 'NFS 服务器的应答'],
    ['en', 'something-new', 'something-new'],
  ] as const)('is said in %s: %s is %s', (locale, family, expected) => {
    const { hangs } = diagnosisOf({ locale, hangs: { mounts: [], tasks: [{ ...group, family }] } });
    expect(hangs).toEqual({ mounts: [], tasks: [{ ...group, family, waitsFor: expected }] });
  });

  it.each([
    ['unknown', undefined, [], undefined],
    ['nothing', { mounts: [], tasks: [] }, [], { mounts: [], tasks: [] }],
    [
      'unknown, where what was read shows nothing and the rest was cut off',
      { mounts: [], tasks: [] },
      [cut],
      undefined,
    ],
  ] as const)('is %s', (_, hangs, notes, expected) => {
    expect(diagnosisOf({ hangs, notes }).hangs).toEqual(expected);
  });

  it('of a bundle that was cut is what was seen, and no more', () => {
    const { hangs } = diagnosisOf({ hangs: { mounts: [], tasks: [group] }, notes: [cut] });
    expect([hangs?.mounts, hangs?.tasks?.length]).toEqual([undefined, 1]);
  });
});

describe('completeness', () => {
  const CODES: readonly NoteCode[] = [
    'truncated',
    'damaged',
    'too-large',
    'parser-failed',
    'skipped',
    'duplicate',
    'unreadable-line',
  ];

  it.each(CODES)('after a note of %s', (code) => {
    expect(isComplete([{ code: 'skipped' }, { code }])).toBe(!INCOMPLETE.has(code));
    expect(isComplete([])).toBe(true);
  });
});
