// Fails where a committed generated file is not what its sources make today, or is made from nothing.
import { existsSync, readFileSync } from 'node:fs';
import { filesBelow } from './lib/files.mjs';
import { generatedFiles } from './lib/generated.mjs';
import { at } from './lib/root.mjs';
import { SAMPLE, sampleIsCurrent } from './make-sample.mjs';

const problems = [];
const expected = await generatedFiles().catch((error) => {
  problems.push(error.message);
  return new Map();
});
for (const [path, text] of expected) {
  if (!existsSync(at(path))) problems.push(`${path} is missing`);
  else if (readFileSync(at(path), 'utf8') !== text) problems.push(`${path} is out of date`);
}
for (const path of filesBelow(at('src')).map((path) => `src/${path}`)) {
  if (expected.size > 0 && /\.gen(\.d)?\.ts$/.test(path) && !expected.has(path)) problems.push(`${path} has no source`);
}
try {
  if (!sampleIsCurrent()) problems.push(`${SAMPLE} is not what its evidence makes: npm run sample`);
} catch (error) {
  problems.push(`${SAMPLE} cannot be compared with its evidence: ${error.message}`);
}
if (problems.length > 0) {
  const generated = problems.some((problem) => /\.gen\.|^docs\//.test(problem));
  if (generated) problems.push('Run `npm run generate` and commit what it writes.');
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`drift: ${expected.size} generated files match their sources\n`);
}
