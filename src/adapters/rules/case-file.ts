import { Ajv, type ValidateFunction } from 'ajv';
import { CASE_SCHEMA } from '../../core/model/case-schema.ts';
import type { CaseSource } from '../../core/model/rule-case.ts';
import { type Form, parseYamlFile, type YamlFile } from './yaml-file.ts';

export interface CaseFile extends YamlFile {
  /** Id of the rule whose cases these are: the file's name. */
  readonly rule: string;
  /** Absent where the file holds no cases. */
  readonly cases?: readonly CaseSource[];
}

/** Cases hold excerpts of logs; whoever needs more has a tree beside the file. */
export const MAX_CASE_BYTES = 1024 * 1024;

let validator: ValidateFunction | undefined;

const FORM: Form = {
  what: 'list of cases',
  maxBytes: MAX_CASE_BYTES,
  validator: () => (validator ??= new Ajv({ allErrors: true, strict: true }).compile(CASE_SCHEMA)),
};

/** Reads the cases of one rule. */
export function parseCaseFile(file: string, rule: string, text: string): CaseFile {
  const read = parseYamlFile(file, text, FORM);
  // The schema has said that these are cases.
  return read.content === undefined ? { ...read, rule } : { ...read, rule, cases: read.content as CaseSource[] };
}
