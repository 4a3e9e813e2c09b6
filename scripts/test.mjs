// `npm test`: installs and builds what is missing, runs every suite, and says what was skipped and how to have it.
import './lib/node-version.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensure } from './ensure.mjs';
import { at, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

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
  const counts = countsOf(report);
  if (skips.length > 0 && !filtered) {
    process.stdout.write(`\nSkipped; \`npm run test:setup\` brings what these need:\n${skips.join('\n')}\n`);
  }
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return status;
}

function read(reportFile) {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return undefined; // vitest ended before it could report, and has said why
  }
}

function countsOf({ testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  // A file that does not load has no tests to fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function skippedByFile({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) => {
    const skipped = assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending');
    if (skipped.length === 0) return [];
    const suites = [...new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title))];
    return [`  ${relative(root, name)}: ${suites.join('; ')} (${skipped.length})`];
  });
}
