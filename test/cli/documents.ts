import { expect } from 'vitest';
import type { Diagnosis } from '../../src/core/model/diagnosis.ts';

/** What `--format json` printed. */
export function diagnosisOf(text: string): Diagnosis {
  return JSON.parse(text) as Diagnosis; // the contract's own document
}

/** The kind of one line of `unhang facts`, whose source has to be there. */
export function kindOf(line: string): string {
  const { kind, source } = JSON.parse(line) as { kind: string; source: { path: string; line: number } };
  expect(source.path).toEqual(expect.any(String));
  expect(source.line).toEqual(expect.any(Number));
  return kind;
}
