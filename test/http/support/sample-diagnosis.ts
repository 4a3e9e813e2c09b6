import type { Diagnosis } from '../../../src/core/model/diagnosis.ts';
import type { Locale } from '../../../src/core/model/locale.ts';

const GATE = {
  id: 'e1',
  signal: 'gate',
  path: 'proc/4711/stack',
  line: 1,
  excerpt: '[<0>] fuse_get_req+0xb5/0x140 [fuse] <script>alert(1)</script>',
  says: 'umount (4711) waits for the INIT reply',
} as const;

/** A diagnosis in which every optional field occurs. Its words do not depend on the locale. */
export function sampleDiagnosis(locale: Locale = 'en'): Diagnosis {
  return {
    schemaVersion: '1',
    bundle: {
      sha256: '0'.repeat(64),
      bytes: 940856,
      format: 'tar.xz',
      generator: 'sos 4.0',
      host: 'host01',
      os: 'Red Hat Enterprise Linux Server release 6.5 (Santiago)',
      kernel: '2.6.32-431.el6.x86_64',
      capturedAt: '2014-03-01T08:00:00Z',
      root: 'sosreport-host01',
      entries: 480,
      complete: false,
      notes: [{ code: 'truncated', text: 'The archive ends early.', path: 'proc/mounts', line: 17, count: 2 }],
    },
    verdict: { status: 'confirmed', rule: 'fuse-init-audit', headline: 'A FUSE mount was made twice' },
    findings: [
      {
        rule: 'fuse-init-audit',
        status: 'confirmed',
        title: 'A FUSE mount was made twice',
        summary: 'umount waits for a daemon that waits for umount.',
        severity: 'high',
        chain: [{ claim: 'umount waits in fuse_get_req', basis: 'observed', evidence: ['e1'] }],
        evidence: [GATE, { ...GATE, id: 'e2', excerptCut: true, excerptLossy: true, excerptRedacted: true }],
        against: [],
        missing: [
          { fact: 'fuse-connections', why: 'They tell who waits.', command: 'cat /sys/fs/fuse/connections/*/waiting' },
        ],
        reproduce: [{ do: 'Start it twice', run: 'gvfs-fuse-daemon /root/.gvfs' }],
        workarounds: [{ do: 'Remove the audit rules', run: 'auditctl -D', risk: 'medium', undo: 'augenrules --load' }],
        fix: [{ do: 'Patch fuse', run: 'patch -p1', patch: '--- a\n+++ b\n', since: 'fuse 2.9' }],
        verify: [{ do: 'Run df', run: 'df -h', expect: 'It returns' }],
        references: [{ title: 'The fix', url: 'https://git.kernel.org/' }],
      },
    ],
    differential: [
      {
        rule: 'fuse-daemon-hung',
        title: 'A daemon hung',
        status: 'ruled-out',
        because: 'No request is in flight.',
        evidence: [GATE],
        missing: [{ fact: 'tasks', why: 'They tell.' }],
      },
    ],
    timeline: [{ at: '2014-03-01', what: 'df started', path: 'ps', line: 3 }],
    facts: { mounts: 41, tasks: 2 },
    engine: { version: '0.1.0', catalog: '1', locale },
  };
}
