import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../src/core/diagnose.ts';
import { bundleOf, type Change, changed, EMPTY_TREE, type Tree, treeOf } from '../../support/tree.ts';
import { diagnosisOfBundle } from './support/bundles.ts';

const HUNG = treeOf('fixtures/supportconfig-sles15');
const GVFS = 'gvfsd-fuse /root/.gvfs fuse.gvfsd-fuse rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0\n';
const FOLDER = '/var/log/scc_app01_240318_1002';
const SEMAPHORE = 'basic-health-check.txt.df.1710752523.SC__SEMAPHORE';
const GIVEN_UP = `${FOLDER}/${SEMAPHORE}.out

# ERROR: Command did not complete within the timeout period.
root     22871 22690  0 10:02 pts/3    00:00:00 bash ${FOLDER}/${SEMAPHORE}.sh
root     22872 22871  0 10:02 pts/3    00:00:00 /bin/df -h

`;

/** The same host an hour before the second session: one gvfs mount, and nobody waits. */
const HEALTHY: Change = {
  without: ['*.SC__SEMAPHORE.out', 'messages.txt'],
  edit: {
    'fs-diskio.txt': { [GVFS + GVFS]: GVFS },
    'proc.txt': { [GVFS + GVFS]: GVFS },
    'basic-health-check.txt': {
      [GIVEN_UP]: 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda2        40G   11G   28G  28% /\n',
      'root     20129 20112  0.0  0.0  17148   892 D+   00:00:00 df -h\n': '',
      'root     20130  7150  0.0  0.0  17312   904 D    00:00:00 umount /root/.gvfs\n': '',
      'root     22872 22871  0.0  0.0  17148   900 D+   00:00:00 /bin/df -h\n': '',
      'root      7150  7141  0.0  0.0  41180  1316 S    00:00:00 /usr/lib/gvfs/gvfsd-fuse /root/.gvfs -f -o big_writes\n':
        '',
    },
    'boot.txt': { 'sysrq: SysRq : Show Blocked State': 'sysrq: SysRq : HELP', '__fuse_get_req+': 'pipe_wait+' },
  },
};

async function factsOf(tree: Tree): Promise<(kind: string) => readonly Record<string, unknown>[]> {
  const { facts } = await readFacts(bundleOf(tree), DEFAULT_LIMITS);
  return (kind) =>
    (facts.named(kind) ?? []).map((fact) => ({ ...fact, source: `${fact.source.path}:${fact.source.line}` }));
}

function linesOf({ files }: Tree, path: string): string[] {
  return Buffer.from(files.get(path) ?? [])
    .toString()
    .split('\n');
}

describe('a supportconfig of a hung host', () => {
  test('says what it is', async () => {
    const { bundle } = await diagnosisOfBundle(bundleOf(HUNG));
    expect(bundle).toMatchObject({
      generator: 'supportconfig 3.1.11-30',
      host: 'app01',
      os: 'SUSE Linux Enterprise Server 15 SP1',
      kernel: '4.12.14-197.83-default',
      capturedAt: '2024-03-18T10:04:31',
      root: '',
      complete: true,
      notes: [],
    });
  });

  test.each([
    ['releases', [{ id: 'sles', version: '15.1', source: 'basic-environment.txt:32' }]],
    ['kernels', [{ release: '4.12.14-197.83-default', machine: 'x86_64', source: 'basic-environment.txt:17' }]],
    ['captures', [{ at: '2024-03-18T10:04:31', phase: 'during' }]],
    ['audit-status', [{ enabled: 1, pid: 761, backlogLimit: 8192, source: 'security-audit.txt:12' }]],
    ['timeouts', [{ command: '/bin/df -h', by: 'supportconfig', source: 'basic-health-check.txt:15' }]],
    ['mtab', [{ form: 'symlink' }]],
    ['disk-usage', []],
  ])('%s', async (kind, expected) => {
    const facts = (await factsOf(HUNG))(kind);
    expect(facts).toMatchObject(expected);
    expect(facts).toHaveLength(expected.length);
  });

  test('tables, rules, processes, packages and stacks are all there, once', async () => {
    const facts = await factsOf(HUNG);
    const tables = facts('mounts').map(({ table }) => table);
    const count = (table: string): number => tables.filter((one) => one === table).length;
    expect([count('kernel'), count('command'), count('fstab'), count('mtab')]).toEqual([10, 10, 2, 0]);
    expect(facts('audit-rules').filter(({ table }) => table === 'kernel')).toHaveLength(2);
    expect(facts('processes')).toHaveLength(15);
    expect(facts('packages').map(({ name, arch }) => `${String(name)} ${String(arch)}`)).toContain('gvfs-fuse x86_64');
    expect(new Set(facts('packages').map(({ name }) => name)).size).toBe(facts('packages').length);
    expect(facts('fuse-waiters').map(({ pid, gate }) => `${String(pid)} ${String(gate)}`)).toEqual([
      '20129 init',
      '20130 init',
    ]);
  });

  test('is diagnosed, and each line cited is the line in its file', async () => {
    const { verdict, findings } = await diagnosisOfBundle(bundleOf(HUNG));
    expect(verdict).toMatchObject({ status: 'confirmed', rule: 'fuse-init-audit' });
    const evidence = findings.flatMap((finding) => [...finding.evidence, ...finding.against]);
    expect(evidence.length).toBeGreaterThan(15);
    for (const { path, line, excerpt } of evidence) expect(linesOf(HUNG, path)[line - 1]).toBe(excerpt);
  });

  test('keeps all that below its top folder', async () => {
    const files = new Map([...HUNG.files].map(([path, body]) => [`scc_app01_240318_1002/${path}`, body]));
    const below = await diagnosisOfBundle(bundleOf({ ...HUNG, files }));
    const flat = await diagnosisOfBundle(bundleOf(HUNG));
    expect(below).toEqual({ ...flat, bundle: { ...flat.bundle, root: 'scc_app01_240318_1002' } });
  });

  test('does not depend on the order of its members', async () => {
    const files = new Map([...HUNG.files].reverse());
    expect(await diagnosisOfBundle(bundleOf({ ...HUNG, files }))).toEqual(await diagnosisOfBundle(bundleOf(HUNG)));
  });

  test('without its stacks it is no longer sure', async () => {
    const { verdict } = await diagnosisOfBundle(bundleOf(changed(HUNG, { without: ['messages.txt', 'boot.txt'] })));
    expect(verdict.status).not.toBe('confirmed');
  });
});

