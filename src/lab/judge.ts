import type { Diagnosis } from '../core/model/diagnosis.ts';
import type { Capture, Expected, Scene } from './scene.ts';

/** What became of one capture of a scene. */
export interface Judged {
  readonly name: string;
  readonly capture: Capture;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly said: string;
}

type Said = Pick<Diagnosis, 'verdict' | 'findings' | 'differential' | 'bundle'>;

/** Holds a diagnosis to what its scene wants. `catalog`: ids of the rules there are, each of which has to answer. */
export function judge(scene: Scene, capture: Capture, diagnosis: Said, catalog: ReadonlySet<string>): Judged {
  const { verdict, bundle } = diagnosis;
  if (!bundle.complete) return failed(scene, capture, 'read in part only');
  const difference =
    differenceFrom(scene.expect[capture], diagnosis) ??
    mountMissing(scene, diagnosis) ??
    silentRule(catalog, diagnosis);
  if (difference !== undefined) return failed(scene, capture, difference);
  return { name: scene.name, capture, outcome: 'passed', said: verdictText(verdict) };
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
export function differenceFrom(
  expected: Expected,
  { verdict, findings, bundle }: Pick<Said, 'verdict' | 'findings' | 'bundle'>,
): string | undefined {
  const found = verdictText(verdict);
  const bare = expected.withoutStacks !== undefined && isWithoutStacks(bundle.generator);
  const statuses = (bare ? expected.withoutStacks : undefined) ?? expected.statuses;
  if (verdict.rule !== expected.rule || !statuses.includes(verdict.status)) {
    return `${found}, and not ${verdictText({ status: statuses.join(' or '), rule: expected.rule })}`;
  }
  const others = findings.filter(({ rule, status }) => {
    if (rule === expected.rule || expected.beside?.[rule] !== undefined) return false;
    return !bare || status === 'confirmed';
  });
  return others.length === 0 ? undefined : `${found}, and yet ${others.map(verdictText).join(', ')}`;
}

/** sos has copied /proc/PID/stack since 4.2. */
function isWithoutStacks(generator: string | undefined): boolean {
  const [, major, minor] = /^sos (\d{1,4})\.(\d{1,4})/.exec(generator ?? '') ?? [];
  return major !== undefined && (Number(major) < 4 || (Number(major) === 4 && Number(minor) < 2));
}

/** Every rule answers on every bundle. */
function silentRule(catalog: ReadonlySet<string>, { findings, differential }: Said): string | undefined {
  const told = new Set([...findings, ...differential].map(({ rule }) => rule));
  const silent = [...catalog].filter((rule) => !told.has(rule));
  return silent.length === 0 ? undefined : `nothing is said of ${silent.join(', ')}`;
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

function verdictText({ status, rule }: { readonly status: string; readonly rule?: string | undefined }): string {
  return rule === undefined ? status : `${status} ${rule}`;
}
