import { expect, test } from 'vitest';
import { nfsMounts } from '../../../../src/core/facts/kinds/network.ts';
import { mountstats } from '../../../../src/core/facts/parsers/mountstats.ts';
import { nfsstatMounts } from '../../../../src/core/facts/parsers/nfsstat-mounts.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';
import { settles } from '../../../support/settles.ts';

const OPTS =
  'rw,vers=3,rsize=1048576,wsize=1048576,namlen=255,acregmin=3,hard,proto=tcp,timeo=600,retrans=2,sec=sys,local_lock=none';

test('mountstats of TCP', () => {
  const text = `device rootfs mounted on / with fstype rootfs
device localhost:/tmp/s_test mounted on /mnt/a\\040b with fstype nfs statvers=1.1
\topts:\t${OPTS}
\tage:\t159
\tcaps:\tcaps=0xf,wtmult=4096,dtsize=1048576,bsize=0,namlen=255
\tsec:\tflavor=1,pseudoflavor=1
\tevents:\t0 0 0 0 2 1 7 1 0 1 0 1 0 0 3 0 0 2 0 0 1 0 0 0 0 0 0
\tbytes:\t15 15 0 0 15 15 1 1
\tRPC iostats version: 1.1  p/v: 100003/3 (nfs)
\txprt:\ttcp 795 1 2 0 42 16 15 1 15 0 2 0 0
\tper-op statistics
\t        NULL: 1 1 0 44 24 0 0 0 0
\t     GETATTR: 2 9 7 208 224 0 0 0 0
\t      FSSTAT: 1 4 3 208 224 0 0 0 0

device sysfs mounted on /sys with fstype sysfs
`;
  const result = readText(mountstats, 'proc/31151/mountstats', text);
  expect(fieldsOf(result, nfsMounts)).toEqual([
    {
      target: '/mnt/a b',
      device: 'localhost:/tmp/s_test',
      server: 'localhost',
      by: 'mountstats',
      version: '3',
      hard: true,
      timeo: 600,
      retrans: 2,
      ageSeconds: 159,
      idleSeconds: 42,
      sends: 16,
      receives: 15,
      badReplies: 1,
      majorTimeouts: 10,
    },
  ]);
  expect(result.facts.get('nfs-mounts')?.[0]?.source.line).toBe(2);
});

test('mountstats of UDP and a soft mount of 2.6.32', () => {
  const text = `device nas:/vol mounted on /mnt with fstype nfs statvers=1.0
\topts:\trw,vers=3,soft,proto=udp,timeo=7,retrans=3
\tage:\t9
\txprt:\tudp 822 1 30 20 5 30 0
`;
  expect(fieldsOf(readText(mountstats, 'proc/self/mountstats', text), nfsMounts)).toEqual([
    {
      target: '/mnt',
      device: 'nas:/vol',
      server: 'nas',
      by: 'mountstats',
      version: '3',
      hard: false,
      timeo: 7,
      retrans: 3,
      ageSeconds: 9,
      sends: 30,
      receives: 20,
      badReplies: 5,
    },
  ]);
});

test('nfsstat -m', () => {
  const text = `/mnt/nas from 10.0.0.5:/export
 Flags:\trw,relatime,vers=4.1,rsize=1048576,wsize=1048576,namlen=255,hard,proto=tcp,timeo=600,retrans=2,sec=sys,clientaddr=10.0.0.9,local_lock=none,addr=10.0.0.5

/mnt/six from [fe80::1%eth0]:/export
 Flags:\trw,vers=4.2,softerr,addr=fe80::1%eth0
`;
  expect(fieldsOf(readText(nfsstatMounts, 'sos_commands/nfs/nfsstat_-m', text), nfsMounts)).toEqual([
    {
      target: '/mnt/nas',
      device: '10.0.0.5:/export',
      server: '10.0.0.5',
      by: 'nfsstat',
      version: '4.1',
      hard: true,
      timeo: 600,
      retrans: 2,
      address: '10.0.0.5',
    },
    {
      target: '/mnt/six',
      device: '[fe80::1%eth0]:/export',
      server: 'fe80::1%eth0',
      by: 'nfsstat',
      version: '4.2',
      hard: false,
      address: 'fe80::1%eth0',
    },
  ]);
});

test('a host without NFS', () => {
  expect(settles(mountstats, 'proc/self/mountstats', 'device rootfs mounted on / with fstype rootfs\n')).toBe(true);
  expect(settles(mountstats, 'proc/self/mountstats', '')).toBe(false);
  expect(settles(nfsstatMounts, 'nfsstat_-m', '')).toBe(true);
  expect(settles(nfsstatMounts, 'nfsstat_-m', 'nfsstat: command not found\n')).toBe(false);
});
