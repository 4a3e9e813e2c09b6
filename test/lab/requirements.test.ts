import { describe, expect, test } from 'vitest';
import { firstLacking } from '../../src/lab/requirements.ts';
import { assertPossible } from '../../src/lab/lab.ts';
import { SCENES } from '../../src/lab/scenes.ts';
import { unprivileged } from '../support/temp-folder.ts';

describe('what a scene needs', () => {
  test('nothing is nothing', () => {
    expect(firstLacking([])).toBeUndefined();
    expect(firstLacking(['command:sh'])).toBeUndefined();
  });

  test('a program that is not here is named, and no name is run as a command', () => {
    expect(firstLacking(['command:no-such-program'])).toBe('there is no no-such-program (try: npm run test:setup)');
    expect(firstLacking(['command:sh; true'])).toContain('there is no sh; true');
  });

  test('the first that is missing is told', () => {
    expect(firstLacking(['command:sh', 'command:first', 'command:second'])).toContain('first');
  });

  test.each([...new Set(SCENES.flatMap(({ requires }) => requires))])(
    '%s can be asked for on any host',
    (requirement) => {
      expect(firstLacking([requirement]) ?? 'there').toMatch(/^\S[^\n]*[^.\n]$/);
    },
  );
});

test('who is not root is refused before anything is touched', async () => {
  await unprivileged(async () => {
    if (process.getuid?.() === 0) return; // only the effective user changed
    expect(() => assertPossible([], { sos: false })).toThrow(
      expect.objectContaining({ code: 'USAGE', details: { lacking: 'it takes root' } }),
    );
  });
});
