import { describe, expect, test } from 'vitest';
import { ClaimTable } from '../../../src/core/facts/paths.ts';
import { parsers } from '../../../src/core/facts/parsers/index.gen.ts';

const table = new ClaimTable(parsers);
/** Without those that read beside another one, wherever that does; process-mounts reads what mountinfo does. */
const readers = (path: string): string[] =>
  table
    .of(path)
    .filter(({ parser }) => parser.beside === undefined && parser.name !== 'process-mounts')
    .map(({ parser }) => parser.name)
    .sort();

/** Where sos r1.7 to 4.12 keeps what we read, by fact. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  mounts: ['proc/mounts', 'proc/self/mounts', 'proc/1/mounts', 'proc/31151/mounts'],
  mountinfo: ['proc/self/mountinfo', 'proc/1/mountinfo', 'proc/31151/mountinfo'],
  mtab: ['etc/mtab'],
  fstab: ['etc/fstab'],
  'mount-command': [
    'mount',
    'sos_commands/filesys/mount_-l',
    'sos_commands/filesys/mount',
    'sos_commands/devicemapper/mount_-l',
    'sos_commands/filesys/findmnt',
    'findmnt',
  ],
  lsof: [
    'lsof',
    // Up to r1.7 and with an option since, by filesys; from 2.2 on by process.
    'sos_commands/filesys/lsof_-b_M_-n_-l',
    'sos_commands/filesys/lsof_-b_M_-n_-l_-P',
    'sos_commands/process/lsof_-b_M_-n_-l',
    'sos_commands/process/lsof_-b_M_-n_-l_-c',
    'sos_commands/process/lsof_M_-n_-l_-c',
    'sos_commands/process/lsof_M_-n_-l',
  ],
  df: [
    'df',
    'sos_commands/filesys/df_-al',
    'sos_commands/filesys/df_-ali',
    'sos_commands/filesys/df_-al_-x_autofs',
    'sos_commands/filesys/df_-ali_-x_autofs',
    'sos_commands/filesys/df_-aliT_-x_autofs',
    'sos_commands/filesys/df_-al.1',
    // The Veritas plugins of r1.x ask for one mount at a time.
    'sos_commands/veritas/df_-k_.data',
    'sos_commands/filesys/findmnt_-D',
  ],
  'audit-rules': ['etc/audit/audit.rules', 'etc/audit.rules'],
  'audit-rules-d': ['etc/audit/rules.d/audit.rules', 'etc/audit/rules.d/99-finalize.rules'],
  'auditctl-list': ['sos_commands/auditd/auditctl_-l', 'sos_commands/audit/auditctl_-l', 'auditctl_-l'],
  'audit-status': ['sos_commands/auditd/auditctl_-s', 'sos_commands/audit/auditctl_-s'],
  ps: [
    'ps',
    'sos_commands/process/ps_auxww',
    'sos_commands/process/ps_auxwww',
    'sos_commands/process/ps_auxwwwm',
    'sos_commands/process/ps_auxfwww',
    'sos_commands/process/ps_alxwww',
    'sos_commands/process/ps_-elfL',
    'sos_commands/process/ps_-elf',
    'sos_commands/process/ps_axo_pid_ppid_user_group_lwp_nlwp_start_time_comm_cgroup',
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wchan_20_lstart_tty_time_cmd',
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_psr_addr_sz_wchan_20_lstart_tty_time_cmd',
    // Earlier releases of 3.x ask for other columns, and names are cut to the file system's limit.
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wchan_stime_tty_time_cmd',
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wchan_lstart_tty_time_cmd',
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wch',
    'sos_commands/process/ps_auxwww.1',
    'sos_commands/process/ps',
    'sos_commands/startup/ps_auxwww',
    // Without its header, as autofs of r1.7 and 2.2 keeps it: read, and nothing found.
    'sos_commands/autofs/ps_auxwww_grep_automount',
  ],
  'proc-stack': ['proc/20129/stack', 'proc/700/task/705/stack'],
  'proc-status': ['proc/20129/status', 'proc/700/task/705/status'],
  'proc-comm': ['proc/20129/comm'],
  'proc-cmdline': ['proc/20129/cmdline'],
  'proc-wchan': ['proc/20129/wchan'],
  'kernel-log': [
    'dmesg',
    'sos_commands/kernel/dmesg',
    'sos_commands/kernel/dmesg_-T',
    // r1.7 and 2.2 have the ring buffer in general.
    'sos_commands/general/dmesg',
    'sos_commands/general/dmesg_now',
    'sos_commands/logs/journalctl_--no-pager_--catalog_--boot',
    'var/log/dmesg',
    'var/log/messages',
    'var/log/messages-20261101',
    'var/log/syslog.1',
    'var/log/kern.log',
    'sos_strings/logs/var.log.messages.tailed',
  ],
  strace: ['strace.out', 'strace-df.txt', 'df.strace', 'tmp/strace.11252', 'var/tmp/df.strace', 'root/strace.log'],
  'fuse-connections': [
    'sys/fs/fuse/connections/39/waiting',
    'sys/fs/fuse/connections/39/max_background',
    'sys/fs/fuse/connections/39/congestion_threshold',
  ],
  'rpm-list': [
    'installed-rpms',
    'sos_commands/rpm/package-data',
    'sos_commands/rpm/sh_-c_rpm_--nodigest_-qa_--qf_NAME_-_VERSION_-_RELEASE_._ARCH',
    'sos_commands/rpm/rpm_-qa_--queryformat_x',
  ],
  'dpkg-list': ['installed-debs', 'sos_commands/dpkg/dpkg_-l', 'sos_commands/dpkg/dpkg-query_-W_-f_x'],
  release: [
    'etc/redhat-release',
    'etc/centos-release',
    'etc/rocky-release',
    'etc/almalinux-release',
    'etc/oracle-release',
    'etc/enterprise-release',
    'etc/SuSE-release',
    'etc/klinux-release',
    'etc/kylin-release',
    'etc/neokylin-release',
    'etc/openEuler-release',
    'etc/anolis-release',
    'etc/uos-release',
    'etc/UnionTech-release',
    'etc/euleros-release',
    'etc/os-release',
    'usr/lib/os-release',
    'etc/lsb-release',
    'etc/debian_version',
    'etc/system-release',
    'etc/issue',
    'sos_commands/release/lsb_release_-a',
    'sos_commands/lsbrelease/lsb_release_-d',
  ],
  uname: ['uname', 'sos_commands/kernel/uname_-a', 'proc/version', 'proc/sys/kernel/osrelease'],
  hostname: ['hostname', 'sos_commands/host/hostname', 'sos_commands/general/hostname', 'etc/hostname', 'etc/HOSTNAME'],
  date: ['date', 'sos_commands/general/date', 'sos_commands/date/date'],
  virtualization: [
    'dmidecode',
    'sos_commands/hardware/dmidecode',
    'sos_commands/general/dmidecode',
    'sos_commands/systemd/systemd-detect-virt',
    'sos_commands/virtwhat/virt-what',
    'sos_commands/host/hostnamectl_status',
    'sos_commands/processor/lscpu',
  ],
  'sos-manifest': ['sos_reports/manifest.json'],
  dmsetup: [
    'sos_commands/devicemapper/dmsetup_info_-c',
    'sos_commands/devicemapper/dmsetup_table',
    'sos_commands/devicemapper/dmsetup_status',
  ],
  multipath: ['sos_commands/multipath/multipath_-v4_-ll', 'sos_commands/devicemapper/multipath_-v4_-ll'],
  lvs: ['sos_commands/lvm2/lvs_-a_-o_lv_tags_devices', 'sos_commands/devicemapper/lvs'],
  mountstats: ['proc/self/mountstats', 'proc/31151/mountstats'],
  'nfsstat-mounts': ['sos_commands/nfs/nfsstat_-m'],
  addresses: [
    'sos_commands/networking/ip_-o_addr',
    'sos_commands/networking/ip_-d_address',
    'sos_commands/networking/ifconfig_-a',
    'ip_addr',
    'ifconfig',
  ],
  sockets: ['sos_commands/networking/ss_-peaonmi', 'sos_commands/networking/netstat_-W_-neopa', 'netstat'],
  meminfo: ['proc/meminfo'],
  cluster: [
    'sos_commands/corosync/corosync-quorumtool_-l',
    'sos_commands/pacemaker/pcs_status',
    'sos_commands/cluster/group_tool_dump',
    'sos_commands/dlm/dlm_tool_ls',
  ],
  'auditd-conf': ['etc/audit/auditd.conf', 'etc/auditd.conf'],
};

describe.each(Object.entries(HOMES))('%s', (parser, paths) => {
  test.each(paths.map((path) => [path]))('%s', (path) => {
    expect(readers(path)).toEqual([parser]);
  });
});

test.each([
  ['sos_logs/sos.log', ['sos-log', 'sos-version']],
  ['sos_logs/ui.log', ['sos-ui-log', 'sos-version']],
  ['version.txt', ['sos-version']],
])('%s tells of more than one thing', (path, expected) => {
  expect(readers(path)).toEqual(expected);
});

test.each([
  'proc/31151/maps',
  'etc/passwd',
  'etc/mtab/x',
  'sos_commands/filesys/lslocks',
  'sos_commands/autofs/mount_egrep_-e_automount_pid._nfs',
  'sos_commands/process/pstree_-lp',
  'sos_commands/lvm2/pvs_-a',
  'sys/fs/fuse/connections/39/abort',
  'sos_reports/sos.html',
])('%s is read by nobody', (path) => {
  expect(readers(path)).toEqual([]);
});

test('signs are looked for in every log of the kernel', () => {
  const fromOf = (wanted: string): readonly string[] => parsers.find(({ name }) => name === wanted)?.from ?? [];
  expect(fromOf('log-signs')).toEqual(expect.arrayContaining([...fromOf('kernel-log')]));
});

test('no two parsers have one name', () => {
  const names = parsers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('no parser has one home twice', () => {
  for (const { name, from } of parsers) expect(new Set(from).size, name).toBe(from.length);
});
