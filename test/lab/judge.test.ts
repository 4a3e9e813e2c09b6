import { describe, expect, test } from 'vitest';
import { ruleSources } from '../../src/core/rules/catalog.gen.ts';
import type { Finding } from '../../src/core/model/diagnosis.ts';
import { countLine, differenceFrom, judge, type Judged, resultLine } from '../../src/lab/judge.ts';
import { CAPTURES, type Scene } from '../../src/lab/scene.ts';
import { SCENES } from '../../src/lab/scenes.ts';
import { sampleDiagnosis } from '../support/sample-diagnosis.ts';

const RULE = 'fuse-init-audit';
const wanted = { statuses: ['confirmed'], rule: RULE, alone: true } as const;
const verdict = (status: string, rule?: string) => ({ status, headline: 'df hangs on /root/.gvfs', rule }) as never;
const finding = (status: string, rule: string) => ({ status, rule, summary: '', evidence: [] }) as unknown as Finding;

describe('a diagnosis is as the case wants it, or the difference is said', () => {
  test.each([
    ['the same', wanted, verdict('confirmed', RULE), [finding('confirmed', RULE)], undefined],
    [
      'something at risk beside the cause',
      wanted,
      verdict('confirmed', RULE),
      [finding('confirmed', RULE), finding('at-risk', 'fuse-audit-bypass')],
      undefined,
    ],
    [
      'another cause beside the cause',
      wanted,
      verdict('confirmed', RULE),
      [finding('confirmed', RULE), finding('probable', 'fs-frozen')],
      `confirmed ${RULE}, and yet probable fs-frozen`,
    ],
    [
      'another cause where it cannot be told apart',
      { statuses: ['probable'], rule: RULE },
      verdict('probable', RULE),
      [finding('probable', RULE), finding('probable', 'fs-frozen')],
      undefined,
    ],
    [
      'another cause that is there as well',
      { ...wanted, beside: ['fs-frozen'] },
      verdict('confirmed', RULE),
      [finding('confirmed', RULE), finding('confirmed', 'fs-frozen')],
      undefined,
    ],
    ['a weaker word', wanted, verdict('probable', RULE), [], `probable ${RULE}, and not confirmed ${RULE}`],
    [
      'another rule',
      { statuses: ['confirmed', 'probable'], rule: RULE },
      verdict('confirmed', 'fs-frozen'),
      [],
      `confirmed fs-frozen, and not confirmed or probable ${RULE}`,
    ],
    ['no rule', wanted, verdict('insufficient'), [], `insufficient, and not confirmed ${RULE}`],
    ['clear', { statuses: ['clear'] }, verdict('clear'), [], undefined],
    [
      'clear with something at risk',
      { statuses: ['clear'] },
      verdict('clear'),
      [finding('at-risk', 'fuse-audit-bypass')],
      'clear, and yet at-risk fuse-audit-bypass',
    ],
  ])('%s', (_what, expected, said, findings, difference) => {
    expect(differenceFrom(expected, { verdict: said, findings })).toBe(difference);
  });
});

describe('a capture', () => {
  const scene: Scene = {
    name: 'init-audit',
    about: '',
    mount: '/.gvfs',
    requires: [],
    expect: { tree: wanted, collected: wanted, archive: { statuses: ['probable'], rule: RULE } },
    set: () => Promise.resolve(),
  };
  const document = (complete = true, headline = 'df hangs on /root/.gvfs') => ({
    ...sampleDiagnosis('en'),
    bundle: { ...sampleDiagnosis('en').bundle, complete },
    verdict: { status: 'confirmed' as const, rule: RULE, headline },
    findings: [finding('confirmed', RULE)],
  });
  const catalog = new Set([RULE]);

  test.each([
    ['as wanted', document(), catalog, { outcome: 'passed', said: `confirmed ${RULE}` }],
    ['read in part', document(false), catalog, { outcome: 'failed', said: 'read in part only' }],
    [
      'of another mount',
      document(true, 'df hangs on /home'),
      catalog,
      { outcome: 'failed', said: `confirmed ${RULE}, and /.gvfs is not named` },
    ],
    [
      'of a cause that no rule knows yet',
      document(),
      new Set<string>(),
      { outcome: 'passed', said: `captured; there is no rule ${RULE} yet (confirmed ${RULE})` },
    ],
  ])('%s', (_what, diagnosis, known, said) => {
    expect(judge(scene, 'tree', diagnosis, known)).toEqual({ name: 'init-audit', capture: 'tree', ...said });
  });
});

describe('the scenes', () => {
  test.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (_name, scene) => {
    const rules = new Set(CAPTURES.map((capture) => scene.expect[capture].rule));
    expect(rules.size).toBe(1);
    expect(scene.expect.tree.statuses[0]).toBe(rules.has(undefined) ? 'clear' : 'confirmed');
    expect(scene.expect.archive.statuses).not.toEqual([]);
  });

  test('have names of their own', () => {
    expect(new Set(SCENES.map(({ name }) => name)).size).toBe(SCENES.length);
  });

  test('show every cause of FUSE that there is a rule for', () => {
    const shown = SCENES.map(({ expect: { tree } }) => tree.rule);
    expect(shown).toEqual(expect.arrayContaining(ruleSources.map(({ id }) => id).filter((id) => MADE.includes(id))));
  });
});

/** What the lab can make on any Linux that has FUSE. */
const MADE = [
  'fuse-init-audit',
  'fuse-init-unanswered',
  'fuse-audit-bypass',
  'fuse-daemon-hung',
  'fuse-self-deadlock',
  'fuse-dead-endpoint',
];

test('results are lines for people, and one for programs', () => {
  const results: Judged[] = [
    { name: 'healthy', capture: 'tree', outcome: 'passed', said: 'clear' },
    { name: 'healthy', capture: 'archive', outcome: 'failed', said: 'sos left no archive' },
    { name: 'init-audit', capture: 'collected', outcome: 'skipped', said: 'see above' },
  ];
  expect(results.map(resultLine).join('')).toBe(
    'ok      healthy               tree       clear\n' +
      'FAILED  healthy               archive    sos left no archive\n' +
      'skip    init-audit            collected  see above\n',
  );
  expect(countLine(results)).toBe('1 passed, 1 failed, 1 skipped\n');
});
