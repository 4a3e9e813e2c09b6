import type { Locale } from '../../../src/core/model/locale.ts';
import type { Verification } from '../../../src/core/model/verification.ts';

import { sampleDiagnosis } from './sample-diagnosis.ts';

/** A verification in which every optional field occurs. Its words do not depend on the locale. */
export function sampleVerification(locale: Locale = 'en'): Verification {
  const { bundle, verdict, findings, engine } = sampleDiagnosis(locale);
  const [line] = findings.flatMap(({ evidence }) => evidence);
  const evidence = { before: line === undefined ? [] : [line], after: [] };
  const [rule, host] = ['fuse-init-audit', 'host01'];
  return {
    schemaVersion: '1',
    verdict: { outcome: 'held', headline: 'The cause is gone' },
    before: { bundle, verdict },
    after: { bundle, verdict: { status: 'clear', headline: 'Nothing hangs' } },
    cautions: [{ code: 'rebooted', host, text: 'The host was rebooted.', evidence }],
    checks: [
      {
        rule,
        host,
        step: 'verify',
        do: 'Run df',
        run: 'df -h',
        expect: 'It returns',
        outcome: 'held',
        because: 'It returned.',
        evidence,
        missing: [{ fact: 'tasks', why: 'Who waits', command: 'ps -eLo pid,stat' }],
      },
    ],
    fixes: [{ rule, host, do: 'Update fuse', run: 'yum update fuse', since: 'fuse 2.9', outcome: 'done', evidence }],
    changes: [{ host, what: 'package', name: 'fuse', before: '2.8.3', after: '2.9.2', evidence }],
    appeared: [
      {
        rule: 'disk-full',
        host,
        status: 'possible',
        title: 'Full',
        headline: 'A disk is full',
        evidence: evidence.before,
      },
    ],
    engine,
  };
}
