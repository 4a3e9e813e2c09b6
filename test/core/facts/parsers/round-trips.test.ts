import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../../src/core/model/fact.ts';
import type { Parser } from '../../../../src/core/model/parser.ts';
import { auditRules, auditStatus } from '../../../../src/core/facts/kinds/audit.ts';
import { diskUsage } from '../../../../src/core/facts/kinds/disk-usage.ts';
import { packages } from '../../../../src/core/facts/kinds/packages.ts';
import { unreachableMounts } from '../../../../src/core/facts/kinds/unreachable-mounts.ts';
import { auditRulesFile } from '../../../../src/core/facts/parsers/audit-rules.ts';
import { auditStatusCommand } from '../../../../src/core/facts/parsers/audit-status.ts';
import { auditctlList } from '../../../../src/core/facts/parsers/auditctl-list.ts';
import { df } from '../../../../src/core/facts/parsers/df.ts';
import { dpkgList } from '../../../../src/core/facts/parsers/dpkg-list.ts';
import { rpmList } from '../../../../src/core/facts/parsers/rpm-list.ts';
import { fieldsOf, readText } from '../../../support/read-text.ts';

const SETTINGS = { numRuns: 200 };

function read(parser: Parser, kind: Kind, text: string): Record<string, unknown>[] {
  const result = readText(parser, parser.from[0] ?? '', text);
  expect(result.unreadable).toEqual([]);
  return fieldsOf(result, kind);
}

const word = (pattern: RegExp): fc.Arbitrary<string> => fc.stringMatching(pattern);

describe('audit', () => {
  const field = word(/^-F (auid|uid|success|exit|path|dir)(=|!=|>=|<)[A-Za-z0-9/._-]{1,12}$/);
  const syscall = word(/^-S [a-z_]{2,10}$/);
  const list = fc.constantFrom('exit', 'entry', 'task', 'user', 'exclude', 'filesystem', 'io_uring');
  const action = fc.constantFrom('always', 'never');
  const syscallRule = fc
    .tuple(
      fc.constantFrom('-a', '-A'),
      list,
      action,
      fc.boolean(),
      fc.array(fc.oneof(field, syscall), { maxLength: 4 }),
    )
    .map(([letter, where, what, swapped, more]) => ({
      rule: [letter, swapped ? `${where},${what}` : `${what},${where}`, ...more].join(' '),
      list: where,
      action: what,
    }));
  const watch = word(/^-w \/[a-z/._-]{1,16}( -p [rwxa]{1,4})?( -k [A-Za-z-]{1,8})?$/).map((rule) => ({
    rule,
    list: 'exit',
    action: 'always',
  }));
  const control = fc
    .constantFrom(
      '-D',
      '-b 8192',
      '-f 1',
      '-e 2',
      '-r 100',
      '-i',
      '-c',
      '--loginuid-immutable',
      '--backlog_wait_time 60000',
      '--reset-lost',
      '-W /etc/passwd',
      '-d always,exit -S open',
    )
    .map((rule) => ({ rule }));

  test('rules that are loaded', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(syscallRule, watch), { maxLength: 6 }), (all) => {
        const found = read(auditctlList, auditRules, all.map(({ rule }) => `${rule}\n`).join(''));
        expect(found).toMatchObject(all.map((own) => ({ table: 'kernel', ...own })));
        expect(found).toHaveLength(all.length);
      }),
      SETTINGS,
    );
  });

  test('rules of a file, with comments between them and going on behind a backslash', () => {
    const style = fc.constantFrom('plain', 'comment', 'continued', 'indented');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(syscallRule, watch, control), style), { maxLength: 6 }), (all) => {
        const text = all.map(([{ rule }, how]) => {
          if (how === 'comment') return `# ${rule}\n\n${rule}\n`;
          if (how === 'indented') return `   ${rule}  \n`;
          return how === 'continued' ? `${rule.replace(' ', ' \\\n  ')}\n` : `${rule}\n`;
        });
        const found = read(auditRulesFile, auditRules, text.join(''));
        expect(found).toMatchObject(all.map(([own]) => ({ table: 'file', ...own })));
        expect(found).toHaveLength(all.length);
      }),
      SETTINGS,
    );
  });

  test('status, in both forms', () => {
    const number = fc.nat();
    const status = fc.record({
      enabled: fc.nat({ max: 2 }),
      failure: number,
      pid: number,
      lost: number,
      backlog: number,
      backlogLimit: number,
    });
    fc.assert(
      fc.property(status, (own) => {
        const { enabled, failure, pid, lost, backlog, backlogLimit } = own;
        const old = `AUDIT_STATUS: enabled=${enabled} flag=${failure} pid=${pid} rate_limit=0 backlog_limit=${backlogLimit} lost=${lost} backlog=${backlog}`;
        const now = `enabled ${enabled}\nfailure ${failure}\npid ${pid}\nrate_limit 0\nbacklog_limit ${backlogLimit}\nlost ${lost}\nbacklog ${backlog}\nbacklog_wait_time 60000\nloginuid_immutable 0 unlocked\n`;
        expect(read(auditStatusCommand, auditStatus, old)).toEqual([{ ...own, rateLimit: 0 }]);
        expect(read(auditStatusCommand, auditStatus, now)).toEqual([{ ...own, rateLimit: 0, backlogWaitTime: 60_000 }]);
      }),
      SETTINGS,
    );
  });
});

