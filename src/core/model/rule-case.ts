import type { Outcome, VerdictStatus } from './diagnosis.ts';
import type { CheckOutcome } from './verification.ts';

/**
 * One case of a rule: a small bundle, and what the rule must make of it. The bundle begins as a tree of files, or as
 * nothing, and is changed from there.
 */
export interface CaseSource extends TreeStart, TreeChange {
  readonly name: string;
  /** Ids of the rules whose causes were really there, whatever the bundle shows of them; for the measure of accuracy. */
  readonly truth?: readonly string[];
  readonly expect: Expectation;
  /** Bundles made after a fix, and what the rule's steps of verification must say of each. */
  readonly later?: readonly LaterSource[];
}

/** What a bundle begins as; with none of these, as nothing. */
export interface TreeStart {
  /** A folder beside the case file. */
  readonly tree?: string;
  /** A folder of `test/evidence`, captured on a live hang; it is there only in a checkout of unhang. */
  readonly evidence?: string;
  /** A folder of `test/fixtures`, written by hand; it is there only in a checkout of unhang. */
  readonly fixture?: string;
}

/** A later bundle of the case's host. Where it names nothing that it begins as, it is the case's own one, changed. */
export interface LaterSource extends TreeStart, TreeChange {
  readonly name: string;
  /** Of each step of `verify` that the finding of the earlier bundle shows, in order. */
  readonly verify: readonly CheckOutcome[];
}

/** What is changed in a tree, in this order: left out, added or replaced, edited. */
export interface TreeChange {
  /** Globs of members to leave out; `*` stands for any run of characters but `/`. Each must match something. */
  readonly without?: readonly string[];
  /** Members to add or replace: path to text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Symbolic links to add: path to target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Text to replace in a member: path to pairs of old and new. Each old text must be there. */
  readonly edit?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Expectation {
  readonly status: Outcome;
  /** `path:line` of lines that must be cited. */
  readonly cites?: readonly string[];
  readonly citesNot?: readonly string[];
  /** `path:line` of lines that must be shown as speaking against it. */
  readonly against?: readonly string[];
  /** Parts of the facts that must be asked for. */
  readonly missing?: readonly string[];
  /** Commands that must be suggested, as they stand. */
  readonly runs?: readonly string[];
  readonly runsNot?: readonly string[];
  /** Each link of the chain, in order. */
  readonly chain?: readonly ('observed' | 'inferred' | 'missing')[];
  /** Part of the reason why it is ruled out or cannot be told. */
  readonly because?: string;
  readonly verdict?: VerdictStatus;
  /** Part of the verdict's headline. */
  readonly headline?: string;
  /** What other rules must make of the same bundle, by their ids. */
  readonly others?: Readonly<Record<string, Outcome>>;
}
