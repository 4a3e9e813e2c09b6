import type { ChainLink, Outcome, VerdictStatus, Workaround } from '../model/diagnosis.ts';
import { type Label, type MessageId } from './labels.ts';
import type { Style } from './ansi.ts';

type Status = Outcome | VerdictStatus;

/** A sign beside the word, so that nobody depends on colour. All are one column wide in every terminal. */
export const STATUS_MARKS: Readonly<Record<Status, string>> = {
  confirmed: '✗',
  probable: '!',
  possible: '~',
  'at-risk': '!',
  clear: '✓',
  insufficient: '?',
  'ruled-out': '-',
  'not-assessable': '?',
};

export const STATUS_STYLES: Readonly<Record<Status, Style>> = {
  confirmed: 'bad',
  probable: 'bad',
  possible: 'warn',
  'at-risk': 'warn',
  clear: 'good',
  insufficient: 'warn',
  'ruled-out': 'dim',
  'not-assessable': 'warn',
};

export const BASIS_MARKS: Readonly<Record<ChainLink['basis'], string>> = { observed: '✓', inferred: '~', missing: '?' };

export const BASIS_STYLES: Readonly<Record<ChainLink['basis'], Style>> = {
  observed: 'good',
  inferred: 'warn',
  missing: 'dim',
};

export const RISK_STYLES: Readonly<Record<Workaround['risk'], Style>> = {
  none: 'good',
  low: 'good',
  medium: 'warn',
  high: 'bad',
};

const RISKS: readonly Workaround['risk'][] = ['none', 'low', 'medium', 'high'];

/** The least dangerous way out first; equal risks stay in the order of the rule. */
export function byRisk(workarounds: readonly Workaround[]): Workaround[] {
  return [...workarounds].sort((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
}

/** `Risk: low`, in the punctuation of the language. */
export function labelled(label: Label, id: MessageId, value: string): string {
  return `${label(id)}${label('punctuation.colon')}${value}`;
}
