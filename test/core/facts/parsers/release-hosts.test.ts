import { describe, expect, test } from 'vitest';
import { extract } from '../../../../src/core/facts/extract.ts';
import { kernels, releases } from '../../../../src/core/facts/kinds/host.ts';
import { parsers } from '../../../../src/core/facts/parsers/index.gen.ts';
import { entriesOf } from '../entries.ts';

interface Host {
  readonly files: Readonly<Record<string, string>>;
  /** What the host is called first: name, id, version. */
  readonly is: readonly [string, string | undefined, string | undefined];
  readonly kernel: string;
}

const os = (name: string, id: string, version: string, pretty: string): string =>
  `NAME="${name}"\nVERSION="${version}"\nID="${id}"\nVERSION_ID="${version}"\nPRETTY_NAME="${pretty}"\nANSI_COLOR="0;31"\n`;

/** Release files that stand side by side on one host, as the distribution ships them, and a kernel of it. */
const HOSTS: Readonly<Record<string, Host>> = {
  'RHEL 5 (sos 1.7)': {
    files: { 'etc/redhat-release': 'Red Hat Enterprise Linux Server release 5.4 (Tikanga)\n' },
    is: ['Red Hat Enterprise Linux Server release 5.4 (Tikanga)', 'rhel', '5.4'],
    kernel: '2.6.18-164.el5',
  },
  'CentOS 6': {
    files: {
      'etc/redhat-release': 'CentOS release 6.5 (Final)\n',
      'etc/centos-release': 'CentOS release 6.5 (Final)\n',
      'etc/issue': 'CentOS release 6.5 (Final)\nKernel \\r on an \\m\n\n',
    },
    is: ['CentOS release 6.5 (Final)', 'centos', '6.5'],
    kernel: '2.6.32-431.el6.x86_64',
  },
  'RHEL 9': {
    files: {
      'etc/redhat-release': 'Red Hat Enterprise Linux release 9.4 (Plow)\n',
      'etc/os-release': os('Red Hat Enterprise Linux', 'rhel', '9.4', 'Red Hat Enterprise Linux 9.4 (Plow)'),
    },
    is: ['Red Hat Enterprise Linux release 9.4 (Plow)', 'rhel', '9.4'],
    kernel: '5.14.0-427.13.1.el9_4.x86_64',
  },
  'openEuler 20.03': {
    files: {
      'etc/openEuler-release': 'openEuler release 20.03 (LTS-SP1)\n',
      'etc/os-release': os('openEuler', 'openEuler', '20.03', 'openEuler 20.03 (LTS-SP1)'),
    },
    is: ['openEuler release 20.03 (LTS-SP1)', 'openeuler', '20.03'],
    kernel: '4.19.90-2012.4.0.0053.oe1.x86_64',
  },
  'openEuler 24.03 on arm': {
    files: { 'etc/os-release': os('openEuler', 'openEuler', '24.03', 'openEuler 24.03 (LTS)') },
    is: ['openEuler 24.03 (LTS)', 'openeuler', '24.03'],
    kernel: '6.6.0-28.0.0.34.oe2403.aarch64',
  },
  'Kylin Linux Advanced Server V10 SP1 (银河麒麟)': {
    files: {
      'etc/kylin-release': 'Kylin Linux Advanced Server release V10 (Tercel)\n',
      'etc/centos-release': 'Kylin Linux Advanced Server release V10 (Tercel)\n',
      'etc/os-release': os('Kylin Linux Advanced Server', 'kylin', 'V10', 'Kylin Linux Advanced Server V10 (Tercel)'),
    },
    is: ['Kylin Linux Advanced Server release V10 (Tercel)', 'kylin', 'V10'],
    kernel: '4.19.90-23.8.v2101.ky10.x86_64',
  },
  'Kylin V10 desktop': {
    files: {
      'etc/os-release':
        'NAME="Kylin"\nVERSION="银河麒麟桌面操作系统V10 (SP1)"\nPRETTY_NAME="Kylin V10 SP1"\nVERSION_ID="v10"\nID=kylin\n',
      'etc/lsb-release':
        'DISTRIB_ID=Kylin\nDISTRIB_RELEASE=V10\nDISTRIB_CODENAME=kylin\nDISTRIB_DESCRIPTION="Kylin V10 SP1"\n',
      'etc/debian_version': 'buster/sid\n',
    },
    is: ['Kylin V10 SP1', 'kylin', 'v10'],
    kernel: '5.4.18-53-generic',
  },
  'NeoKylin 7 (中标麒麟)': {
    files: {
      'etc/neokylin-release': 'NeoKylin Linux Advanced Server release V7Update6 (Chromium)\n',
      'etc/redhat-release': 'Red Hat Enterprise Linux Server release 7.6 (Maipo)\n',
    },
    is: ['NeoKylin Linux Advanced Server release V7Update6 (Chromium)', 'neokylin', 'V7Update6'],
    kernel: '3.10.0-957.el7.x86_64',
  },
  'NeoKylin, in Chinese': {
    files: { 'etc/neokylin-release': '中标麒麟高级服务器操作系统软件 V7.0\n' },
    is: ['中标麒麟高级服务器操作系统软件 V7.0', 'neokylin', 'V7.0'],
    kernel: '3.10.0-514.ns7.017.x86_64',
  },
  'KylinSec (麒麟信安)': {
    files: { 'etc/os-release': os('KylinSec OS Linux', 'kylinsec', '3', 'KylinSec OS Linux 3 (Core)') },
    is: ['KylinSec OS Linux 3 (Core)', 'kylinsec', '3'],
    kernel: '5.10.0-60.67.0.107.ks5.x86_64',
  },
  'Anolis 8': {
    files: {
      'etc/anolis-release': 'Anolis OS release 8.8\n',
      'etc/redhat-release': 'Anolis OS release 8.8\n',
      'etc/os-release': os('Anolis OS', 'anolis', '8.8', 'Anolis OS 8.8'),
    },
    is: ['Anolis OS release 8.8', 'anolis', '8.8'],
    kernel: '5.10.134-13.an8.x86_64',
  },
  'UOS server (统信)': {
    files: {
      'etc/UnionTech-release': 'UnionTech OS Server release 20 (kongzi)\n',
      'etc/os-release': os('UnionTech OS Server 20', 'uos', '20', 'UnionTech OS Server 20'),
    },
    is: ['UnionTech OS Server release 20 (kongzi)', 'uos', '20'],
    kernel: '4.19.90-2211.5.0.0178.22.uel20.x86_64',
  },
  'UOS 1050a': {
    files: { 'etc/uos-release': 'UnionTech OS Server release 20 (fuyu)\n' },
    is: ['UnionTech OS Server release 20 (fuyu)', 'uos', '20'],
    kernel: '4.18.0-348.20.1.uelc20.x86_64',
  },
  'Rocky 8': {
    files: {
      'etc/rocky-release': 'Rocky Linux release 8.9 (Green Obsidian)\n',
      'etc/redhat-release': 'Rocky Linux release 8.9 (Green Obsidian)\n',
    },
    is: ['Rocky Linux release 8.9 (Green Obsidian)', 'rocky', '8.9'],
    kernel: '4.18.0-513.5.1.el8_9.x86_64',
  },
  'AlmaLinux 9': {
    files: { 'etc/almalinux-release': 'AlmaLinux release 9.3 (Shamrock Pampas Cat)\n' },
    is: ['AlmaLinux release 9.3 (Shamrock Pampas Cat)', 'almalinux', '9.3'],
    kernel: '5.14.0-362.8.1.el9_3.x86_64',
  },
  'Oracle Linux 7 with UEK': {
    files: {
      'etc/oracle-release': 'Oracle Linux Server release 7.9\n',
      'etc/redhat-release': 'Red Hat Enterprise Linux Server release 7.9 (Maipo)\n',
    },
    is: ['Oracle Linux Server release 7.9', 'ol', '7.9'],
    kernel: '5.4.17-2136.307.3.1.el7uek.x86_64',
  },
  'Oracle Linux 6 with an early UEK': {
    files: { 'etc/oracle-release': 'Oracle Linux Server release 6.3\n' },
    is: ['Oracle Linux Server release 6.3', 'ol', '6.3'],
    kernel: '2.6.39-200.24.1.el6uek.x86_64',
  },
  'Amazon Linux 2': {
    files: {
      'etc/system-release': 'Amazon Linux release 2 (Karoo)\n',
      'etc/os-release': os('Amazon Linux', 'amzn', '2', 'Amazon Linux 2'),
    },
    is: ['Amazon Linux 2', 'amzn', '2'],
    kernel: '5.10.205-195.804.amzn2.x86_64',
  },
  'Amazon Linux AMI': {
    files: { 'etc/system-release': 'Amazon Linux AMI release 2018.03\n' },
    is: ['Amazon Linux AMI release 2018.03', 'amzn', '2018.03'],
    kernel: '4.14.336-180.566.amzn1.x86_64',
  },
  'TencentOS 3': {
    files: {
      'etc/tencentos-release': 'TencentOS Server release 3.1 (Final)\n',
      'etc/os-release': os('TencentOS Server', 'tencentos', '3.1', 'TencentOS Server 3.1 (Final)'),
    },
    is: ['TencentOS Server release 3.1 (Final)', 'tencentos', '3.1'],
    kernel: '5.4.119-19.0009.28',
  },
  'tlinux 2': {
    files: { 'etc/tlinux-release': 'Tencent tlinux release 2.2 (Final)\n' },
    is: ['Tencent tlinux release 2.2 (Final)', 'tencentos', '2.2'],
    kernel: '4.14.105-1-tlinux3-0013',
  },
  'OpenCloudOS 8': {
    files: { 'etc/opencloudos-release': 'OpenCloudOS release 8.8\n' },
    is: ['OpenCloudOS release 8.8', 'opencloudos', '8.8'],
    kernel: '5.4.119-20.0009.29.oc8.x86_64',
  },
  'Alibaba Cloud Linux 2': {
    files: { 'etc/alinux-release': 'Alibaba Cloud Linux (Aliyun Linux) release 2.1903 LTS (Hunting Beagle)\n' },
    is: ['Alibaba Cloud Linux (Aliyun Linux) release 2.1903 LTS (Hunting Beagle)', 'alinux', '2.1903'],
    kernel: '4.19.91-27.6.al7.x86_64',
  },
  'Alibaba Cloud Linux 3': {
    files: { 'etc/alinux-release': 'Alibaba Cloud Linux release 3 (Soaring Falcon)\n' },
    is: ['Alibaba Cloud Linux release 3 (Soaring Falcon)', 'alinux', '3'],
    kernel: '5.10.134-16.1.al8.x86_64',
  },
  EulerOS: {
    files: { 'etc/euleros-release': 'EulerOS release 2.0 (SP8)\n' },
    is: ['EulerOS release 2.0 (SP8)', 'euleros', '2.0'],
    kernel: '4.19.36-vhulk1907.1.0.h619.eulerosv2r8.aarch64',
  },
  'Huawei Cloud EulerOS': {
    files: { 'etc/hce-release': 'Huawei Cloud EulerOS release 2.0 (West Lake)\n' },
    is: ['Huawei Cloud EulerOS release 2.0 (West Lake)', 'hce', '2.0'],
    kernel: '5.10.0-60.18.0.50.r1002_48.hce2.x86_64',
  },
  'BigCloud Enterprise Linux': {
    files: { 'etc/bclinux-release': 'BigCloud Enterprise Linux For Euler release 21.10 (LTS-SP2)\n' },
    is: ['BigCloud Enterprise Linux For Euler release 21.10 (LTS-SP2)', 'bclinux', '21.10'],
    kernel: '4.19.90-2107.6.0.0192.8.oe1.bclinux.x86_64',
  },
  CTyunOS: {
    files: { 'etc/ctyunos-release': 'ctyunos release 23.01\n' },
    is: ['ctyunos release 23.01', 'ctyunos', '23.01'],
    kernel: '5.10.0-136.12.0.86.ctl3.x86_64',
  },
  KLinux: {
    files: { 'etc/klinux-release': 'KLinux release 3.1\n', 'etc/redhat-release': 'CentOS release 6.5 (Final)\n' },
    is: ['KLinux release 3.1', 'klinux', '3.1'],
    kernel: '2.6.32-431.20.3.el6.x86_64',
  },
  'SLES 15': {
    files: { 'etc/os-release': os('SLES', 'sles', '15.5', 'SUSE Linux Enterprise Server 15 SP5') },
    is: ['SUSE Linux Enterprise Server 15 SP5', 'sles', '15.5'],
    kernel: '5.14.21-150500.55.39-default',
  },
  'Debian 12': {
    files: {
      'etc/debian_version': '12.4\n',
      'etc/os-release':
        'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
    },
    is: ['Debian GNU/Linux 12 (bookworm)', 'debian', '12'],
    kernel: '6.1.0-17-amd64',
  },
  'Ubuntu 22.04': {
    files: {
      'etc/debian_version': 'bookworm/sid\n',
      'etc/lsb-release':
        'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=22.04\nDISTRIB_CODENAME=jammy\nDISTRIB_DESCRIPTION="Ubuntu 22.04.3 LTS"\n',
      'etc/os-release':
        'PRETTY_NAME="Ubuntu 22.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu\nID_LIKE=debian\n',
    },
    is: ['Ubuntu 22.04.3 LTS', 'ubuntu', '22.04'],
    kernel: '5.15.0-91-generic',
  },
};

const LIMITS = { lineBytes: 4096, memberBytes: 1 << 20 };

describe('a host is called what its vendor calls it', () => {
  test.each(Object.entries(HOSTS))('%s', async (_, { files, is, kernel }) => {
    const uname = `Linux app01 ${kernel} #1 SMP Thu Mar 3 11:14:31 CST 2022 x86_64 x86_64 x86_64 GNU/Linux\n`;
    const members = Object.entries({ ...files, 'sos_commands/kernel/uname_-a': uname });
    // Links are not needed: where a vendor links one file to another, sos copies both.
    for (const order of [members, members.toReversed()]) {
      const { facts, notes } = await extract(entriesOf(order.map(([path, text]) => ({ path, text }))), {
        parsers,
        limits: LIMITS,
      });
      const [first] = facts.of(releases) ?? [];
      expect([first?.name, first?.id, first?.version]).toEqual(is);
      expect(facts.of(kernels)).toMatchObject([{ release: kernel, machine: 'x86_64', host: 'app01' }]);
      expect(notes).toEqual([]);
    }
  });
});
