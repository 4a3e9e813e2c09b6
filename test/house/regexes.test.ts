import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const core = join(import.meta.dirname, '../../src/core');

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.gen(\.d)?\.ts$/.test(path))
  .sort();

/** Every regular expression that stands in a file as a literal. */
function literalsOf(path: string): Found[] {
  const file = ts.createSourceFile(path, readFileSync(join(core, path), 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        where: `${path}:${line + 1}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `Found` for every expression that the modules make of parts when they are loaded. */
async function constructed(): Promise<Found[]> {
  const found: Found[] = [];
  const original = RegExp;
  let where = '';
  vi.stubGlobal(
    'RegExp',
    new Proxy(original, {
      construct(target, [pattern, flags]: [string | RegExp, string?]) {
        const made = new target(pattern, flags);
        // Packages that the core loads make theirs as well; ours are made of text.
        if (typeof pattern === 'string' && where !== '') found.push({ where, source: made.source, flags: made.flags });
        return made;
      },
    }),
  );
  for (const path of files.filter((name) => readFileSync(join(core, name), 'utf8').includes('new RegExp('))) {
    where = path;
    await import(join(core, path));
  }
  vi.unstubAllGlobals();
  return found;
}

/**
 * A bounded repetition costs at most its bound, but the analysis unrolls it, and then calls `.{0,80}` quadratic because
 * 80 is many. Two rounds show the same ambiguities. What multiplies bounds with one another is looked for by `nested`.
 */
function shrunk(source: string): string {
  return eachBound(source, (least, most) =>
    most === Number.POSITIVE_INFINITY ? `{${Math.min(least, 1)},}` : `{${Math.min(least, 1)},${Math.min(most, 2)}}`,
  );
}

/** `{2,5}` and the like, but not in a class and not behind a backslash. */
function eachBound(source: string, replace: (least: number, most: number) => string): string {
  return source.replace(
    /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\{(\d+)(?:(,)(\d*))?\}/g,
    (whole: string, least?: string, comma?: string, most?: string) => {
      if (least === undefined) return whole;
      const upper = comma === undefined ? least : most === '' ? 'Infinity' : most;
      return replace(Number(least), Number(upper));
    },
  );
}

/** Is a group that repeats often made of something that repeats often? */
function nested(source: string): boolean {
  const bare = eachBound(source.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, 'x'), (_, most) =>
    most > 8 ? '\u0001' : '\u0002',
  ).replace(/[*+]/g, '\u0001');
  const open: boolean[] = [];
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare.charAt(at);
    if (character === '(') open.push(false);
    if (character === ')') {
      const repeats = open.pop() ?? false;
      if (repeats && bare.charAt(at + 1) === '\u0001') return true;
      if (repeats && open.length > 0) open[open.length - 1] = true;
    }
    if (character === '\u0001' && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}

/** Deterministic: a fixed seed, and so few rounds that no time limit is ever reached. */
const EFFORT = {
  randomSeed: 1,
  maxNFASize: 1000,
  maxIteration: 2,
  maxInitialGenerationSize: 60,
  maxGenerationSize: 30,
};

function verdictOf({ source, flags }: Found): string {
  const { status, ...rest } = checkSync(shrunk(source), flags, { ...EFFORT, timeout: 20_000 });
  return status === 'vulnerable' && 'complexity' in rest ? `${status}: ${rest.complexity.summary}` : status;
}

beforeAll(() => {
  // Not the Java or native checker, which only some machines have.
  vi.stubEnv('RECHECK_SYNC_BACKEND', 'pure');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

describe('no regular expression of the core takes more than linear time', () => {
  test('the check finds what it is for', () => {
    const verdict = (source: string): string => verdictOf({ where: '', source, flags: '' });
    expect(verdict('/+$')).toContain('polynomial');
    expect(verdict('"(?:[^"\\\\]|\\\\.)*"')).toContain('polynomial');
    expect(verdict('^(?:a+)+$')).toContain('exponential');
    expect(verdict('^a{1,40}b$')).toBe('safe');
    expect(nested('^(?:a{0,40}b?){0,64}$')).toBe(true);
    expect(nested('^(?:a{0,4} ){0,64}[(+]{2}$')).toBe(false);
  });

  test('there are literals to check', () => {
    expect(files.flatMap(literalsOf).length).toBeGreaterThan(200);
  });

  // One by one: together they take longer than a test may.
  test.each(files.filter((path) => literalsOf(path).length > 0))('literals of %s', (path) => {
    const all = literalsOf(path).map((one) => ({ ...one, verdict: verdictOf(one) }));
    expect(all.filter(({ verdict }) => verdict !== 'safe')).toEqual([]);
    expect(all.filter(({ source }) => nested(source))).toEqual([]);
  });

  test('those made of parts', async () => {
    const all = await constructed();
    expect(all.length).toBeGreaterThan(5);
    expect(all.map((one) => ({ ...one, verdict: verdictOf(one) })).filter(({ verdict }) => verdict !== 'safe')).toEqual(
      [],
    );
    expect(all.filter(({ source }) => nested(source))).toEqual([]);
  });
});
