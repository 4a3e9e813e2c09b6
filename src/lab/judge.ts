import type { Diagnosis, Finding } from '../core/model/diagnosis.ts';
import type { Capture, Expected, Scene } from './scene.ts';

/** What became of one capture of a scene. */
export interface Judged {
  readonly name: string;
  readonly capture: Capture;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly said: string;
}

type Said = Pick<Diagnosis, 'verdict' | 'findings' | 'bundle'>;

/**
 * Holds a diagnosis to what its scene wants. `catalog`: ids of the rules there are. A rule that is not among them yet
 * cannot be named, so there the capture alone has to be whole.
 */
export function judge(scene: Scene, capture: Capture, diagnosis: Said, catalog: ReadonlySet<string>): Judged {
  const expected = scene.expect[capture];
  const found = verdictText(diagnosis.verdict);
  if (!diagnosis.bundle.complete) return failed(scene, capture, 'read in part only');
  const passed = (said: string): Judged => ({ name: scene.name, capture, outcome: 'passed', said });
  if (expected.rule !== undefined && !catalog.has(expected.rule)) {
    return passed(`captured; there is no rule ${expected.rule} yet (${found})`);
  }
  const difference = differenceFrom(expected, diagnosis) ?? mountMissing(scene, diagnosis);
  return difference === undefined ? passed(found) : failed(scene, capture, difference);
}

/** A capture that was to be there. */
export function nothingLeft(scene: Scene, capture: Capture): Judged {
  return failed(scene, capture, capture === 'archive' ? 'sos left no archive' : 'nothing was left');
}

export function failed({ name }: Scene, capture: Capture, said: string): Judged {
  return { name, capture, outcome: 'failed', said };
}

export function skipped({ name }: Scene, capture: Capture, said: string): Judged {
  return { name, capture, outcome: 'skipped', said };
}

/** What the document says, where it is not what was expected; undefined where it is. */
export function differenceFrom(expected: Expected, { verdict, findings }: Omit<Said, 'bundle'>): string | undefined {
  const found = verdictText(verdict);
  if (verdict.rule !== expected.rule || !expected.statuses.includes(verdict.status)) {
    return `${found}, and not ${expectedText(expected)}`;
  }
  const others = findings.filter((finding) => speaksAgainst(finding, expected));
  return others.length === 0 ? undefined : `${found}, and yet ${others.map(verdictText).join(', ')}`;
}

/** What is merely possible or at risk beside a cause may well be so; where nothing is wrong, it may not. */
function speaksAgainst({ rule, status }: Finding, expected: Expected): boolean {
  if (expected.rule === undefined) return true;
  if (expected.alone !== true || rule === expected.rule || expected.beside?.includes(rule) === true) return false;
  return status === 'confirmed' || status === 'probable';
}

/** Is the mount that the scene is about named where the cause is told? */
function mountMissing({ mount }: Scene, { verdict, findings }: Said): string | undefined {
  if (mount === undefined) return undefined;
  const finding = findings.find(({ rule }) => rule === verdict.rule);
  const told = [verdict.headline, finding?.summary, ...(finding?.evidence ?? []).map(({ excerpt }) => excerpt)];
  return told.some((text) => text?.includes(mount)) ? undefined : `${verdictText(verdict)}, and ${mount} is not named`;
}

export function resultLine({ name, capture, outcome, said }: Judged): string {
  const words = { passed: 'ok    ', failed: 'FAILED', skipped: 'skip  ' };
  return `${words[outcome]}  ${name.padEnd(20)}  ${capture.padEnd(9)}  ${said}\n`;
}

export function countLine(results: readonly Judged[]): string {
  const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`;
}

function verdictText({ status, rule }: { readonly status: string; readonly rule?: string }): string {
  return rule === undefined ? status : `${status} ${rule}`;
}

function expectedText({ statuses, rule }: Expected): string {
  return verdictText({ status: statuses.join(' or '), rule });
}
