import { describe, expect, test } from 'vitest';
import type { UnhangError } from '../../../src/core/model/errors.ts';
import { changed, type Tree } from '../../support/tree.ts';
import { HUNG, MENDED, verified } from './support/pairs.ts';

function named(tree: Tree, name: string): Tree {
  return changed(tree, {
    files: { hostname: `${name}\n`, 'sos_commands/kernel/uname_-a': `Linux ${name} 6.18.44 #1 SMP x86_64 GNU/Linux\n` },
  });
}

/** Several hosts' bundles in one: each below a folder of its own. */
function nest(hosts: Readonly<Record<string, Tree>>): Tree {
  const files = Object.entries(hosts).flatMap(([folder, tree]) =>
    [...tree.files].map(([path, body]): [string, Uint8Array] => [`${folder}/${path}`, body]),
  );
  return { files: new Map(files), links: new Map() };
}

async function refusalOf(before: Tree, after: Tree, otherHost = false): Promise<UnhangError | undefined> {
  try {
    await verified(before, after, { otherHost });
    return undefined;
  } catch (error) {
    return error as UnhangError; // verified throws nothing else; the expectations below would show it
  }
}

describe('two bundles of one host', () => {
  test.each([
    ['the same name', 'app01', 'app01', []],
    ['with and without the domain', 'app01', 'app01.example.com', []],
    ['in other letters', 'APP01.example.com', 'app01', []],
    ['known by its full name, and by a short one that was changed', 'app01.example.com', 'APP01', []],
    ['localhost names nobody', 'localhost', 'localhost.localdomain', ['host-unknown']],
    ['a name that sos clean made up says nothing', 'host0', 'host0', ['host-unknown']],
    ['with a domain that it made up', 'host0.obfuscateddomain0.com', 'host0.obfuscateddomain0.com', ['host-unknown']],
  ])('%s', async (_what, before, after, cautions) => {
    const verification = await verified(named(HUNG, before), named(MENDED, after));
    expect(verification.cautions.map(({ code }) => code)).toEqual(cautions);
    expect(verification.verdict.outcome).toBe('held');
  });

  test('one of several names is enough', async () => {
    const renamed = changed(named(MENDED, 'app01'), { files: { hostname: 'app01-old\n' } });
    expect((await verified(named(HUNG, 'app01'), renamed)).cautions).toEqual([]);
  });

  test('without a name it is taken on trust', async () => {
    const nameless = changed(HUNG, { without: ['hostname', 'sos_commands/kernel/uname_-a'] });
    const { cautions } = await verified(nameless, MENDED);
    expect(cautions.map(({ code }) => code)).toContain('host-unknown');
  });
});

describe('two bundles of two hosts', () => {
  test.each([
    ['other names', 'app01', 'app02'],
    ['one is the beginning of the other', 'app0', 'app01'],
    ['another domain', 'app01.example.com', 'app01.example.org'],
    ['cleaned, and as it was', 'host0', 'app01'],
  ])('are refused: %s', async (_what, before, after) => {
    const refusal = await refusalOf(named(HUNG, before), named(MENDED, after));
    expect(refusal).toMatchObject({ code: 'OTHER_HOST', details: { before, after } });
    expect(refusal?.message).toContain(before);
    expect(refusal?.message).toContain(after);
    expect(refusal?.message).toContain('--other-host');
    expect(refusal?.message.includes('sos clean')).toBe(before === 'host0');
  });

  test('are compared where that is wanted', async () => {
    const { verdict, cautions } = await verified(named(HUNG, 'app01'), named(MENDED, 'app02'), { otherHost: true });
    expect(verdict.outcome).toBe('held');
    expect(cautions).toMatchObject([{ code: 'other-host' }]);
  });
});

describe('several hosts in one bundle', () => {
  const before = nest({ one: named(HUNG, 'app01'), two: named(HUNG, 'app02') });

  test('are matched by name, whatever their order', async () => {
    const after = nest({ a: named(HUNG, 'app02'), b: named(MENDED, 'app01') });
    const { verdict, checks } = await verified(before, after);
    expect(verdict.outcome).toBe('not-held');
    const causes = checks.filter(({ step }) => step === 'cause').map(({ host, outcome }) => `${host}: ${outcome}`);
    expect(causes).toEqual(['app01: held', 'app02: not-held']);
  });

  test('one of them alone is found', async () => {
    const { verdict, cautions, checks } = await verified(before, named(MENDED, 'app02'));
    expect(verdict.outcome).toBe('held');
    expect(cautions.map(({ code, text }) => [code, text.split(' ', 1)[0]])).toEqual([['host-left-out', 'app01']]);
    expect(new Set(checks.map(({ host }) => host))).toEqual(new Set(['app02']));
  });

  test('with no host in common they are refused, asked or not', async () => {
    for (const otherHost of [false, true]) {
      const refusal = await refusalOf(before, named(MENDED, 'app03'), otherHost);
      expect(refusal?.code).toBe('OTHER_HOST');
      expect(refusal?.message).toContain('app01, app02');
      expect(refusal?.message).toContain('no host in common');
    }
  });
});
