import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allKinds, publicKinds, readFacts } from '../../../src/core/diagnose.ts';
import { DEFAULT_LIMITS } from '../../../src/core/bundle/limits.ts';
import { factRecord } from '../../../src/core/facts/record.ts';
import { entriesOf, type Member } from './entries.ts';

/** Kinds and fields whose names the public contract fixes, with the words that a field may hold. */
const FIXED: Readonly<Record<string, Readonly<Record<string, 'string' | 'number' | 'boolean' | 'list' | RegExp>>>> = {
  mounts: {
    table: /^(?:kernel|mountinfo|mtab|fstab|command)$/,
    device: 'string',
    target: 'string',
    type: 'string',
    options: 'list',
  },
  tasks: {
    comm: 'string',
    pid: 'number',
    state: /^[A-Za-z]$/,
    wchan: 'string',
    blockedForSeconds: 'number',
    report: /^(?:hung-task|sysrq|proc-stack|crash|lockup|rcu-stall|ps)$/,
    frames: 'list',
  },
  processes: {
    user: 'string',
    pid: 'number',
    ppid: 'number',
    state: /^[A-Za-z]$/,
    wchan: 'string',
    command: 'string',
    startedAt: 'string',
  },
  'audit-rules': {
    table: /^(?:kernel|file)$/,
    rule: 'string',
    list: 'string',
    action: /^(?:always|never|possible)$/,
    counted: 'boolean',
  },
  'audit-status': { enabled: 'number', backlog: 'number', backlogLimit: 'number', lost: 'number', pid: 'number' },
  packages: {
    name: 'string',
    epoch: 'string',
    version: 'string',
    release: 'string',
    arch: 'string',
    manager: /^(?:rpm|dpkg)$/,
  },
  timeouts: { command: 'string', seconds: 'number', by: 'string' },
  'fuse-connections': { id: 'number', waiting: 'number' },
};

async function recordsOf(members: readonly Member[]): Promise<Record<string, unknown>[]> {
  const bundle = { format: 'directory', notes: [], count: () => members.length, ...entriesOf(members) };
  const { facts } = await readFacts(bundle, DEFAULT_LIMITS);
  return publicKinds(facts).flatMap((name) => {
    const kind = allKinds.find((known) => known.name === name);
    return kind === undefined ? [] : (facts.named(name) ?? []).map((fact) => factRecord(kind, fact));
  });
}

function evidence(name: string): Member[] {
  const folder = join('test/evidence', name);
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path) }));
}

const EXTRA: readonly Member[] = [
  { path: 'installed-rpms', text: 'fuse-2:2.8.3-4.el6.x86_64\n' },
  { path: 'etc/fstab', text: '/dev/sda1 / ext4 defaults 1 1\n' },
  { path: 'sos_commands/filesys/mount_-l', text: '/dev/sda1 on / type ext4 (rw)\n' },
  { path: 'etc/audit/audit.rules', text: '-a never,task\n' },
  {
    path: 'sos_logs/sos.log',
    text: "2026-11-23 13:00:00,123 INFO: [plugin:filesys] command 'df -al' timed out after 300s\n",
  },
];

describe('the names that the contract fixes', () => {
  test.each(Object.entries(FIXED))('%s', (name, fields) => {
    const kind = allKinds.find((known) => known.name === name);
    expect(Object.keys(kind?.fields ?? {})).toEqual(expect.arrayContaining(Object.keys(fields)));
  });

  test.each([['13-gvfs-mounted-twice-audit'], ['23-dm-suspend-ext4-6.1'], ['40-sos-4.0-df-timed-out']])(
    '%s',
    async (name) => {
      const records = await recordsOf([...evidence(name), ...EXTRA]);
      expect(records.length).toBeGreaterThan(10);
      for (const record of records) {
        const source = record['source'] as Record<string, unknown>;
        expect([typeof source['path'], typeof source['line']]).toEqual(['string', 'number']);
        for (const [field, type] of Object.entries(FIXED[String(record['kind'])] ?? {})) {
          const value = record[field];
          if (value === undefined) continue;
          if (type instanceof RegExp) expect(value).toMatch(type);
          else if (type === 'list') expect(Array.isArray(value)).toBe(true);
          else expect(typeof value, `${String(record['kind'])}.${field}`).toBe(type);
        }
      }
    },
  );
});

describe('the seed incident, from the bundle itself', () => {
  test('what is read, kind by kind', async () => {
    const records = await recordsOf(evidence('13-gvfs-mounted-twice-audit'));
    const of = (kind: string): Record<string, unknown>[] => records.filter((record) => record['kind'] === kind);
    expect(of('mounts').filter(({ table, target }) => table === 'kernel' && target === '/root/.gvfs')).toHaveLength(2);
    expect(of('audit-rules')).toEqual([
      {
        kind: 'audit-rules',
        source: { path: 'sos_commands/auditd/auditctl_-l', line: 1 },
        table: 'kernel',
        rule: '-w /etc/passwd -p wa -k ETC_PASSWD',
        list: 'exit',
        action: 'always',
        counted: true,
      },
      expect.objectContaining({ source: { path: 'sos_commands/auditd/auditctl_-l', line: 2 }, counted: true }),
    ]);
    expect(of('audit-status')).toMatchObject([{ enabled: 1, backlog: 0, backlogLimit: 64, lost: 8, pid: 0 }]);
    expect(of('fuse-connections').map(({ id, waiting }) => [id, waiting])).toContainEqual([39, 0]);
    const df = of('tasks').find(({ pid }) => pid === 20129);
    expect(df).toMatchObject({
      source: { path: 'proc/20129/stack', line: 1 },
      comm: 'df',
      state: 'D',
      wchan: 'fuse_get_req',
      report: 'proc-stack',
    });
    const frames = df?.['frames'] as Record<string, unknown>[];
    expect(frames[0]).toEqual({ function: 'fuse_get_req', offset: 0x1ce, reliable: true });
  });
});
