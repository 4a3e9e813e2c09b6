import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillCommand,
  fillWords,
  placeholdersIn,
  strayPlaceholder,
  type Values,
} from '../../../src/core/findings/templates.ts';

const values = (...all: readonly (string | number)[]): ReadonlyMap<string, Values> =>
  new Map([['x', { all, fallback: 'FALLBACK' }]]);

const both = (text: string) => ({ en: text, 'zh-CN': text });

const command = (...all: readonly (string | number)[]): string => fillCommand('umount -l -- {{x}}', values(...all));

/** The words that a shell makes of a text. */
function shellWords(text: string): string[] {
  const printed = execFileSync('sh', ['-c', `set -f; set -- ${text}; for word do printf '%s\\0' "$word"; done`]);
  return printed.toString().split('\0').slice(0, -1);
}

describe('placeholders', () => {
  it('are found where they stand', () => {
    expect(placeholdersIn('a {{b}} {{c*}} {d} {{e-f}}')).toEqual([
      { name: 'b', offset: 2 },
      { name: 'c', offset: 8 },
    ]);
  });

  it.each([
    ['{{ x }}', 0],
    ['a {{x-y}}', 2],
    ['{{x}} {{*}}', 6],
    ['{{x', 0],
    ['{{x}}', undefined],
    ['{{x*}}', undefined],
    ["podman inspect -f '{{.Mounts}}'", undefined],
    ['$x {x}', undefined],
  ])('%j has one that is none at %s', (text, offset) => {
    expect(strayPlaceholder(text)).toBe(offset);
  });
});

