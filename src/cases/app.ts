import type { ByteStream } from '../core/model/bytes.ts';
import type {
  Check,
  Diagnosis,
  Fix,
  Reference,
  ReproductionStep,
  Severity,
  Workaround,
} from '../core/model/diagnosis.ts';
import type { Locale } from '../core/model/locale.ts';
import type { CaseService } from './service/service.ts';

/** What one can do with unhang, whichever door one comes through. Refusals are `UnhangError`s. */
export interface App {
  /** Streams a bundle through; nothing is kept. `name` is a hint and never a path. */
  diagnoseBundle(
    body: ByteStream,
    options: { readonly locale: Locale; readonly name?: string; readonly signal?: AbortSignal },
  ): Promise<Diagnosis>;
  /** Pasted outputs, keyed by the command that printed them. */
  diagnosePasted(outputs: ReadonlyMap<string, string>, options: { readonly locale: Locale }): Promise<Diagnosis>;
  rules(locale: Locale): readonly RuleSummary[];
  rule(id: string, locale: Locale): RuleDetail | undefined;
  /** Absent where nothing is kept. */
  readonly service?: CaseService;
  close(): Promise<void>;
}

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
}

/** Steps stand as the rule has them, with placeholders where a diagnosis has the bundle's own values. */
export interface RuleDetail extends RuleSummary {
  readonly signals: readonly RuleSignal[];
  readonly reproduce: readonly ReproductionStep[];
  readonly workarounds: readonly Workaround[];
  readonly fix: readonly Fix[];
  readonly verify: readonly Check[];
  readonly references: readonly Reference[];
}

export interface RuleSignal {
  readonly name: string;
  /** What the signal says once seen. */
  readonly says: string;
}
