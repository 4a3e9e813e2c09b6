import { describe, expect, test } from 'vitest';
import {
  homesOfCommand,
  homesOfMember,
  homesOfSection,
  sectionHeading,
} from '../../../src/core/facts/sections-title.ts';

describe('a heading', () => {
  test.each([
    ['#==[ Command ]======================================#', 'Command'],
    ['#==[ Configuration File ]===========================#', 'Configuration File'],
    ['#==[ Log File ]=====================================#', 'Log File'],
    ['#==[ Checking Health of Processes ]=================#', 'Checking Health of Processes'],
    ['#==[ System ]=======================================#', 'System'],
    ['#==[ Command ]====#', 'Command'],
    ['#==[ Configuration File ]====', 'Configuration File'],
  ])('%s', (line, heading) => {
    expect(sectionHeading(line)).toBe(heading);
  });

  test.each([
    '# /bin/df -h',
    ' #==[ Command ]====#',
    '#==[ Command ]',
    '#==[ ]====#',
    '==[ DONE ]====',
    'Mar 18 10:00:00 app01 x: #==[ Command ]====#',
  ])('not one: %s', (line) => {
    expect(sectionHeading(line)).toBeUndefined();
  });
});

describe('what a section holds lies where sos would have put it', () => {
  test.each([
    ['Configuration File', '# /proc/mounts', 'proc/mounts'],
    ['Configuration File', '# /etc/os-release', 'etc/os-release'],
    ['Log File', '# /var/log/messages', 'var/log/messages'],
    ['Log File', '# /var/log/warn - Last 500 Lines', 'var/log/warn'],
    [
      'Configuration File',
      '# /var/crash/2024-03-18-09:02/vmcore-dmesg.txt',
      'var/crash/2024-03-18-09:02/vmcore-dmesg.txt',
    ],
    ['Kernel Core Logs', '# /var/log/scc_analyzevmcore-240301.txt', 'var/crash/analyzevmcore/dmesg'],
    ['Command', '# /bin/df -hT', 'sos_commands/filesys/df_-hT'],
    ['Command', '# df -h', 'sos_commands/filesys/df_-h'],
    ['Command', '# /usr/sbin/auditctl -l', 'sos_commands/auditd/auditctl_-l'],
    ['Command', '# /bin/dmesg -T', 'sos_commands/kernel/dmesg_-T'],
    ['Command', '# /bin/mount', 'sos_commands/filesys/mount'],
    [
      'Command',
      '# /bin/ps axwwo user,pid,ppid,stat,time,cmd',
      'sos_commands/process/ps_axwwo_user_pid_ppid_stat_time_cmd',
    ],
    ['Command', '# /usr/bin/lsof -b +M -n -l 2>/dev/null', 'sos_commands/process/lsof_-b_M_-n_-l'],
    ['Command', '# /bin/lsmod | sort', 'sos_commands/kernel/lsmod'],
    [
      'Command',
      '# /usr/bin/journalctl --no-pager --boot 0 | tail -n 500',
      'sos_commands/logs/journalctl_--no-pager_--boot_0',
    ],
    ['Command', '# /bin/rpm -qa --last', 'sos_commands/rpm/rpm_-qa_--last'],
  ])('%s %s', (heading, title, home) => {
    expect(homesOfSection(heading, title)).toContain(home);
  });

  test('a boot that journalctl counts from the oldest is an earlier one', () => {
    expect(homesOfCommand('/usr/bin/journalctl --no-pager --boot 2')).toContain(
      'sos_commands/logs/journalctl_--no-pager_--boot_-2',
    );
  });

  test('the list of names among what rpm is asked', () => {
    const query = (format: string): readonly string[] =>
      homesOfCommand(`rpm -qa --queryformat "${format}\\n" | sort -k 1,2 -t " " -i`);
    expect(query('%-35{NAME} %-35{DISTRIBUTION} %{VERSION}-%{RELEASE}')).toEqual(['rpm-qa-table']);
    expect(query('%{DISTRIBUTION}')).toEqual([]);
    expect(query('%{SIGPGP:pgpsig}  %-35{VENDOR}  %{NAME}-%{VERSION}-%{RELEASE}')).toEqual([]);
  });
});

describe('nowhere', () => {
  test.each([
    ['Configuration File', '# /etc/HOSTNAME - File not found'],
    ['Configuration File', '# etc/mtab'],
    ['Configuration File', '#---------------------------------------------------#'],
    ['Configuration File', ''],
    ['Log File', '# grep -i suse_register /var/log/messages - Last 500 Lines'],
    ['Command', '# /bin/dmesg -T | grep taint'],
    ['Command', '# /bin/ps axwwo user,pid | egrep "1200|PPID" | grep -v grep'],
    ['Command', `# /bin/df ${'x'.repeat(3000)}`],
    ['Command', '# /'],
    ['Verification', '# rpm -V audit-2.8.1-10.3.1.x86_64'],
    ['Note', '# /usr/lib/supportconfig/header.txt'],
  ])('%s %.60s', (heading, title) => {
    expect(homesOfSection(heading, title)).toEqual([]);
  });
});

test.each([
  ['messages-20240310.txt', 'var/log/messages-20240310', false],
  ['warn-20240310.txt', 'var/log/warn-20240310', false],
  ['basic-health-check.txt.df.1710752523.SC__SEMAPHORE.out', 'sos_commands/filesys/df', true],
  ['basic-health-check.txt.df.1395131543.SEMAPHORE.out', 'sos_commands/filesys/df', true],
])('%s is one such thing as a whole', (path, home, unfinished) => {
  const found = homesOfMember(path);
  expect(found.homes).toContain(home);
  expect(found.unfinished).toBe(unfinished);
});

test.each(['messages.txt', 'messages-x.txt', 'x/messages-20240310.txt', 'df.out', 'a.txt.df.SEMAPHORE.out'])(
  '%s is not',
  (path) => {
    expect(homesOfMember(path).homes).toEqual([]);
  },
);
