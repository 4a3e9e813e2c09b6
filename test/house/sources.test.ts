import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const LONGEST = 300;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.gen(\.d)?\.ts$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

const lengthOf = (path: string): number => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;

describe('source files', () => {
  test('there are some', () => {
    expect(sources('src').length).toBeGreaterThan(10);
  });

  test(`none is over ${LONGEST} lines`, () => {
    expect(sources('src').filter((path) => lengthOf(path) > LONGEST)).toEqual([]);
  });

  test('their names are kebab-case', () => {
    const odd = [...sources('src'), ...sources('test')].filter((path) => !/^[a-z0-9/.-]+$/.test(path));
    expect(odd.filter((path) => !path.startsWith('test/evidence/'))).toEqual([]);
  });
});
