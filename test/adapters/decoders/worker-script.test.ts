import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needs, titleNeeding } from '../../support/needs.ts';
import { logLines, packed } from '../../support/packed.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LOG = logLines(100_000);
const SOURCES = ['src/adapters/decoders', 'src/core/bundle/zip', 'src/core/model'];

/** Decodes standard input, outside of the test runner. */
const MAIN = `
import { nodeDecoders } from './src/adapters/decoders/node-decoders.js';
const decode = nodeDecoders({ portable: true })[process.argv[2]];
for await (const chunk of decode(process.stdin)) process.stdout.write(chunk);
`;

/** What the build makes of the sources, without its check of types, which takes longer than all of this. */
function build(folder: string): void {
  const ofBuild = { ...compilerOptions('tsconfig.json'), ...compilerOptions('tsconfig.build.json') };
  // A single file does not know that its package is one of ES modules.
  const single = { module: 'ESNext', moduleResolution: 'Bundler', sourceMap: false };
  const { options } = ts.convertCompilerOptionsFromJson({ ...ofBuild, ...single }, ROOT);
  for (const source of SOURCES) {
    mkdirSync(join(folder, source), { recursive: true });
    for (const name of readdirSync(join(ROOT, source))) {
      const text = readFileSync(join(ROOT, source, name), 'utf8');
      const { outputText } = ts.transpileModule(text, { compilerOptions: options, fileName: join(ROOT, source, name) });
      writeFileSync(join(folder, source, name.replace(/\.ts$/, '.js')), outputText);
    }
  }
}

function compilerOptions(file: string): Record<string, unknown> {
  const { config } = ts.readConfigFile(join(ROOT, file), (path) => readFileSync(path, 'utf8')) as {
    config: { compilerOptions: Record<string, unknown> };
  };
  return config.compilerOptions;
}

const title = titleNeeding('functions that travel into a thread as text survive a build', 'xz', 'bzip2', 'zstd');

describe.skipIf(!needs('xz', 'bzip2', 'zstd'))(title, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhang-build-'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'main.js'), MAIN);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    build(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(['xz', 'lzma', 'bzip2', 'zstd'] as const)('%s', (compression) => {
    const decoded = execFileSync(process.execPath, [join(folder, 'main.js'), compression], {
      input: packed(compression, LOG),
      maxBuffer: 2 ** 24,
    });
    expect(decoded.equals(LOG)).toBe(true);
  });
});