describe('df', () => {
  const size = fc.constantFrom('0', '98571884', '1.5T', '1,2G', '-');
  const usage = fc.record({
    device: word(/^[A-Za-z0-9/:@._-]([A-Za-z0-9/:@._ -]{0,14}[A-Za-z0-9/:@._-])?$/),
    target: word(/^\/[A-Za-z0-9._-]{0,8}( [A-Za-z0-9]{1,4})?$/),
    usedPercent: fc.option(fc.nat({ max: 101 }), { nil: undefined }),
    sizes: fc.tuple(size, size, size),
    wrapped: fc.boolean(),
    type: fc.constantFrom('ext4', 'fuse.sshfs'),
  });
  // Coreutils before 8 broke a line behind a device name of more than 20 characters.
  const line = (own: { device: string; wrapped: boolean }, gap: string, rest: readonly string[]): string =>
    `${own.device}${own.wrapped ? `\n${' '.repeat(20)}` : ''}${gap}${rest.join(gap)}\n`;

  test.each([
    ['df', 'Filesystem 1K-blocks Used Available Use% Mounted on\n', false],
    ['df -T', 'Filesystem Type Size Used Avail Use% Mounted on\n', true],
    ['df in Chinese', '文件系统 1K-块 已用 可用 已用% 挂载点\n', false],
  ])('%s', (_, header, typed) => {
    fc.assert(
      fc.property(fc.array(usage, { maxLength: 5 }), word(/^ {1,9}$/), (all, gap) => {
        const text = all.map((own) =>
          line(own, gap, [
            ...(typed ? [own.type] : []),
            ...own.sizes,
            own.usedPercent === undefined ? '-' : `${own.usedPercent}%`,
            own.target,
          ]),
        );
        const expected = all.map(({ device, target: at, usedPercent }) => ({
          device,
          target: at,
          ...(usedPercent === undefined ? {} : { usedPercent }),
        }));
        expect(read(df, diskUsage, header + text.join(''))).toEqual(expected);
      }),
      SETTINGS,
    );
  });

  test('what it could not look at, in any quotation marks', () => {
    const quotes = fc.constantFrom(['‘', '’'], ["'", "'"], ['`', "'"], ['“', '”'], ['"', '"'], ['« ', ' »']);
    const path = word(/^\/[a-z]{1,8}( [a-z]{1,4})?$/);
    const why = fc.constantFrom('Stale file handle', 'Transport endpoint is not connected', '权限不够');
    fc.assert(
      fc.property(path, why, quotes, (at, text, [open = '', close = '']) => {
        const found = read(df, unreachableMounts, `df: ${open}${at}${close}: ${text}\n`);
        expect(found).toEqual([{ target: at, by: 'df', why: text }]);
      }),
      SETTINGS,
    );
  });
});

describe('packages', () => {
  const version = word(/^[0-9][A-Za-z0-9.+~]{0,8}$/);
  const arch = fc.constantFrom('x86_64', 'noarch', 'aarch64', 'ppc64le', 's390x');
  const epoch = fc.option(word(/^[1-9][0-9]{0,2}$/), { nil: undefined });

  test('rpm, one a line and as JSON', () => {
    const rpm = fc.record({ name: word(/^[A-Za-z][A-Za-z0-9._+-]{0,10}$/), epoch, version, release: version, arch });
    fc.assert(
      fc.property(fc.array(rpm, { minLength: 1, maxLength: 5 }), (all) => {
        const expected = all.map((own) => ({ ...own, manager: 'rpm' }));
        const lines = all.map(
          (own) =>
            `${own.name}-${own.epoch === undefined ? '' : `${own.epoch}:`}${own.version}-${own.release}.${own.arch}\tMon 23 Nov 2026`,
        );
        expect(read(rpmList, packages, lines.join('\n'))).toEqual(expected);
        const json = all.map((own) => JSON.stringify({ ...own, epoch: own.epoch ?? '(none)' }));
        expect(read(rpmList, packages, json.join('\n'))).toEqual(expected);
      }),
      SETTINGS,
    );
  });

  test('dpkg -l, with and without the architecture', () => {
    const deb = fc.record({
      name: word(/^[a-z0-9][a-z0-9+.-]{1,10}$/),
      epoch,
      version,
      release: fc.option(word(/^[a-z0-9+.~]{1,8}$/), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(deb, { minLength: 1, maxLength: 5 }), fc.boolean(), (all, withArch) => {
        const header = withArch ? '||/ Name Version Architecture Description\n' : '||/ Name Version Description\n';
        const lines = all.map((own) => {
          const whole = `${own.epoch === undefined ? '' : `${own.epoch}:`}${own.version}${own.release === undefined ? '' : `-${own.release}`}`;
          return `ii  ${own.name}  ${whole}  ${withArch ? 'amd64  ' : ''}some words\n`;
        });
        const expected = all.map((own) => ({ ...own, ...(withArch ? { arch: 'amd64' } : {}), manager: 'dpkg' }));
        expect(read(dpkgList, packages, header + lines.join(''))).toEqual(expected);
      }),
      SETTINGS,
    );
  });
});