test('a supportconfig of the host while nothing hung', async () => {
  const healthy = changed(HUNG, HEALTHY);
  const { verdict, findings } = await diagnosisOfBundle(bundleOf(healthy));
  expect(findings.filter(({ status }) => status !== 'at-risk')).toEqual([]);
  expect(['clear', 'at-risk', 'insufficient']).toContain(verdict.status);
  const facts = await factsOf(healthy);
  expect(facts('disk-usage')).toHaveLength(1);
  expect(facts('timeouts')).toEqual([]);
});

/** supportutils 2.25 on SLES 11: named `nts_`, with SuSE-release, and with an mtab that is a table of its own. */
test('an older one, where mount(8) still wrote mtab', async () => {
  const kernel =
    'gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0\n';
  const tree = changed(EMPTY_TREE, {
    files: {
      'nts_app01_140304_1031/basic-environment.txt': `${'='.repeat(77)}
                     Support Utilities - Supportconfig
                          Script Version: 2.25-390.3
                          Script Date: 2013 12 16
${'='.repeat(77)}

#==[ Command ]======================================#
# /bin/date
Tue Mar  4 10:31:02 CST 2014

#==[ Command ]======================================#
# /bin/uname -a
Linux app01 3.0.101-0.15-default #1 SMP Wed Jan 22 15:49:03 UTC 2014 (5c01f4e) x86_64 x86_64 x86_64 GNU/Linux

#==[ Configuration File ]===========================#
# /etc/SuSE-release
SUSE Linux Enterprise Server 11 (x86_64)
VERSION = 11
PATCHLEVEL = 3


`,
      'nts_app01_140304_1031/fs-diskio.txt': `#==[ Configuration File ]===========================#
# /proc/mounts
rootfs / rootfs rw 0 0
proc /proc proc rw,relatime 0 0
/dev/sda2 / ext3 rw,relatime,errors=continue,acl,barrier=1,data=ordered 0 0
${kernel}${kernel}

#==[ Configuration File ]===========================#
# /etc/mtab
/dev/sda2 / ext3 rw,acl,user_xattr 0 0
proc /proc proc rw 0 0
gvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev 0 0


`,
    },
  });
  const { bundle } = await diagnosisOfBundle(bundleOf(tree));
  expect(bundle).toMatchObject({
    generator: 'supportconfig 2.25-390.3',
    host: 'app01',
    os: 'SUSE Linux Enterprise Server 11 (x86_64)',
    kernel: '3.0.101-0.15-default',
    capturedAt: '2014-03-04T10:31:02',
    root: 'nts_app01_140304_1031',
  });
  const facts = await factsOf(tree);
  expect(facts('mtab')).toMatchObject([{ form: 'regular', source: 'fs-diskio.txt:12' }]);
  expect(facts('releases')).toMatchObject([{ id: 'sles', version: '11.3' }]);
  expect(facts('fuse-mounts').map(({ copies, mtabRows }) => [copies, mtabRows])).toEqual([
    [2, 1],
    [2, 1],
  ]);
});
