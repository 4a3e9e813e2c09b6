import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, stemsIn, Tally } from './accuracy-tally.mjs';

const decode = (text) =>
  text.replace(/\\([0-3][0-7]{2})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
const optionsOf = (object) =>
  Object.entries(object ?? {})
    .map(([key, value]) => (value === true ? key : `${key}=${value}`))
    .sort();
const ownOptions = (mount) => [...new Set(mount.options.join(',').split(','))].filter(Boolean).sort();
const mountOf = (row) => [
  row.mount_source ?? row.mounted_device,
  decode(row.mount_point),
  row.mount_type,
  optionsOf(row.mount_options),
];
const ownMount = (mount) => [mount.device, mount.target, mount.type, ownOptions(mount)];
const compareMounts = (mounts, { rows }) => [mounts.map(ownMount), rows.map(mountOf)];

/** Rows of a process list by pid, with the columns that a list of that layout has; a thread row has no pid. */
function processOf(row) {
  return {
    pid: Number(row.PID),
    command: row.COMMAND ?? row.CMD,
    ...(row.USER || row.UID ? { user: row.USER ?? row.UID } : {}),
    ...(row.PPID ? { ppid: Number(row.PPID) } : {}),
    ...(row.STAT && row.STAT !== '-' ? { state: row.STAT[0] } : {}),
    ...(row.WCHAN && row.WCHAN !== '-' ? { wchan: row.WCHAN } : {}),
    ...((row.START ?? row.STIME) ? { startedAt: row.START ?? row.STIME } : {}),
  };
}
const pick = (fields, like) => Object.fromEntries(Object.keys(like).map((key) => [key, fields[key]]));
function compareProcesses(processes, { rows }) {
  const expected = rows.filter((row) => /^\d+$/.test(row.PID)).map(processOf);
  return [processes.map((fields, index) => pick(fields, expected[index] ?? fields)), expected];
}

function compareStatus([status = {}], { values }) {
  const { enabled, flag, failure, pid, lost, backlog, backlog_limit: backlogLimit } = values;
  const expected = { enabled, failure: failure ?? flag, pid, lost, backlog, backlogLimit };
  return [pick(status, expected), expected];
}

const nvr = ({ name, version, release }) => `${name}-${version}-${release}`;
const compareDf = (rows, { rows: expected }) => [
  rows.map((row) => [row.device, row.usedPercent === undefined ? '-' : `${row.usedPercent}%`, row.target]),
  expected.map((row) => [row[0], row.at(-2), row.at(-1)]),
];
const compareFstab = (mounts, { data }) => [
  mounts.map(ownMount),
  data.map((row) => [row.fs_spec, row.fs_file, row.fs_vfstype, optionsOf(row.fs_mntops)]),
];
const compareUname = (kernels, { data }) => [
  kernels.map(({ release, host, machine }) => [release, host ?? 'None', machine ?? null]),
  [[data.kernel, data.nodename, data.machine ?? null]],
];
const compareRelease = (releases, { attrs }) => [
  releases.map(({ name, version, id }) => [name, version, id === 'rhel', id === 'centos', id === 'fedora']),
  [[attrs.raw, attrs.parsed.version, attrs.is_rhel, attrs.is_centos, attrs.is_fedora]],
];
/** Their logs hold no report: ours must take them for logs, and find nothing. */
const compareLog = (tasks, _, __, facts) => [
  [tasks.length, facts.of('members')?.map(({ parser }) => parser)],
  [0, ['kernel-log']],
];

const PROCESSES = ['PsAlxwww', 'PsAuxcww', 'PsAuxww', 'PsAux', 'PsAuxwww', 'PsEf', 'PsEo', 'PsEoCmd', 'PsElf'];
const DF = ['DiskFree_AL', 'DiskFree_ALP', 'DiskFree_LI'];

/** For each of their kinds: the member it would come from, our kind, and both sides of the comparison. */
const KINDS = new Map([
  ['Mount', ['sos_commands/filesys/mount_-l', 'mounts', compareMounts]],
  ['ProcMounts', ['proc/mounts', 'mounts', compareMounts]],
  ['MountInfo', ['proc/self/mountinfo', 'mounts', compareMounts]],
  ['FSTab', ['etc/fstab', 'mounts', compareFstab]],
  ['ReadLinkEMtab', ['etc/mtab', 'mtab', (found, _, text) => [found.map(({ link }) => link), [text.trim()]]]],
  ...PROCESSES.map((kind) => [kind, ['sos_commands/process/ps_auxwww', 'processes', compareProcesses]]),
  [
    'AuditRules',
    [
      'sos_commands/auditd/auditctl_-l',
      'audit-rules',
      (rules, expected) => [rules.map(({ rule }) => rule), expected.rows],
    ],
  ],
  ['AuditStatus', ['sos_commands/auditd/auditctl_-s', 'audit-status', compareStatus]],
  ...DF.map((kind) => [kind, ['sos_commands/filesys/df_-al', 'disk-usage', compareDf]]),
  [
    'InstalledRpms',
    [
      'installed-rpms',
      'packages',
      (found, { packages }) => [found.map(nvr).sort(), Object.values(packages).flat().sort()],
    ],
  ],
  ['Uname', ['sos_commands/kernel/uname_-a', 'kernels', compareUname]],
  ['RedhatRelease', ['etc/redhat-release', 'releases', compareRelease]],
  ['Hostname', ['hostname', 'hosts', (hosts, { attrs }) => [hosts.map(({ name }) => name), [attrs.raw]]]],
  ['DmesgLineList', ['sos_commands/kernel/dmesg', 'tasks', compareLog]],
  ['Messages', ['var/log/messages', 'tasks', compareLog]],
]);

/** `<folder>/parser-inputs`: `KIND/NN.txt` against `KIND/NN.json`. */
export async function parserScores(folder, read) {
  const tallies = new Map();
  for (const [name, [path, kind, compare]] of KINDS) {
    const base = join(folder, 'parser-inputs', name);
    const [asMember, byContent] = [new Tally(), new Tally()];
    for (const stem of stemsIn(base, '.txt')) {
      const bytes = readFileSync(join(base, `${stem}.txt`));
      const answer = JSON.parse(readFileSync(join(base, `${stem}.json`), 'utf8'));
      const judge = (facts) => missOf(facts, kind, answer, compare, bytes.toString('utf8'));
      const member = judge(await read(path, bytes));
      asMember.add(member === undefined, `${stem}: ${member}`);
      const loose = judge(await read('pasted', bytes, { byContent: true }));
      byContent.add(loose === undefined, `${stem}: ${loose}`);
    }
    tallies.set(name, asMember).set(`${name}, by content`, byContent);
  }
  return counted(tallies);
}

/** A refusal is expected where they refuse: no answer at all, or a note about what made no sense. */
function missOf(facts, kind, { expected, error }, compare, text) {
  const found = facts.of(kind);
  if (error !== undefined) {
    return found === undefined || facts.notes.length > 0
      ? undefined
      : `not refused (${error}): ${JSON.stringify(found)}`;
  }
  const [ours, theirs] = compare(found ?? [], expected, text, facts).map((side) => JSON.stringify(side));
  return ours === theirs ? undefined : `\n  ours   ${ours}\n  theirs ${theirs}`;
}
