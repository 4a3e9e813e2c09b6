import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../scripts/lib/root.mjs';

/** Diagnoses what one case left in `folder`, and compares: one result for the tree, one for the archive of sos. */
export function judgeCase(scene, folder, { sos }) {
  const results = [check(scene, 'tree', join(folder, 'tree'))];
  if (!sos) return [...results, { ...about(scene, 'archive'), outcome: 'skipped', said: 'no archive: --no-sos' }];
  return [...results, check(scene, 'archive', newestArchive(folder))];
}

/** The folder may hold archives of earlier runs. */
function newestArchive(folder) {
  const archives = readdirSync(folder).filter((name) => /^sosreport-.*\.tar\.(gz|xz)$/.test(name));
  const paths = archives.map((name) => join(folder, name));
  return paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** A case that could not be judged at all. */
export function unjudged(scene, outcome, said) {
  return ['tree', 'archive'].map((kind) => ({ ...about(scene, kind), outcome, said }));
}

/** What `document` says, where it is not what was expected; undefined where it is. */
export function differenceFrom(expected, { verdict, findings, bundle }) {
  const found = verdictText(verdict);
  if (found !== verdictText(expected)) return `${found}, and not ${verdictText(expected)}`;
  if (expected.status === 'clear' && findings.length > 0) {
    return `clear, and yet ${findings.map(verdictText).join(', ')}`;
  }
  return bundle.complete ? undefined : 'read in part only';
}

export function resultLine({ name, kind, outcome, said }) {
  const words = { passed: 'ok    ', failed: 'FAILED', skipped: 'skip  ' };
  return `${words[outcome]}  ${name.padEnd(20)}  ${kind.padEnd(7)}  ${said}\n`;
}

export function countLine(results) {
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`;
}

function check(scene, kind, path) {
  const expected = scene.expect[kind];
  const failed = (said) => ({ ...about(scene, kind), outcome: 'failed', said });
  if (path === undefined) return failed('sos left no archive');
  const main = at('dist/cli/main.js');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [main, 'diagnose', path, '--format', 'json', '--lang', 'en'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (error !== undefined || status !== 0) return failed(`unhang ended with ${status}: ${error ?? stderr.trim()}`);
  const document = JSON.parse(stdout);
  const difference = differenceFrom(expected, document);
  if (difference !== undefined) return failed(difference);
  return { ...about(scene, kind), outcome: 'passed', said: verdictText(document.verdict) };
}

function about({ name }, kind) {
  return { name, kind };
}

function verdictText({ status, rule }) {
  return rule === undefined ? status : `${status} ${rule}`;
}