describe('a command', () => {
  it.each<[string, readonly (string | number)[], string]>([
    ['a number', [4711], '4711'],
    ['0', [0], '0'],
    ['a path', ['/root/.gvfs'], "'/root/.gvfs'"],
    ['text of digits', ['4711'], "'4711'"],
    ['blanks', ['/mnt/my disk'], "'/mnt/my disk'"],
    ['single quotes', ["/mnt/it's"], "'/mnt/it'\\''s'"],
    ['nothing but quotes', ["'''"], "''\\'''\\'''\\'''"],
    ['a substitution', ['$(reboot)`reboot`'], "'$(reboot)`reboot`'"],
    ['history', ['!!'], "'!!'"],
    ['a backslash at the end', ['/mnt\\'], "'/mnt\\'"],
    ['Chinese', ['/挂载/点'], "'/挂载/点'"],
    ['an emoji', ['/😀'], "'/😀'"],
    ['a dash inside', ['/a -rf /'], "'/a -rf /'"],
    ['what looks like a placeholder', ['{{x}} {{y}}'], "'{{x}} {{y}}'"],
    ['what looks like a replacement', ["$& $1 $' $`"], "'$& $1 $'\\'' $`'"],
    ['4096 characters', ['/'.repeat(4096)], `'${'/'.repeat(4096)}'`],
  ])('is filled with %s', (_what, all, written) => {
    expect(command(...all)).toBe(`umount -l -- ${written}`);
  });

  it.each<[string, readonly (string | number)[]]>([
    ['no value', []],
    ['empty text', ['']],
    ['a newline', ['/mnt\nreboot']],
    ['a carriage return', ['/mnt\rreboot']],
    ['NUL', ['/mnt\0']],
    ['a tab', ['/mnt\t']],
    ['ESC', ['/mnt\x1b[31m']],
    ['DEL', ['/mnt\x7f']],
    ['C1', ['/mnt\x9b']],
    ['a right-to-left override', ['/mnt\u202e']],
    ['a zero-width space', ['/mnt\u200b']],
    ['a word joiner', ['/mnt\u2060']],
    ['a Hangul filler', ['/mnt\u3164']],
    ['a variation selector', ['/mnt\ufe0f']],
    ['a line separator', ['/mnt\u2028']],
    ['half a character', ['/mnt\ud800']],
    ['an option', ['-rf']],
    ['a lone dash', ['-']],
    ['a long option', ['--help']],
    ['4097 characters', ['/'.repeat(4097)]],
    ['a negative number', [-1]],
    ['a fraction', [1.5]],
    ['no number', [Number.NaN]],
  ])('is not filled with %s', (_what, all) => {
    expect(command(...all)).toBe('umount -l -- FALLBACK');
  });

  it('is about the first value, and about no other where that cannot be filled in', () => {
    expect(command('/a', '/b')).toBe("umount -l -- '/a'");
    expect(command('/a\n', '/b')).toBe('umount -l -- FALLBACK');
  });

  it('takes all that can be filled in where it asks for all', () => {
    const kill = (...all: readonly (string | number)[]) => fillCommand('kill -9 {{x*}}', values(...all));
    expect(kill(1, 22, 333)).toBe('kill -9 1 22 333');
    expect(kill('a b', -1, '-9', "c'd")).toBe("kill -9 'a b' 'c'\\''d'");
    expect(kill('-1')).toBe('kill -9 FALLBACK');
  });

  it('takes as many as one command of a shell may hold', () => {
    const names = (length: number, count: number) => Array.from({ length: count }, () => 'a'.repeat(length - 3));
    const rm = (all: readonly string[]) => fillCommand('rm {{x*}}', values(...all)).length - 'rm '.length;
    // Each name comes in quotes, and with a blank.
    expect(rm(names(64, 1024))).toBe(64 * 1024 - 1);
    expect(rm(names(64, 1025))).toBe(64 * 1024 - 1);
    expect(rm(names(64, 50_000))).toBe(64 * 1024 - 1);
  });

  it('keeps what nobody has a value for', () => {
    expect(fillCommand('echo {{y}} {{x}}', values(1))).toBe('echo {{y}} 1');
  });

  it('gives a shell exactly the value, as one word, whatever it holds', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        "'",
        '"',
        '\\',
        '$',
        '`',
        '(',
        ')',
        ';',
        '&',
        '|',
        ' ',
        '*',
        '~',
        '!',
        '#',
        '{',
        '}',
        '=',
        '-',
        'a',
        '挂',
      ),
    });
    fc.assert(
      fc.property(text, (value) => {
        const filled = fillCommand('{{x}}', values(value));
        if (filled === 'FALLBACK') expect(value === '' || value.startsWith('-')).toBe(true);
        else expect(shellWords(filled)).toEqual([value]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('words', () => {
  it('take values as they are', () => {
    expect(fillWords(both('df hangs on {{x}}.'), 'en', values("/mnt/it's {{x}} $&"))).toBe(
      "df hangs on /mnt/it's {{x}} $&.",
    );
    expect(fillWords(both('{{x}} and {{x}}'), 'en', values(7))).toBe('7 and 7');
  });

  it('list several, and leave out what is too much', () => {
    expect(fillWords(both('{{x}}'), 'en', values(1, 2, 3))).toBe('1, 2, 3');
    expect(fillWords(both('{{x*}}'), 'en', values(1, 2))).toBe('1, 2');
    expect(fillWords(both('{{x}}'), 'en', values(1, 2, 3, 4, 5, 6))).toBe('1, 2, 3, 4, 5, 6');
    expect(fillWords(both('{{x}}'), 'en', values(1, 2, 3, 4, 5, 6, 7))).toBe('1, 2, 3, 4, 5, 6, …');
  });

  it('shorten a value that would drown the sentence, between whole characters', () => {
    expect(fillWords(both('{{x}}'), 'en', values('a'.repeat(256)))).toBe('a'.repeat(256));
    expect(fillWords(both('{{x}}'), 'en', values('a'.repeat(257)))).toBe(`${'a'.repeat(256)}…`);
    expect(fillWords(both('{{x}}'), 'en', values(`${'a'.repeat(255)}😀b`))).toBe(`${'a'.repeat(255)}…`);
  });

  it('say what stands for a value that is not there', () => {
    expect(fillWords(both('{{x}}'), 'en', values())).toBe('FALLBACK');
    expect(fillWords(both('{{y}}'), 'en', values())).toBe('{{y}}');
  });

  it('are joined as the language joins them', () => {
    expect(fillWords(both('{{x}}'), 'zh-CN', values(1, 2))).toBe('1、2');
  });

  it.each([
    ['规则， 路径\n查找；\n 在 Linux 5.1 之前 ', '规则，路径查找；在 Linux 5.1 之前'],
    ['闸口 （fuse_get_req） 等待', '闸口（fuse_get_req）等待'],
    ['挂载 {{x}} 等待', '挂载 a 等待'],
  ])('of Chinese lose the blanks of the file they stand in: %j', (text, written) => {
    expect(fillWords(both(text), 'zh-CN', values('a'))).toBe(written);
  });

  it('of English keep theirs', () => {
    expect(fillWords(both('one, two\nthree'), 'en', values())).toBe('one, two\nthree');
  });
});
