import { relative } from 'node:path';
import { root } from './root.mjs';

/** The last line of a test run, from the report of vitest's `json` reporter and vitest's exit status. */
export function countLine(report, status) {
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  // A file that does not load has no tests to fail.
  const unloaded = testResults.filter(
    ({ status: outcome, assertionResults }) => outcome === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  // vitest also fails for what no test is to blame for: an error after the last one, a threshold of coverage.
  const counted = failed === 0 && status !== 0 ? 1 : failed;
  return `${numPassedTests} passed, ${counted} failed, ${numPendingTests + numTodoTests} skipped`;
}

/** A line for each file with skipped tests; the names of the suites say why, and how to have them. */
export function skippedByFile({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) => {
    const skipped = assertionResults.filter(({ status }) => ['skipped', 'pending', 'todo'].includes(status));
    if (skipped.length === 0) return [];
    const suites = [...new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title))];
    return [`  ${relative(root, name)}: ${suites.join('; ')} (${skipped.length})`];
  });
}
