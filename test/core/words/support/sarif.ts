import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * The schema of SARIF 2.1.0 (rtm.5), as published on SchemaStore and in the npm package @microsoft/jest-sarif (MIT).
 * It is written in draft 4, of which it uses nothing that draft 7 reads otherwise, but for the name of `id`.
 */
function sarifValidator() {
  const file = new URL('../../../fixtures/sarif-2.1.0.schema.json', import.meta.url);
  const { id: $id, $schema: _draft4, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile({ ...schema, $id: String($id) });
}

export const isSarif = sarifValidator();
