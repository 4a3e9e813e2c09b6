import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimTable, splitRoot, wildcard } from '../../../src/core/facts/paths.ts';
import type { Parser } from '../../../src/core/model/parser.ts';

function parser(name: string, ...from: readonly string[]): Parser {
  return { name, from, homes: 'first', emits: [], read: () => ({ line: () => undefined }) };
}
const claims = (table: ClaimTable, path: string): [string, number][] =>
  table.of(path).map((claim): [string, number] => [claim.parser.name, claim.rank]);

describe('who reads a path', () => {
  const table = new ClaimTable([
    parser('mounts', 'proc/mounts', 'proc/self/mounts', 'proc/*/mounts'),
    parser('ps', 'sos_commands/process/ps_*', 'sos_commands/*/ps_*', 'ps', '*.ps'),
    parser('log', 'var/log/messages*'),
    parser('other', 'var/log/messages'),
  ]);

  test.each([
    ['proc/mounts', [['mounts', 0]]],
    ['proc/self/mounts', [['mounts', 1]]],
    ['proc/31151/mounts', [['mounts', 2]]],
    ['proc/1/2/mounts', []],
    ['sos_commands/process/ps_auxwww', [['ps', 0]]],
    ['sos_commands/process/ps_auxwww.1', [['ps', 0]]],
    ['sos_commands/general/ps_auxwww', [['ps', 1]]],
    ['sos_commands/process/deeper/ps_auxwww', []],
    ['ps', [['ps', 2]]],
    ['a.ps', [['ps', 3]]],
    ['ps/x', []],
    [
      'var/log/messages',
      [
        ['other', 0],
        ['log', 0],
      ],
    ],
    ['var/log/messages-20261123', [['log', 0]]],
    ['var/log/Messages', []],
    ['', []],
    ['constructor', []],
    ['__proto__', []],
  ])('%s', (path, expected) => {
    expect(claims(table, path)).toEqual(expected);
  });
});

describe('wildcards', () => {
  test.each([
    ['*', 'anything', true],
    ['*', '', true],
    ['*', 'a/b', false],
    ['a*b', 'ab', true],
    ['a*b', 'axxb', true],
    ['ab*ba', 'aba', false],
    ['*rpm*_-qa*', 'sh_-c_rpm_--nodigest_-qa_x', true],
    ['*rpm*_-qa*', '_-qa_rpm', false],
    ['a.b', 'axb', false],
    ['proc/*/task/*/stack', 'proc/1/task/2/stack', true],
    ['proc/*/task/*/stack', 'proc/1/task/2/stack/x', false],
    ['proc/*/stack', 'proc//stack', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(wildcard(pattern)(path)).toBe(expected);
  });

  test('as a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 8 });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
    fc.assert(
      fc.property(text, path, (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`);
        expect(wildcard(pattern)(name)).toBe(expression.test(name));
      }),
    );
  });

  test('no name makes them slow', () => {
    const fits = wildcard('sos_commands/*/*rpm*_-qa*x*y*z');
    const started = performance.now();
    expect(fits(`sos_commands/rpm/${'rpm_-qa'.repeat(100_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('where the bundle’s root is', () => {
  const table = new ClaimTable([parser('mounts', 'proc/mounts', 'proc/*/mounts'), parser('df', 'df')]);

  test.each([
    ['proc/mounts', '', 'proc/mounts'],
    ['sosreport-host-2026/proc/mounts', 'sosreport-host-2026', 'proc/mounts'],
    ['a/b/c/d/proc/mounts', 'a/b/c/d', 'proc/mounts'],
    ['a/b/c/d/e/proc/mounts', undefined, undefined],
    ['sosreport/df', 'sosreport', 'df'],
    ['sosreport/etc/passwd', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (path, root, inner) => {
    const place = splitRoot(path, table);
    expect(place?.root).toBe(root);
    expect(place?.path).toBe(inner);
  });

  test('the shallowest place counts', () => {
    expect(splitRoot('proc/1/mounts/proc/mounts', table)?.root).toBe('proc/1/mounts');
    expect(splitRoot('proc/proc/mounts', table)).toMatchObject({ root: '', path: 'proc/proc/mounts' });
  });
});
