#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

/** Oldest Node that everything here runs on. */
const FLOOR = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < FLOOR[0] || (major === FLOOR[0] && minor < FLOOR[1])) {
  process.stderr.write(`unhang needs Node ${FLOOR.join('.')} or newer; this is ${process.version}.\n`);
  process.exitCode = 2;
} else {
  keepYoungGenerationSmall();
  keepCompiledCode();
  // Loaded behind the check, so that an old Node says what is wrong and does not stumble over syntax.
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
  });
}
