import type { Locale } from './locale.ts';

/** The diagnosis document of the public contract, `schemaVersion: "1"`. All words in it are in `engine.locale`. */
export interface Diagnosis extends HostDiagnosis {
  /**
   * Where several hosts' bundles were sent as one: each host's own diagnosis. The document around them is then about the
   * whole: its findings say of which host they are, and paths in it begin at the top of what was sent.
   */
  readonly hosts?: readonly HostDiagnosis[];
}

/** What was found in one host's bundle. */
export interface HostDiagnosis {
  readonly schemaVersion: '1';
  readonly bundle: BundleSummary;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly differential: readonly Ruling[];
  readonly timeline: readonly TimelineEvent[];
  /** Absent where nothing in the bundle could tell. */
  readonly hangs?: Hangs;
  /** How many facts of each kind were read. */
  readonly facts: Readonly<Record<string, number>>;
  readonly engine: { readonly version: string; readonly catalog: string; readonly locale: Locale };
}

export interface BundleSummary {
  /** Of the bytes as they were sent; absent for a directory and for pasted text. */
  readonly sha256?: string;
  readonly bytes?: number;
  /** `tar.xz`, `tar.gz`, …, `tar`, `zip`, `directory`, `file`, `pasted`; of an archive inside, `tar.xz in zip`. */
  readonly format: string;
  /** `sos 4.0` */
  readonly generator?: string;
  readonly host?: string;
  readonly os?: string;
  readonly kernel?: string;
  readonly capturedAt?: string;
  /** The bundle's top folder; empty where it has none. */
  readonly root: string;
  /** Path of the archive that holds the bundle, where that was sent inside another one. */
  readonly within?: string;
  readonly entries: number;
  /** False where the bundle was cut, damaged, or larger than a limit: absence then proves nothing. */
  readonly complete: boolean;
  readonly notes: readonly BundleNote[];
}

export interface BundleNote {
  readonly code: string;
  readonly text: string;
  readonly path?: string;
  readonly line?: number;
  /** How many such notes this one stands for. */
  readonly count?: number;
}

