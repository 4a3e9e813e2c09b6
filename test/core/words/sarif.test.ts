import { describe, expect, it } from 'vitest';
import type { Diagnosis, Finding } from '../../../src/core/model/diagnosis.ts';
import { LOCALES } from '../../../src/core/model/locale.ts';
import { renderSarif } from '../../../src/core/words/sarif.ts';
import { uriOf } from '../../../src/core/words/sarif-locations.ts';
import { HOSTILE, poisoned } from '../../support/hostile.ts';
import { sampleDiagnosis } from '../../support/sample-diagnosis.ts';
import { isSarif } from './support/sarif.ts';

function check(diagnosis: Diagnosis) {
  const log: unknown = JSON.parse(renderSarif(diagnosis));
  expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
  return log;
}

const run = (diagnosis: Diagnosis) => (check(diagnosis) as { runs: [Run] }).runs[0];

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: unknown },
  ];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: string;
    readonly level: string;
    readonly locations: readonly unknown[];
    readonly relatedLocations?: readonly { readonly id: number }[];
    readonly codeFlows?: readonly [{ readonly threadFlows: readonly [{ readonly locations: readonly unknown[] }] }];
    readonly partialFingerprints: unknown;
  }[];
}

it('finds fault with what is not SARIF', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

it.each(LOCALES)('is valid SARIF 2.1.0 in %s', (locale) => {
  check(sampleDiagnosis(locale));
});

it.each(HOSTILE)('is valid whatever the bundle says: %j', (text) => {
  check(poisoned(sampleDiagnosis(), text));
});

describe('a finding', () => {
  const [result] = run(sampleDiagnosis()).results;

  it('is where its first line of evidence is', () => {
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'proc/17975/stack', uriBaseId: 'BUNDLE' },
          region: { startLine: 1, snippet: { text: '[<0>] fuse_get_req+0x1ce/0x2b0' } },
        },
        message: { text: 'df (17975) waits for the INIT reply' },
      },
    ]);
    expect(result?.relatedLocations?.map(({ id }) => id)).toEqual([1]);
  });

  it('shows the causal chain as a code flow, one step for each line', () => {
    expect(result?.codeFlows?.[0].threadFlows[0].locations).toHaveLength(5);
    expect(result?.codeFlows?.[0].threadFlows[0].locations.at(-1)).toEqual({
      location: { message: { text: 'No other process holds the connection open' } },
      kinds: ['missing'],
      importance: 'unimportant',
    });
  });

  it('keeps its fingerprints when PIDs and lines change', () => {
    const later = sampleDiagnosis();
    const [moved] = run({
      ...later,
      findings: later.findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map((one) => ({ ...one, path: 'proc/4242/stack', line: one.line + 1 })),
      })),
    }).results;
    expect(moved?.partialFingerprints).toEqual(result?.partialFingerprints);
    expect(result?.partialFingerprints).toEqual({
      'cause/v1': 'fuse-init-audit',
      'causeOnHost/v1': 'fuse-init-audit@labvm',
    });
  });

  it.each<[Finding['status'], Finding['severity'], string]>([
    ['confirmed', 'critical', 'error'],
    ['confirmed', 'high', 'error'],
    ['confirmed', 'medium', 'warning'],
    ['confirmed', 'low', 'note'],
    ['probable', 'critical', 'warning'],
    ['probable', 'low', 'note'],
    ['possible', 'critical', 'note'],
    ['at-risk', 'high', 'note'],
  ])('%s and %s is of level %s', (status, severity, level) => {
    const sample = sampleDiagnosis();
    const [graded] = run({ ...sample, findings: sample.findings.map((one) => ({ ...one, status, severity })) }).results;
    expect(graded).toMatchObject({ kind: 'fail', level });
  });
});

it('the other causes pass or stay open', () => {
  const { results, tool } = run(sampleDiagnosis());
  expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ['fuse-init-audit', 'fail', 'error'],
    ['nfs-server-gone', 'pass', 'none'],
    ['fs-frozen', 'pass', 'none'],
    ['multipath-no-path', 'open', 'none'],
  ]);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

it('a bundle that was not read to its end is no successful run', () => {
  const sample = sampleDiagnosis();
  const notes = [{ code: 'truncated', text: 'The bundle ends early.' }];
  const [invocation] = run({ ...sample, bundle: { ...sample.bundle, complete: false, notes } }).invocations;
  expect(invocation.executionSuccessful).toBe(false);
  expect(invocation.toolExecutionNotifications).toEqual([
    { descriptor: { id: 'truncated' }, level: 'warning', message: { text: 'The bundle ends early.' } },
  ]);
});

it.each([
  ['proc/mounts', 'proc/mounts'],
  ['sos_commands/process/ps_axo_a,b c', 'sos_commands/process/ps_axo_a%2Cb%20c'],
  ['javascript:alert(1)', 'javascript%3Aalert(1)'],
  ['/etc//passwd', 'etc/passwd'],
  ['new\nline', 'new%0Aline'],
  ['挂载', '%E6%8C%82%E8%BD%BD'],
  ['lone \ud800', 'lone%20%EF%BF%BD'],
])('the path %j becomes the relative reference %s', (path, uri) => {
  expect(uriOf(path)).toBe(uri);
});
