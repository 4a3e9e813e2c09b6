import { Ajv, type ValidateFunction } from 'ajv';
import { RULE_SCHEMA } from '../../core/model/rule-schema.ts';
import type { RuleSource } from '../../core/model/rule.ts';
import { type Form, parseYamlFile, refusedFile, type YamlFile } from './yaml-file.ts';

export interface RuleFile extends YamlFile {
  /** Absent where the file is no rule. */
  readonly rule?: RuleSource;
}

/** A rule file is words and expressions; a larger one is no rule. */
export const MAX_RULE_BYTES = 256 * 1024;

let validator: ValidateFunction | undefined;

const FORM: Form = {
  what: 'rule',
  maxBytes: MAX_RULE_BYTES,
  validator: () => (validator ??= new Ajv({ allErrors: true, strict: true }).compile(RULE_SCHEMA)),
};

/** Reads one rule file; its name is the rule's id. */
export function parseRuleFile(file: string, id: string, text: string): RuleFile {
  const read = parseYamlFile(file, text, FORM);
  if (read.content === undefined) return read;
  // The schema has said that this is a rule but for its id, which is the file's name.
  return { ...read, rule: { id, ...(read.content as Omit<RuleSource, 'id'>) } };
}

/** A file that is no rule, for a reason that stands nowhere in particular. */
export function refusedRuleFile(file: string, message: string): RuleFile {
  return refusedFile(file, message);
}