/** Outcomes of a rule, best first. */
export const OUTCOMES = ['confirmed', 'probable', 'possible', 'at-risk', 'ruled-out', 'not-assessable'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type HeldOutcome = 'confirmed' | 'probable' | 'possible' | 'at-risk';
export type VerdictStatus = HeldOutcome | 'clear' | 'insufficient';
export type Severity = 'low' | 'medium' | 'high' | 'critical';

export interface Verdict {
  readonly status: VerdictStatus;
  /** Absent for `clear` and `insufficient`. */
  readonly rule?: string;
  /** Of several hosts, the one that the verdict is about. */
  readonly host?: string;
  readonly headline: string;
}

export interface Finding {
  readonly rule: string;
  /** Of several hosts, the one it was found on. */
  readonly host?: string;
  readonly status: HeldOutcome;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly chain: readonly ChainLink[];
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly missing: readonly MissingFact[];
  readonly reproduce: readonly ReproductionStep[];
  readonly workarounds: readonly Workaround[];
  readonly fix: readonly Fix[];
  readonly verify: readonly Check[];
  readonly references: readonly Reference[];
}

export interface ChainLink {
  readonly claim: string;
  readonly basis: 'observed' | 'inferred' | 'missing';
  /** Ids of the finding's evidence. */
  readonly evidence: readonly string[];
}

/** Line `line` of member `path`, decoded, is `excerpt`, character for character, unless a flag says otherwise. */
export interface Citation {
  readonly path: string;
  readonly line: number;
  readonly excerpt: string;
  readonly excerptCut?: true;
  readonly excerptLossy?: true;
  readonly excerptRedacted?: true;
}

export interface Evidence extends Citation {
  readonly id: string;
  readonly signal: string;
  readonly says: string;
}

export interface MissingFact {
  readonly fact: string;
  readonly why: string;
  readonly command?: string;
}

export interface Step {
  readonly do: string;
  readonly run?: string;
}

export interface ReproductionStep extends Step {
  /** It puts back what the others did. */
  readonly cleansUp?: true;
}

export interface Workaround extends Step {
  readonly risk: 'none' | 'low' | 'medium' | 'high';
  readonly undo?: string;
}

export interface Fix extends Step {
  /** A unified diff. */
  readonly patch?: string;
  readonly since?: string;
}

export interface Check extends Step {
  readonly expect: string;
}

export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** A rule that did not hold, and why. */
export interface Ruling {
  readonly rule: string;
  /** Of several hosts, the one it is about. */
  readonly host?: string;
  readonly title: string;
  readonly status: 'ruled-out' | 'not-assessable';
  readonly because: string;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly MissingFact[];
}

export interface TimelineEvent {
  /** As precise as its source: ISO 8601, a log's own label, or seconds since boot. */
  readonly at: string;
  readonly what: string;
  readonly host?: string;
  readonly path?: string;
  readonly line?: number;
}

/** What hangs, whatever the cause. A list that is absent is unknown; an empty one was looked at, and nothing hangs. */
export interface Hangs {
  /** The mounts that are waited for, the worst first; behind them those of which it is one, nobody knows which. */
  readonly mounts?: readonly HangingMount[];
  /** Mounts that are not listed. */
  readonly moreMounts?: number;
  /**
   * Who waits, in groups of one wait: whoever holds or serves what others wait for stands before them, and `df` behind the
   * rest. Who may wait for a moment only is left out.
   */
  readonly tasks?: readonly WaitingTasks[];
  /** Groups that are not listed. */
  readonly moreTasks?: number;
}

/**
 * How it is known: `waiter` (a task waits for it), `unreachable` (the collecting tool could not look at it), `timeout` (a
 * command that names it did not return), `candidate` (a task waits for one of several, of which this is one).
 */
export type HangBasis = 'waiter' | 'unreachable' | 'timeout' | 'candidate';

export interface HangingMount extends Citation {
  readonly target: string;
  /** Of several hosts, the one it is mounted on. */
  readonly host?: string;
  readonly type?: string;
  readonly device?: string;
  readonly basis: HangBasis;
  /** Tasks that wait for it. */
  readonly waiters: number;
  /** How long the one that waits longest has run, or was seen to wait. */
  readonly oldestSeconds?: number;
}

/** Whoever serves or holds is looked at first, and the command that somebody typed last; `worker` is a kernel thread. */
export const WAITER_ROLES = ['server', 'worker', 'mount-helper', 'umount', 'victim'] as const;
export type WaiterRole = (typeof WAITER_ROLES)[number];

export interface WaitingTask {
  readonly comm: string;
  readonly pid: number;
}

/**
 * `kernel` (khungtaskd names it), `inferred` (of all that wait there, it alone waits for something else), `serves` (the
 * daemon of the mount).
 */
export type HolderBasis = 'kernel' | 'inferred' | 'serves';

export interface Holder {
  readonly pid: number;
  readonly comm?: string;
  readonly basis: HolderBasis;
}

/** Tasks that wait for the same thing at the same place. */
export interface WaitingTasks extends Citation {
  /** As in the facts of kind `waits`: `nfs`, `fuse-init`, `block`, … */
  readonly family: string;
  /** What it waits for, in words: `an answer of the NFS server`. */
  readonly waitsFor: string;
  readonly host?: string;
  /** Kernel function that tells. */
  readonly anchor: string;
  /** What was asked for: `statfs`, `open`, … */
  readonly call?: string;
  /** What stands between the call and the wait: `audit`, `nfsd`, … */
  readonly via?: string;
  readonly filesystem?: string;
  readonly target?: string;
  readonly role: WaiterRole;
  readonly count: number;
  /** The first of them. */
  readonly tasks: readonly WaitingTask[];
  readonly heldBy?: Holder;
  /** How many groups stand above it in the chain: 0 where nobody else who waits holds it up. */
  readonly depth: number;
  /** Functions of one of them, the innermost first, without what the unwinder is not sure of. */
  readonly stack?: readonly string[];
}
