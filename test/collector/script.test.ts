import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectorMessages } from '../../src/core/collector/parts.gen.ts';
import { collectorScript } from '../../src/core/collector/script.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import { VERSION } from '../../src/core/version.ts';
import { needs, titleNeeding } from '../support/needs.ts';
import { SHELLS } from './collector.ts';

const PARTS = join(import.meta.dirname, '../../src/core/collector');
const script = collectorScript('en');

function sh(words: readonly string[], input: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(words[0] ?? '', words.slice(1), { input, encoding: 'utf8', timeout: 20_000 });
}

describe.each(SHELLS)('%s', (name, command) => {
  test.skipIf(!needs(name)).each(LOCALES)('reads the script in %s', (locale) => {
    expect(sh([...command, '-n'], collectorScript(locale))).toMatchObject({ status: 0, stderr: '' });
  });

  test.skipIf(!needs(name))('does nothing with one that arrived cut', () => {
    const lines = script.split('\n');
    for (let at = 1; at < 20; at += 1) {
      const cut = lines.slice(0, Math.floor((lines.length * at) / 20)).join('\n');
      expect(sh(command, cut)).toMatchObject({ stdout: '' });
    }
  });
});

test.skipIf(!needs('shellcheck'))(titleNeeding('shellcheck finds nothing', 'shellcheck'), () => {
  const excused = [
    'SC2016', // backquotes in the help are meant
    'SC2317', // functions are called through others: in the background, and under a deadline
    'SC2034', // values that `eval` reads
    'SC2154', // and those that it sets
    'SC2012', // `ls` prints numbers and links of /proc, nobody's file names
    'SC2013', // words are meant: PIDs
    'SC1010', // `done` is a word here
  ];
  for (const locale of LOCALES) {
    const { stdout } = sh(['shellcheck', '-s', 'sh', '-e', excused.join(','), '-'], collectorScript(locale));
    expect(stdout).toBe('');
  }
});

describe('bash 3.0 of RHEL 5, which is not to be had any more, could read it', () => {
  const code = script.split('\n').filter((line) => !/^\s*#/.test(line));

  test.each([
    ['`[[`, `<<<`, `<(`, `&>`, `|&`', /\[\[|<<<|<\(|&>|\|&/],
    ["`$'…'`, `{1..9}`", /\$'|\{\d+\.\./],
    ['expansions with `,`, `^`, `:N`, `/`', /\$\{\w+(?:,|\^|:\d|\/)/],
    ['`+=`', /^\s*\w+\+=/],
    ['words of a newer bash', /^\s*(?:local|declare|function|mapfile|coproc)\s|\bprintf -v\b/],
    // Its parser takes the bracket of a pattern for the end of the substitution, and a comment's apostrophe for a quote.
    ['`case` or a comment in `$(…)`', /\$\([^(]*\bcase\b|\$\([^)]*\s#\s/],
  ])('it has no %s', (_, newer) => {
    expect(code.filter((line) => newer.test(line))).toEqual([]);
  });

  test('and every `$(…)` ends where it began, on its line', () => {
    const open = code.filter((line) => (line.match(/\$\((?!\()/g) ?? []).length > (line.match(/\)/g) ?? []).length);
    expect(open).toEqual([]);
  });
});

describe('nothing that asks a mount', () => {
  const COMMANDS = 'df|stat|statfs|findmnt|lsof|mount|umount|mountpoint|fuser|blkid|du|realpath|test -[ef] "\\$HOME"';

  test('is ever run', () => {
    const code = script.split('\n').filter((line) => !/^\s*#/.test(line));
    const main = code.slice(code.findIndex((line) => line.startsWith('PATH=')));
    const command = new RegExp(
      `(?:^|[;&|({]|\\b(?:then|do|else|limited \\S+|start_command \\d+ \\S+))\\s*(?:${COMMANDS})\\s`,
    );
    expect(main.filter((line) => command.test(line))).toEqual([]);
  });

  test('no environment of a process, no link of /proc/PID is followed', () => {
    expect(script).not.toMatch(/\/environ\b|\/proc\/\S*\/(?:cwd|exe|root)\b|\/(?:mem|maps|smaps|numa_maps)\b/);
  });
});

test('every language has the same messages', () => {
  const names = (text: string): string[] => [...text.matchAll(/^([a-z_]+)=/gm)].map(([, name = '']) => name);
  for (const locale of LOCALES) expect(names(collectorMessages[locale])).toEqual(names(collectorMessages.en));
  for (const name of names(collectorMessages.en)) expect(script).toMatch(new RegExp(`\\$\\{?${name}\\b`));
});

test('the version of unhang stands in it', () => {
  expect(script).toContain(`\nversion=${VERSION}\n`);
  expect(script).not.toContain('@VERSION@');
});

test('none of its parts is over 300 lines, no line over 120 columns', () => {
  for (const part of readdirSync(PARTS).filter((name) => name.endsWith('.sh'))) {
    const lines = readFileSync(join(PARTS, part), 'utf8').split('\n');
    expect(lines.length, part).toBeLessThanOrEqual(300);
    expect(lines.filter((line) => line.length > 120, part)).toEqual([]);
  }
});
