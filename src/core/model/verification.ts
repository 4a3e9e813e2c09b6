import type { BundleSummary, Evidence, HeldOutcome, HostDiagnosis, MissingFact, Verdict } from './diagnosis.ts';

/** Did a fix hold? What two bundles of one host say, `schemaVersion: "1"`. All words are in `engine.locale`. */
export interface Verification {
  readonly schemaVersion: '1';
  readonly verdict: { readonly outcome: CheckOutcome; readonly headline: string };
  readonly before: BundleHead;
  readonly after: BundleHead;
  /** What weakens the verdict, or must be known to read it. */
  readonly cautions: readonly Caution[];
  /** For each cause of the earlier bundle whether it is gone, and its rule's steps of verification. */
  readonly checks: readonly VerificationCheck[];
  /** Of the lasting fixes that the earlier bundle called for, which are in place. */
  readonly fixes: readonly FixCheck[];
  /** Kernel and packages that differ, of those that a cause has to do with. */
  readonly changes: readonly Change[];
  /** Causes that hold in the later bundle and did not in the earlier one. */
  readonly appeared: readonly Appeared[];
  readonly engine: HostDiagnosis['engine'];
}

/** A bundle, and what its own diagnosis says. */
export interface BundleHead {
  readonly bundle: BundleSummary;
  readonly verdict: Verdict;
}

export const CHECK_OUTCOMES = ['held', 'not-held', 'cannot-tell'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export interface VerificationCheck {
  readonly rule: string;
  /** Of several hosts, the one it is about. */
  readonly host?: string;
  /** `cause`: is the cause gone? `verify`: one step of the rule's own verification. */
  readonly step: 'cause' | 'verify';
  /** The cause's title, or what the step does, with the earlier bundle's values. */
  readonly do: string;
  readonly run?: string;
  readonly expect?: string;
  readonly outcome: CheckOutcome;
  readonly because: string;
  readonly evidence: BothSides;
  /** What the later bundle lacks to decide it. */
  readonly missing: readonly MissingFact[];
}

export interface BothSides {
  readonly before: readonly Evidence[];
  readonly after: readonly Evidence[];
}

export interface FixCheck {
  readonly rule: string;
  readonly host?: string;
  readonly do: string;
  readonly run?: string;
  readonly since?: string;
  /** `done`: called for no longer. `open`: called for as before. */
  readonly outcome: 'done' | 'open' | 'cannot-tell';
  readonly evidence: BothSides;
}

export interface Change {
  readonly host?: string;
  readonly what: 'kernel' | 'package';
  readonly name: string;
  /** Absent where it was not there. */
  readonly before?: string;
  readonly after?: string;
  readonly evidence: BothSides;
}

export interface Appeared {
  readonly rule: string;
  readonly host?: string;
  readonly status: HeldOutcome;
  readonly title: string;
  readonly headline: string;
  readonly evidence: readonly Evidence[];
}

/**
 * `same-bundle`, `wrong-order`: nothing can be told from these two. `before-incomplete`, `after-incomplete`.
 * `rebooted`: a reboot ends such a hang by itself. `mount-gone`: nothing can hang there. `order-unknown`, `boot-unknown`:
 * the bundles do not tell when they were made, or whether the host was rebooted. `other-host`: not the same host, as
 * was asked for. `host-unknown`: no name, or one that a cleaner made up. `host-left-out`: a host of one bundle alone.
 * `left-out`: lines, since the document has a limit.
 */
export const CAUTIONS = [
  'same-bundle',
  'wrong-order',
  'other-host',
  'host-unknown',
  'host-left-out',
  'before-incomplete',
  'after-incomplete',
  'rebooted',
  'mount-gone',
  'order-unknown',
  'boot-unknown',
  'left-out',
] as const;
export type CautionCode = (typeof CAUTIONS)[number];

export interface Caution {
  readonly code: CautionCode;
  readonly host?: string;
  readonly text: string;
  readonly evidence: BothSides;
}
