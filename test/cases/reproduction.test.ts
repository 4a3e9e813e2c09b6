import { describe, expect, it, test } from 'vitest';
import { closest } from '../../src/cases/closest.ts';
import { reproductionOf } from '../../src/cases/reproduction.ts';
import { LOCALES } from '../../src/core/model/locale.ts';
import { ruleSources } from '../../src/core/rules/catalog.gen.ts';
import { renderReproduction } from '../../src/core/words/reproduction-text.ts';
import { catalog } from '../core/diagnosis/support/bundles.ts';

describe.each(ruleSources.map(({ id }) => id))('the reproduction of %s', (id) => {
  it.each(LOCALES)('has every step once, what cleans up apart, and no placeholder left, in %s', (locale) => {
    const { steps, cleanUp } = reproductionOf(catalog, id, locale);
    const source = ruleSources.find((rule) => rule.id === id)?.reproduce ?? [];
    expect(steps.length + cleanUp.length).toBe(source.length);
    for (const { do: what, run } of [...steps, ...cleanUp]) expect(`${what} ${run ?? ''}`).not.toMatch(/\{\{\w/);
  });

  it('tells how to clean up where it tells what to run', () => {
    const { steps, cleanUp } = reproductionOf(catalog, id, 'en');
    if (steps.some(({ run }) => run !== undefined)) expect(cleanUp).not.toEqual([]);
  });
});

test('values that a diagnosis would have stand as the rule has them', () => {
  const [rule] = ruleSources;
  if (rule === undefined) throw new Error('no rules');
  const changed = {
    ...rule,
    values: { target: { see: '["/x"]', default: 'MOUNTPOINT' } },
    reproduce: [{ do: { en: 'On {{target}}', 'zh-CN': '在 {{target}}' }, run: 'df {{target}}\n' }],
  };
  const own = {
    ...catalog,
    rules: catalog.rules.map((one, index) => (index === 0 ? { ...one, source: changed } : one)),
  };
  expect(reproductionOf(own, rule.id, 'en').steps).toEqual([{ do: 'On MOUNTPOINT', run: 'df MOUNTPOINT' }]);
});

describe('a rule that there is not', () => {
  test.each([
    ['fuse-init-audt', 'there is no rule "fuse-init-audt"; did you mean fuse-init-audit?'],
    ['FUSE-INIT-AUDIT', 'there is no rule "FUSE-INIT-AUDIT"; did you mean fuse-init-audit?'],
    ['no-such-thing-at-all', 'there is no rule "no-such-thing-at-all"; see unhang rules list'],
    ['__proto__', 'there is no rule "__proto__"; see unhang rules list'],
    ['', 'there is no rule ""; see unhang rules list'],
  ])('%j', (id, message) => {
    expect(() => reproductionOf(catalog, id, 'en')).toThrow(expect.objectContaining({ code: 'NOT_FOUND', message }));
  });
});

describe('the names that were meant', () => {
  const names = ['fs-frozen', 'fuse-daemon-hung', 'nfs-v3-server-gone', 'nfs-v4-server-gone'];
  test.each([
    ['fs-frozn', ['fs-frozen']],
    ['nfs', ['nfs-v3-server-gone', 'nfs-v4-server-gone']],
    ['nfs-v4-sever-gone', ['nfs-v4-server-gone', 'nfs-v3-server-gone']],
    ['cifs-server-off-line', []],
    ['', []],
    ['x'.repeat(100_000), []],
  ])('%.30s: %j', (typed, meant) => {
    expect(closest(typed, names)).toEqual(meant);
  });
});

describe('as text', () => {
  const reproduction = {
    rule: 'fs-frozen',
    title: 'A frozen file system',
    steps: [{ do: 'Freeze it.', run: 'fsfreeze -f /mnt' }],
    cleanUp: [{ do: 'Thaw it.', run: 'fsfreeze -u /mnt' }],
  };

  it('has the steps, the clean-up, and how unhang makes it', () => {
    expect(renderReproduction(reproduction, 'en', { run: 'unhang reproduce fs-frozen --run' })).toBe(
      `fs-frozen  A frozen file system
  Only on a machine that you can do without. It may hang for good; every command
  needs root.

REPRODUCE IN A LAB
  1. Freeze it.
       fsfreeze -f /mnt

CLEAN UP, ALWAYS
  1. Thaw it.
       fsfreeze -u /mnt

  unhang makes it here, captures it, and puts everything back:
    unhang reproduce fs-frozen --run
`,
    );
  });

  it.each(LOCALES)('says where there is nothing to do, in %s', (locale) => {
    const text = renderReproduction({ ...reproduction, steps: [], cleanUp: [] }, locale);
    expect(text).not.toContain('unhang');
    expect(text.split('\n').filter((line) => /^ {2}\S/.test(line))).toHaveLength(locale === 'en' ? 4 : 3);
  });

  it('shows a control character, and does not print it', () => {
    const hostile = { ...reproduction, title: 'a\u001b[31mb' };
    expect(renderReproduction(hostile, 'en')).not.toContain('\u001b');
  });
});
