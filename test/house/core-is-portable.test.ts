import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const core = join(import.meta.dirname, '../../src/core');

interface CoreProgram {
  readonly program: ts.Program;
  /** What the compiler says of the whole core, or of the one `extra` file in it. */
  readonly complaints: readonly string[];
}

/** Compiles the core as its own tsconfig says, with one more file in it that exists only here. */
function compileCore(extra?: string): CoreProgram {
  const config = ts.getParsedCommandLineOfConfigFile(join(core, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw new Error(said(diagnostic));
    },
  });
  if (config === undefined) throw new Error('src/core has no tsconfig.json');
  const host = ts.createCompilerHost(config.options);
  const extraPath = join(core, 'house-test.ts');
  if (extra !== undefined) {
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (path) => path === extraPath || fileExists(path);
    host.readFile = (path) => (path === extraPath ? extra : readFile(path));
    host.getSourceFile = (path, options, ...rest) =>
      path === extraPath ? ts.createSourceFile(path, extra, options) : getSourceFile(path, options, ...rest);
  }
  const roots = extra === undefined ? config.fileNames : [extraPath];
  const program = ts.createProgram(roots, config.options, host);
  return { program, complaints: ts.getPreEmitDiagnostics(program).map(said) };
}

function said({ messageText, file }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ');
  return file === undefined ? text : `${file.fileName}: ${text}`;
}

describe('the core is portable', () => {
  test(
    'it compiles without the types of Node and of a page, and no package brings them in',
    { timeout: 60_000 },
    () => {
      const { program, complaints } = compileCore();
      expect(complaints).toEqual([]);
      const paths = program.getSourceFiles().map(({ fileName }) => fileName);
      expect(paths.some((path) => path.includes('/src/core/'))).toBe(true);
      expect(paths.filter((path) => /@types\/node\/|lib\.dom\.d\.ts$/.test(path))).toEqual([]);
    },
  );

  test.each([
    `import { readFileSync } from 'node:fs';\nexport const kept = readFileSync;`,
    `export const kept = Buffer.from([1]);`,
    `export const kept = process.pid;`,
    `export const kept = document.title;`,
  ])('it does not compile with %s', (code) => {
    expect(compileCore(code).complaints).toEqual([expect.stringMatching(/Cannot find (module|name)/)]);
  });

  test.each([`export const kept = new TextDecoder();`, `export const kept = new DecompressionStream('gzip');`])(
    'it compiles with %s',
    (code) => {
      expect(compileCore(code).complaints).toEqual([]);
    },
  );
});
