// `npm test`: installs and builds what is missing, runs every suite, and says what was skipped and how to have it.
import './lib/node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { at } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { countLine, skippedByFile } from './lib/test-report.mjs';

// Tests that a name pattern leaves out are skipped on purpose.
const filtered = process.argv.some((arg) => /^(-t|--testNamePattern)/.test(arg));

await ensure();
const folder = mkdtempSync(join(tmpdir(), 'unhang-test-'));
try {
  process.exitCode = await test(join(folder, 'report.json'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function test(reportFile) {
  const status = await run(process.execPath, [
    at('node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ]);
  const report = read(reportFile);
  if (report === undefined) return status === 0 ? 1 : status;
  const skips = skippedByFile(report);
  if (skips.length > 0 && !filtered) process.stdout.write(`\nSkipped:\n${skips.join('\n')}\n`);
  process.stdout.write(`\n${countLine(report, status)}\n`);
  return status;
}

function read(reportFile) {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return undefined; // vitest ended before it could report, and has said why
  }
}
