// Measures the parsers against inputs and expected rows made by another project. Needs a build in ../dist.
// Usage: node scripts/accuracy-parsers.mjs CORPUS
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../dist/core/facts/', import.meta.url);

async function load(file, name) {
  const module = await import(new URL(`parsers/${file}.js`, DIST).href);
  return module[name];
}

/** Runs one parser over one text. */
function run(parser, path, text) {
  const facts = new Map();
  let unreadable = 0;
  const out = {
    add(kind, source, fields) {
      facts.set(kind.name, [...(facts.get(kind.name) ?? []), { ...fields, source }]);
    },
    unreadable() {
      unreadable += 1;
    },
  };
  const reader = parser.read(out, path);
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, index) => reader.line({ path, line: index + 1, text: line.replace(/\r$/, '') }));
  const settled = reader.end?.(true)?.settled !== false;
  return { of: (kind) => facts.get(kind) ?? [], unreadable, settled };
}

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
function compareProcesses(result, { rows }) {
  const expected = rows.filter((row) => /^\d+$/.test(row.PID)).map(processOf);
  return [result.of('processes').map((fields, index) => pick(fields, expected[index] ?? fields)), expected];
}

const compareMounts = (result, { rows }) => [result.of('mounts').map(ownMount), rows.map(mountOf)];
const nvr = ({ name, version, release }) => `${name}-${version}-${release}`;
const compareDf = (result, { rows }) => [
  result
    .of('disk-usage')
    .map((row) => [row.device, row.usedPercent === undefined ? '-' : `${row.usedPercent}%`, row.target]),
  rows.map((row) => [row[0], row.at(-2), row.at(-1)]),
];

/** For each of their kinds: our parser, the member it would come from, and both sides of the comparison. */
const KINDS = new Map([
  ['Mount', ['mount-command', 'mountCommand', 'sos_commands/filesys/mount_-l', compareMounts]],
  ['ProcMounts', ['mounts', 'kernelMounts', 'proc/mounts', compareMounts]],
  ['MountInfo', ['mountinfo', 'mountinfo', 'proc/self/mountinfo', compareMounts]],
  [
    'FSTab',
    [
      'fstab',
      'fstab',
      'etc/fstab',
      (result, { data }) => [
        result.of('mounts').map(ownMount),
        data.map((row) => [row.fs_spec, row.fs_file, row.fs_vfstype, optionsOf(row.fs_mntops)]),
      ],
    ],
  ],
  [
    'ReadLinkEMtab',
    ['mtab', 'mtabFile', 'etc/mtab', (result, _, text) => [result.of('mtab').map(({ link }) => link), [text.trim()]]],
  ],
  ...['PsAlxwww', 'PsAuxcww', 'PsAuxww', 'PsAux', 'PsAuxwww', 'PsEf', 'PsEo', 'PsEoCmd', 'PsElf'].map((kind) => [
    kind,
    ['ps', 'ps', 'sos_commands/process/ps', compareProcesses],
  ]),
  [
    'AuditRules',
    [
      'auditctl-list',
      'auditctlList',
      'sos_commands/auditd/auditctl_-l',
      (result, { rows }) => [result.of('audit-rules').map(({ rule }) => rule), rows],
    ],
  ],
  [
    'AuditStatus',
    [
      'audit-status',
      'auditStatusCommand',
      'sos_commands/auditd/auditctl_-s',
      (result, { values }) => {
        const [status = {}] = result.of('audit-status');
        const { enabled, flag, failure, pid, lost, backlog, backlog_limit: backlogLimit } = values;
        const expected = { enabled, failure: failure ?? flag, pid, lost, backlog, backlogLimit };
        return [pick(status, expected), expected];
      },
    ],
  ],
  ...['DiskFree_AL', 'DiskFree_ALP', 'DiskFree_LI'].map((kind) => [
    kind,
    ['df', 'df', 'sos_commands/filesys/df_-al', compareDf],
  ]),
  [
    'InstalledRpms',
    [
      'rpm-list',
      'rpmList',
      'installed-rpms',
      (result, { packages }) => [result.of('packages').map(nvr).sort(), Object.values(packages).flat().sort()],
    ],
  ],
  [
    'Uname',
    [
      'uname',
      'uname',
      'sos_commands/kernel/uname_-a',
      (result, { data }) => [
        result.of('kernels').map(({ release, host, machine }) => [release, host ?? 'None', machine ?? null]),
        [[data.kernel, data.nodename, data.machine ?? null]],
      ],
    ],
  ],
  [
    'RedhatRelease',
    [
      'release',
      'release',
      'etc/redhat-release',
      (result, { attrs }) => [
        result
          .of('releases')
          .map(({ name, version, id }) => [name, version, id === 'rhel', id === 'centos', id === 'fedora']),
        [[attrs.raw, attrs.parsed.version, attrs.is_rhel, attrs.is_centos, attrs.is_fedora]],
      ],
    ],
  ],
  [
    'Hostname',
    [
      'hostname',
      'hostname',
      'hostname',
      (result, { attrs }) => [result.of('hosts').map(({ name }) => name), [attrs.raw]],
    ],
  ],
]);

/** `{ right, of, byKind, misses }`: how many texts our parsers read as expected, and which they do not. */
export async function accuracyParsers(folder) {
  const base = join(folder, 'parser-inputs');
  const summary = { right: 0, of: 0, byKind: {}, misses: [] };
  for (const [kind, [file, name, path, compare]] of KINDS) {
    const parser = await load(file, name);
    for (const input of inputsOf(join(base, kind))) {
      const text = readFileSync(join(base, kind, input), 'utf8');
      const pair = JSON.parse(readFileSync(join(base, kind, input.replace(/\.txt$/, '.json')), 'utf8'));
      const miss = missOf(run(parser, path, text), pair, compare, text);
      const count = (summary.byKind[kind] ??= { right: 0, of: 0 });
      for (const counts of [count, summary]) {
        counts.of += 1;
        if (miss === undefined) counts.right += 1;
      }
      if (miss !== undefined) summary.misses.push({ input: `${kind}/${input}`, ...miss });
    }
  }
  return summary;
}

function inputsOf(folder) {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort();
  } catch {
    return [];
  }
}

/** A refusal is expected where they refuse: no fact at all, or a note about what made no sense. */
function missOf(result, { expected, error }, compare, text) {
  if (error !== undefined)
    return result.unreadable > 0 || !result.settled ? undefined : { expected: `refusal (${error})` };
  const [ours, theirs] = compare(result, expected, text);
  return JSON.stringify(ours) === JSON.stringify(theirs) ? undefined : { ours, expected: theirs };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { misses, ...counts } = await accuracyParsers(process.argv[2] ?? '.');
  for (const miss of misses) console.log(JSON.stringify(miss).slice(0, 1500));
  console.log(JSON.stringify(counts, null, 1));
}
