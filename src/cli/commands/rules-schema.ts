import { CASE_SCHEMA } from '../../core/model/case-schema.ts';
import { UnhangError } from '../../core/model/errors.ts';
import { RULE_SCHEMA } from '../../core/model/rule-schema.ts';
import { renderJson } from '../../core/words/json.ts';
import { EXIT } from '../exit.ts';
import { type Terminal, writeOut } from '../terminal.ts';

/** The JSON Schema of a rule file, or of a file of cases, for an editor. */
export async function schemaCommand(what: string | undefined, { stdout }: Terminal): Promise<number> {
  if (what !== undefined && what !== 'rule' && what !== 'cases')
    throw new UnhangError('USAGE', `rules schema takes rule or cases, not ${JSON.stringify(what)}`);
  await writeOut(stdout, renderJson(what === 'cases' ? CASE_SCHEMA : RULE_SCHEMA));
  return EXIT.analysed;
}
