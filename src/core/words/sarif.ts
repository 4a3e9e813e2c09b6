import type { BundleNote, Diagnosis, Finding, HeldOutcome, Ruling, Severity } from '../model/diagnosis.ts';
import { INCOMPLETE } from '../model/note.ts';
import { isSafeUrl } from './escape.ts';
import { renderJson } from './json.ts';
import { labelsIn } from './labels.ts';
import { BUNDLE_BASE, locationOf, locationsOf, placeOf, stepsOf } from './sarif-locations.ts';

type Level = 'error' | 'warning' | 'note';
const LEVELS: readonly Level[] = ['note', 'warning', 'error'];

const BY_SEVERITY: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 2 };
/** However severe the cause, a weaker word cannot be an error. */
const AT_MOST: Readonly<Record<HeldOutcome, number>> = { confirmed: 2, probable: 1, possible: 0, 'at-risk': 0 };

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0: each cause that holds is a failed rule, each other one is `pass` (ruled out) or `open` (undecided). */
export function renderSarif(diagnosis: Diagnosis): string {
  const { engine, bundle, findings, differential, verdict } = diagnosis;
  const label = labelsIn(engine.locale);
  const rules = rulesOf(diagnosis);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: 'unhang', version: engine.version, language: engine.locale, rules } },
    invocations: [
      {
        executionSuccessful: bundle.complete,
        toolExecutionNotifications: bundle.notes.map(notification),
      },
    ],
    language: engine.locale,
    originalUriBaseIds: { [BUNDLE_BASE]: { description: { text: label('section.bundle') } } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...findings.map((finding) => ({
        ...findingResult(finding, finding.host ?? bundle.host),
        ruleIndex: indexOf.get(finding.rule),
      })),
      ...differential.map((ruling) => ({
        ...rulingResult(ruling, ruling.host ?? bundle.host),
        ruleIndex: indexOf.get(ruling.rule),
      })),
    ],
    properties: {
      verdict,
      bundle: { ...bundle, notes: undefined },
      hangs: diagnosis.hangs,
      facts: diagnosis.facts,
      catalog: engine.catalog,
    },
  };
  return renderJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

interface RuleDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly helpUri?: string;
}

/** Each rule once, in the order of its first result. */
function rulesOf({ findings, differential }: Diagnosis): RuleDescriptor[] {
  const rules = new Map<string, RuleDescriptor>();
  for (const { rule, title, references } of findings) {
    const helpUri = references.map(({ url }) => url).find(isSafeUrl);
    if (!rules.has(rule)) rules.set(rule, { id: rule, shortDescription: { text: title }, helpUri });
  }
  for (const { rule, title } of differential) {
    if (!rules.has(rule)) rules.set(rule, { id: rule, shortDescription: { text: title } });
  }
  return [...rules.values()];
}

function levelOf({ severity, status }: Finding): Level {
  return LEVELS[Math.min(BY_SEVERITY[severity], AT_MOST[status])] ?? 'note';
}

/** The same cause on the same host stays the same result from bundle to bundle, whatever its PIDs and lines. */
function fingerprints(rule: string, host: string | undefined): Readonly<Record<string, string>> {
  return { 'cause/v1': rule, 'causeOnHost/v1': `${rule}@${host ?? ''}` };
}

function findingResult(finding: Finding, host: string | undefined) {
  const { rule, status, severity, title, summary, against, missing, workarounds, fix, verify, reproduce } = finding;
  const where = locationsOf(finding.evidence);
  const related = [...(where.relatedLocations ?? []), ...against.map(locationOf)];
  return {
    ruleId: rule,
    kind: 'fail',
    level: levelOf(finding),
    message: { text: `${title}\n\n${summary.trim()}` },
    locations: where.locations,
    ...(related.length === 0 ? {} : { relatedLocations: related.map((one, index) => ({ ...one, id: index + 1 })) }),
    ...(finding.chain.length === 0 ? {} : { codeFlows: codeFlows(finding) }),
    partialFingerprints: fingerprints(rule, host),
    properties: { status, severity, missing, workarounds, fix, verify, reproduce },
  };
}

function codeFlows({ chain, evidence }: Finding) {
  return [{ threadFlows: [{ locations: chain.flatMap((link) => stepsOf(link, evidence)) }] }];
}

function rulingResult({ rule, status, because, evidence, missing }: Ruling, host: string | undefined) {
  return {
    ruleId: rule,
    kind: status === 'ruled-out' ? 'pass' : 'open',
    // 3.27.10: where the kind is not `fail`, the level is `none`.
    level: 'none',
    message: { text: because },
    ...locationsOf(evidence),
    partialFingerprints: fingerprints(rule, host),
    properties: { status, missing },
  };
}

const LIMITS: ReadonlySet<string> = INCOMPLETE;

function notification({ code, text, path, line, count }: BundleNote) {
  return {
    descriptor: { id: code },
    level: LIMITS.has(code) ? 'warning' : 'note',
    message: { text },
    ...(path === undefined ? {} : { locations: [{ physicalLocation: placeOf(path, line) }] }),
    ...(count === undefined ? {} : { properties: { count } }),
  };
}
