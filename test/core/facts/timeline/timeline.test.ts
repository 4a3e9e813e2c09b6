import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../../src/core/facts/timeline/timeline.ts';
import type { Facts } from '../../../../src/core/model/fact.ts';
import { bundleOf, changed, treeOf } from '../../../support/tree.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/bundle/limits.ts';
import { readFacts } from '../../../../src/core/diagnose.ts';
import { dated, type Files, factsOf, mounts, NFS, RPC, stack } from '../derived/support/waits-bundles.ts';

const brief = (facts: Facts): string[] =>
  timelineOf(facts).moments.map(({ at, what, subject }) => [at, what, subject].filter(Boolean).join(' '));

const told = async (files: Files): Promise<string[]> => brief(await factsOf(files));

const messages = (...lines: readonly string[]): Files => ({ 'var/log/messages': lines.map((l) => `${l}\n`).join('') });
const dmesg = (...lines: readonly string[]): Files => ({
  'sos_commands/kernel/dmesg': lines.map((line) => `${line}\n`).join(''),
});
const captured = (line: string): Files => ({ 'sos_commands/date/date': `${line}\n` });
const gone = (at: string): string => `${at} h1 kernel: nfs: server srv not responding, still trying`;
const back = (at: string): string => `${at} h1 kernel: nfs: server srv OK`;
const hung = (at: string): string => `[${at}] INFO: task df:70 blocked for more than 120 seconds.`;
const BOOTED = dated(['12:05:00', '1 0 S ep_poll /sbin/init']);

