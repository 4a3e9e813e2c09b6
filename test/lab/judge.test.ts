import { describe, expect, test } from 'vitest';
import { ruleSources } from '../../src/core/rules/catalog.gen.ts';
import type { Finding } from '../../src/core/model/diagnosis.ts';
import { countLine, differenceFrom, judge, type Judged, resultLine } from '../../src/lab/judge.ts';
import { CAPTURES, type Expected, type Scene } from '../../src/lab/scene.ts';
import { SCENES } from '../../src/lab/scenes.ts';
import { sampleDiagnosis } from '../support/sample-diagnosis.ts';

const RULE = 'fuse-init-audit';
const wanted: Expected = { statuses: ['confirmed'], withoutStacks: ['confirmed', 'probable'], rule: RULE };
const verdict = (status: string, rule?: string) => ({ status, headline: 'df hangs on /root/.gvfs', rule }) as never;
const finding = (status: string, rule: string) => ({ status, rule, summary: '', evidence: [] }) as unknown as Finding;

interface Row {
  readonly expected: Expected;
  readonly said: ReturnType<typeof verdict>;
  readonly findings?: readonly Finding[];
  readonly generator?: string;
  readonly difference: string | undefined;
}

describe('a diagnosis is as the case wants it, or the difference is said', () => {
  const confirmed = verdict('confirmed', RULE);
  const probable = verdict('probable', RULE);
  const cause = finding('confirmed', RULE);

  test.each<readonly [string, Row]>([
    ['the same', { expected: wanted, said: confirmed, findings: [cause], difference: undefined }],
    [
      'another cause beside the cause',
      {
        expected: wanted,
        said: confirmed,
        findings: [cause, finding('probable', 'fs-frozen')],
        difference: `confirmed ${RULE}, and yet probable fs-frozen`,
      },
    ],
    [
      'another that is merely possible',
      {
        expected: wanted,
        said: confirmed,
        findings: [cause, finding('possible', 'fs-frozen'), finding('at-risk', 'disk-full')],
        difference: `confirmed ${RULE}, and yet possible fs-frozen, at-risk disk-full`,
      },
    ],
    [
      'another cause that is there as well',
      {
        expected: { ...wanted, beside: { 'fs-frozen': 'it is frozen, too' } },
        said: confirmed,
        findings: [cause, finding('confirmed', 'fs-frozen')],
        difference: undefined,
      },
    ],
    [
      'a weaker word, of an archive without stacks, and a neighbour that cannot be told apart',
      {
        expected: wanted,
        said: probable,
        findings: [finding('probable', RULE), finding('probable', 'fs-frozen')],
        generator: 'sos 4.0',
        difference: undefined,
      },
    ],
    [
      'a neighbour that is certain, without stacks',
      {
        expected: wanted,
        said: probable,
        findings: [finding('probable', RULE), finding('confirmed', 'fs-frozen')],
        generator: 'sos 3.9',
        difference: `probable ${RULE}, and yet confirmed fs-frozen`,
      },
    ],
    [
      'a weaker word, of an archive that has stacks',
      {
        expected: wanted,
        said: probable,
        generator: 'sos 4.2',
        difference: `probable ${RULE}, and not confirmed ${RULE}`,
      },
    ],
    [
      'a weaker word where no stack is needed',
      {
        expected: { statuses: ['confirmed'], rule: RULE },
        said: probable,
        generator: 'sos 4.0',
        difference: `probable ${RULE}, and not confirmed ${RULE}`,
      },
    ],
    [
      'another rule',
      {
        expected: { statuses: ['confirmed', 'probable'], rule: RULE },
        said: verdict('confirmed', 'fs-frozen'),
        difference: `confirmed fs-frozen, and not confirmed or probable ${RULE}`,
      },
    ],
    [
      'no rule',
      { expected: wanted, said: verdict('insufficient'), difference: `insufficient, and not confirmed ${RULE}` },
    ],
    ['clear', { expected: { statuses: ['clear'] }, said: verdict('clear'), difference: undefined }],
    [
      'clear with something at risk',
      {
        expected: { statuses: ['clear'] },
        said: verdict('clear'),
        findings: [finding('at-risk', 'fuse-audit-bypass')],
        difference: 'clear, and yet at-risk fuse-audit-bypass',
      },
    ],
  ])('%s', (_what, { expected, said, findings = [], generator, difference }) => {
    const bundle = { ...sampleDiagnosis('en').bundle, generator };
    expect(differenceFrom(expected, { verdict: said, findings, bundle })).toBe(difference);
  });
});

describe('a capture', () => {
  const scene: Scene = {
    name: 'init-audit',
    about: '',
    mount: '/.gvfs',
    requires: [],
    expect: { tree: wanted, collected: wanted, archive: wanted },
    set: () => Promise.resolve(),
  };
  const document = (complete = true, headline = 'df hangs on /root/.gvfs') => ({
    ...sampleDiagnosis('en'),
    bundle: { ...sampleDiagnosis('en').bundle, complete },
    verdict: { status: 'confirmed' as const, rule: RULE, headline },
    findings: [finding('confirmed', RULE)],
    differential: [
      { rule: 'fs-frozen', title: '', status: 'ruled-out' as const, because: '', evidence: [], missing: [] },
    ],
  });
  const catalog = new Set([RULE, 'fs-frozen']);

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
      'in which a rule keeps silent',
      document(),
      new Set([RULE, 'disk-full', 'fs-frozen']),
      { outcome: 'failed', said: 'nothing is said of disk-full' },
    ],
  ])('%s', (_what, diagnosis, known, said) => {
    expect(judge(scene, 'tree', diagnosis, known)).toEqual({ name: 'init-audit', capture: 'tree', ...said });
  });
});

describe('the scenes', () => {
  test.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (_name, scene) => {
    const rules = new Set(CAPTURES.map((capture) => scene.expect[capture].rule));
    expect(rules.size).toBe(1);
    const word = rules.has(undefined) ? 'clear' : scene.name === 'many-mounts' ? 'at-risk' : 'confirmed';
    expect(scene.expect.collected.statuses).toEqual([word]);
    expect(scene.expect.archive.statuses).toEqual([word]);
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
