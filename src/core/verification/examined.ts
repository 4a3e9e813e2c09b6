import type { Assessment } from '../findings/assess.ts';
import type { Diagnosis, HostDiagnosis } from '../model/diagnosis.ts';
import type { Facts } from '../model/fact.ts';
import type { Symptom } from '../model/summary.ts';

/** One host's bundle: what it says, and what every rule makes of it. */
export interface Examined {
  readonly diagnosis: HostDiagnosis;
  readonly assessments: readonly Assessment[];
  readonly facts: Facts;
  readonly symptoms: readonly Symptom[];
}

/** A bundle, of one host nearly always. `diagnosis` is about all of them. */
export interface Examination {
  readonly diagnosis: Diagnosis;
  readonly hosts: readonly Examined[];
}