describe('the timeline', () => {
  it.each([
    [
      'takes the year of a syslog from the capture',
      { ...captured('Tue Mar  3 12:00:00 UTC 2026'), ...messages(gone('Mar  3 10:00:00')) },
      ['2026-03-03T10:00:00 sign-once nfs-not-responding srv'],
    ],
    [
      'and the year before, where that would lie in the future',
      { ...captured('Fri Jan  2 12:00:00 UTC 2026'), ...messages(gone('Dec 31 23:59:59')) },
      ['2025-12-31T23:59:59 sign-once nfs-not-responding srv'],
    ],
    [
      'but not for a clock that is hours ahead, at the turn of a year either',
      { ...captured('Wed Dec 31 23:00:00 UTC 2025'), ...messages(gone('Jan  1 07:00:00')) },
      ['2026-01-01T07:00:00 sign-once nfs-not-responding srv'],
    ],
    [
      'keeps the label where no year is known',
      messages(gone('Mar  3 10:00:00')),
      ['Mar  3 10:00:00 sign-once nfs-not-responding srv'],
    ],
    [
      'keeps a 29 February that neither year has',
      { ...captured('Tue Mar  3 12:00:00 UTC 2026'), ...messages(gone('Feb 29 10:00:00')) },
      ['Feb 29 10:00:00 sign-once nfs-not-responding srv'],
    ],
    [
      'tells the first and the last time of a trouble',
      messages(gone('2026-03-03T10:00:00'), gone('2026-03-03T11:00:00'), gone('2026-03-03T12:00:00')),
      ['2026-03-03T10:00:00 sign-first nfs-not-responding srv', '2026-03-03T12:00:00 sign-last nfs-not-responding srv'],
    ],
    [
      'and of what was taken back the last sign of life alone',
      messages(gone('2026-03-03T10:00:00'), gone('2026-03-03T11:00:00'), back('2026-03-03T11:30:00')),
      ['2026-03-03T11:30:00 sign-over nfs-not-responding srv'],
    ],
    [
      'counts uptime from the boot, where that is known',
      { ...BOOTED, ...dmesg(hung('  130.500000'), hung('  260.900000')) },
      [
        '2026-11-23T12:05:00 boot ?',
        '2026-11-23T12:07:10 hung-report df (70)',
        '2026-11-23T12:09:20 hung-report-last df (70)',
      ],
    ],
    [
      'and keeps the seconds where it is not, in their order, behind what is dated',
      {
        ...captured('Tue Mar  3 12:00:00 UTC 2026'),
        ...messages(gone('Mar  3 10:00:00')),
        ...dmesg(hung('99.500000'), hung('130.500000')),
      },
      [
        '2026-03-03T10:00:00 sign-once nfs-not-responding srv',
        '99.500000 hung-report df (70)',
        '130.500000 hung-report-last df (70)',
      ],
    ],
    [
      'knows the boot of a log by what the kernel says first',
      dmesg('[    0.000000] Linux version 5.10.0-9-amd64 (a@b) #1 SMP', hung('130.500000')),
      ['0.000000 boot 5.10.0-9-amd64', '130.500000 hung-report df (70)'],
    ],
    [
      'does not count the seconds of an earlier boot from the last one',
      {
        ...BOOTED,
        ...dmesg(hung('130.500000'), '[    0.000000] Linux version 5.10.0-9-amd64 (a@b) #1 SMP', hung('260.500000')),
      },
      [
        '2026-11-23T12:05:00 boot 5.10.0-9-amd64',
        '2026-11-23T12:09:20 hung-report df (70)',
        '130.500000 hung-report df (70)',
      ],
    ],
    [
      'tells when those started who did not return, but not a server that has waited since today',
      {
        ...mounts(NFS),
        ...stack(70, 'df', 'D', RPC),
        ...stack(71, 'httpd', 'D', RPC),
        ...dated(['12:28:00', '70 1 D rpc_wait_bit_killable df'], ['09:00:00', '71 1 D rpc_wait_bit_killable httpd']),
      },
      ['2026-11-23T12:28:00 victim-started df (70)'],
    ],
  ] as const)('%s', async (_, files, expected) => {
    expect(await told(files)).toEqual(expected);
  });

  it.each([
    [
      '07-killed-after-request-read-unkillable',
      [
        '2026-11-23T12:05:00 boot 6.18.44',
        '2026-11-23T13:22:44 mount-started sshfs-stub nostatfs lab@fileserver:/export fuse.sshfs /root/.gvfs (21223)',
        '2026-11-23T13:22:45 victim-started df -h (21289)',
        '2026-11-23T13:22:58 hung-report df (21289)',
        '2026-11-23T13:23:09 hung-report-last df (21289)',
        '2026-11-23T13:23:09 sign-once hung-reports-suppressed',
      ],
    ],
    [
      '25-nfsv3-server-gone-6.1',
      ['42.686131 sign-first nfs-not-responding 127.0.0.1', '42.966057 sign-last nfs-not-responding 127.0.0.1'],
    ],
    [
      '40-sos-4.0-df-timed-out',
      [
        '2026-11-23T13:15:59.423628 capture-start',
        '2026-11-23T13:15:59.861 collector-command df -al -x autofs',
        '2026-11-23T13:16:44.625825 capture-end',
      ],
    ],
  ])('of %s', async (name, expected) => {
    const { facts } = await readFacts(bundleOf(treeOf(`evidence/${name}`)), DEFAULT_LIMITS);
    expect(brief(facts)).toEqual(expected);
  });

  it('says when sos gave up, where its log does', async () => {
    const line = "2026-11-23 13:20:59,900 INFO: [plugin:filesys] command 'df -al' timed out after 300s\n";
    const tree = changed(treeOf('evidence/40-sos-4.0-df-timed-out'), { files: { 'sos_logs/sos.log': line } });
    const { facts } = await readFacts(bundleOf(tree), DEFAULT_LIMITS);
    expect(brief(facts)).toContain('2026-11-23T13:20:59.900 collector-timeout df -al');
  });

  it('of very many reports keeps the first ones and the last', async () => {
    const report = (index: number): string =>
      `[${1000 + index}.000000] INFO: task df${index}:${index + 10} blocked for more than 120 seconds.`;
    const { moments, more } = timelineOf(
      await factsOf(dmesg(...Array.from({ length: 500 }, (_, index) => report(index)))),
    );
    expect([moments.length, more, moments[0]?.at, moments.at(-1)?.at]).toEqual([21, 480, '1000.000000', '1499.000000']);
  });
});
