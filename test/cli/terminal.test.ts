import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/core/words/width.ts';
import { canRewrite, widthOf, type Terminal } from '../../src/cli/terminal.ts';
import { ESCAPES, fileOf, hostileBundle, SAMPLE } from './bundles.ts';
import { memorySink, runHere } from './in-process.ts';
import { onTerminal, uncoloured, unhang } from './processes.ts';

const diagnose = `$UNHANG diagnose '${SAMPLE}'`;
const ESC = '\u001b';

test('there is a script(1) to make terminals with', () => {
  expect(spawnSync('script', ['--version']).status).toBe(0);
});

describe('a diagnosis on a terminal of 80 columns', () => {
  test('colours, and the verdict in the first line', () => {
    const screen = onTerminal(diagnose);
    expect(screen).toMatch(/^\u001b\[1;31m✗ CONFIRMED {2}\u001b\[0m/);
    const [first = '', ...rest] = uncoloured(screen).split('\n');
    expect(first).toMatch(/^✗ CONFIRMED {2}df hangs on \/root\/\.gvfs/);
    expect(rest.join('\n')).toBe(
      unhang(['diagnose', SAMPLE], { env: { COLUMNS: '80' } })
        .stdout.split('\n')
        .slice(1)
        .join('\n'),
    );
  });

  test.each(['en', 'zh-CN'])('nothing but commands and addresses is wider, in %s', (lang) => {
    const wide = uncoloured(onTerminal(`${diagnose} --lang ${lang}`))
      .split('\n')
      .filter((line) => displayWidth(line) > 80);
    // Commands are never wrapped: they must survive copying. They stand deeper than all prose.
    expect(wide.filter((line) => !/^ {7}\S/.test(line) && !/^ {4}https:/.test(line))).toEqual([]);
  });

  test('Chinese where the environment is', () => {
    expect(uncoloured(onTerminal(diagnose, { env: { LC_ALL: 'zh_CN.UTF-8' } }))).toMatch(/^✗ 已确认 {2}df 挂在/);
  });

  test.each([
    ['NO_COLOR', diagnose, { NO_COLOR: '1' }],
    ['--no-color', `${diagnose} --no-color`, {}],
    ['TERM=dumb', diagnose, { TERM: 'dumb' }],
    ['a pipe', `${diagnose} | cat`, {}],
  ])('no colours with %s', (_what, command, env) => {
    const screen = onTerminal(command, { env });
    expect(screen).toMatch(/^✗ CONFIRMED/);
    expect(screen).not.toContain(ESC);
  });

  test('an empty NO_COLOR is none (no-color.org)', () => {
    expect(onTerminal(diagnose, { env: { NO_COLOR: '' } })).toContain(`${ESC}[1;31m`);
  });

  test('where it scrolls away, the verdict stands once more at the end', () => {
    const lines = uncoloured(onTerminal(diagnose, { rows: 24 }))
      .trimEnd()
      .split('\n');
    const verdict = lines.slice(0, lines.indexOf(''));
    expect(lines.slice(-verdict.length)).toEqual(verdict);
    const quiet = uncoloured(onTerminal(`${diagnose} --quiet`, { rows: 24 }));
    expect(quiet.match(/✗ CONFIRMED/g)).toHaveLength(1);
    expect(uncoloured(onTerminal(diagnose, { rows: 1000 })).match(/✗ CONFIRMED/g)).toHaveLength(1);
    // It is no part of the result.
    const screen = onTerminal(`${diagnose} 2>/dev/null`, { rows: 24 });
    expect(screen.match(/✗ CONFIRMED/g)).toHaveLength(1);
  });

  test('rules list is aligned for eyes', () => {
    const lines = onTerminal('$UNHANG rules list').trimEnd().split('\n');
    expect(new Set(lines.map((line) => line.search(/ (?:low|medium|high|critical) /))).size).toBe(1);
  });
});

describe('what a bundle says never reaches a terminal raw', () => {
  const bundle = hostileBundle();
  // C0 but for the newline, DEL, C1, and what reorders or hides.
  const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/;

  test.each(['text', 'json', 'markdown', 'html', 'sarif'])('diagnose --format %s', (format) => {
    const screen = uncoloured(onTerminal(`$UNHANG diagnose '${fileOf(bundle)}' --format ${format}`));
    expect(screen).toContain('fuse-init-audit');
    expect(screen).toContain('owned');
    expect(screen).not.toMatch(RAW);
  });

  test('facts, which stay what they were for whoever parses them', () => {
    const screen = onTerminal(`$UNHANG facts '${fileOf(bundle)}'`);
    expect(screen).toContain('owned');
    expect(screen).not.toMatch(RAW);
    const records = screen
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records.find(({ kind }) => kind === 'mounts')?.['device']).toBe(`gvfs${ESCAPES}`);
  });

  test('names on the command line, in complaints', async () => {
    for (const args of [['diagnose', `/none/${ESCAPES}`], ['rules', 'check', ESCAPES], [ESCAPES], ['serve', ESCAPES]]) {
      const { stdout, stderr } = await runHere(args);
      expect(stdout).toBe('');
      expect(stderr).toContain('owned');
      expect(stderr).not.toMatch(RAW);
    }
  });
});

describe('a terminal’s width', () => {
  const terminal = (stdout: object, env: Record<string, string>): Terminal => ({
    stdin: process.stdin,
    stdout: memorySink(stdout),
    stderr: memorySink(),
    env,
  });

  test('and whether a line of it may be written over', () => {
    const stderr = (properties: object, env = {}): Terminal => ({
      ...terminal({}, env),
      stderr: memorySink(properties),
    });
    expect(canRewrite(stderr({ isTTY: true }))).toBe(true);
    expect(canRewrite(stderr({ isTTY: true }, { TERM: 'dumb' }))).toBe(false);
    expect(canRewrite(stderr({}))).toBe(false);
    expect(canRewrite(terminal({ isTTY: true }, {}))).toBe(false);
  });

  test.each([
    ['is asked for', { isTTY: true, columns: 90 }, {}, 90],
    ['goes before COLUMNS', { isTTY: true, columns: 90 }, { COLUMNS: '70' }, 90],
    ['may be unknown, then COLUMNS counts', { isTTY: true, columns: 0 }, { COLUMNS: '70' }, 70],
    ['or 80', { isTTY: true, columns: 0 }, {}, 80],
    ['has a floor', { isTTY: true, columns: 20 }, {}, 40],
    ['and a ceiling for reading', { isTTY: true, columns: 300 }, {}, 120],
    ['a pipe has none: 100', {}, {}, 100],
    ['but COLUMNS counts', {}, { COLUMNS: '72' }, 72],
    ['an empty COLUMNS does not', {}, { COLUMNS: '' }, 100],
    ['nor one that is no number', {}, { COLUMNS: 'wide' }, 100],
  ])('%s', (_what, stdout, env, width) => {
    expect(widthOf(terminal(stdout, env))).toBe(width);
  });
});
