import type { Step } from './diagnosis.ts';

/** How to make a cause in a lab, in one language, and how to put everything back. */
export interface Reproduction {
  readonly rule: string;
  readonly title: string;
  /** What a diagnosis would fill in from its bundle stands here as the rule's own defaults. */
  readonly steps: readonly Step[];
  readonly cleanUp: readonly Step[];
}
