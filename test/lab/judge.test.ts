import { describe, expect, test } from 'vitest';
import { cases } from '../../lab/cases.mjs';
import { countLine, differenceFrom, resultLine } from '../../lab/judge.mjs';

const whole = { complete: true };
const wanted = { status: 'confirmed', rule: 'fuse-init-audit' };
const wantedAgain = [wanted];

describe('a diagnosis is as the case wants it, or the difference is said', () => {
  test.each([
    ['the same', wanted, { verdict: wanted, findings: wantedAgain, bundle: whole }, undefined],
    [
      'a weaker word',
      wanted,
      { verdict: { ...wanted, status: 'probable' }, findings: [], bundle: whole },
      'probable fuse-init-audit, and not confirmed fuse-init-audit',
    ],
    [
      'another rule',
      wanted,
      { verdict: { ...wanted, rule: 'fuse-daemon-hung' }, findings: [], bundle: whole },
      'confirmed fuse-daemon-hung, and not confirmed fuse-init-audit',
    ],
    [
      'no rule',
      wanted,
      { verdict: { status: 'insufficient' }, findings: [], bundle: whole },
      'insufficient, and not confirmed fuse-init-audit',
    ],
    ['clear', { status: 'clear' }, { verdict: { status: 'clear' }, findings: [], bundle: whole }, undefined],
    [
      'clear with something at risk',
      { status: 'clear' },
      { verdict: { status: 'clear' }, findings: [{ status: 'at-risk', rule: 'fuse-audit-bypass' }], bundle: whole },
      'clear, and yet at-risk fuse-audit-bypass',
    ],
    ['of a part', wanted, { verdict: wanted, findings: wantedAgain, bundle: { complete: false } }, 'read in part only'],
  ])('%s', (_what, expected, document, difference) => {
    expect(differenceFrom(expected, document)).toBe(difference);
  });
});

test('every case says what it expects of the tree and of the archive, which has no stacks', () => {
  for (const { name, expect: expected } of cases) {
    const hangs = expected.tree.status !== 'clear';
    expect({ name, ...expected.tree }).toMatchObject({ name, status: hangs ? 'confirmed' : 'clear' });
    expect({ name, ...expected.archive }).toMatchObject({ name, status: hangs ? 'probable' : 'clear' });
    expect('rule' in expected.tree && expected.tree.rule).toBe('rule' in expected.archive && expected.archive.rule);
  }
});

test('results are lines for people, and one for programs', () => {
  const results = [
    { name: 'healthy', kind: 'tree', outcome: 'passed', said: 'clear' },
    { name: 'healthy', kind: 'archive', outcome: 'failed', said: 'sos left no archive' },
    { name: 'init-audit', kind: 'tree', outcome: 'skipped', said: 'see above' },
  ];
  expect(results.map(resultLine).join('')).toBe(
    'ok      healthy               tree     clear\n' +
      'FAILED  healthy               archive  sos left no archive\n' +
      'skip    init-audit            tree     see above\n',
  );
  expect(countLine(results)).toBe('1 passed, 1 failed, 1 skipped\n');
});
