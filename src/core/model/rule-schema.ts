const words = {
  type: 'object',
  properties: { en: { type: 'string', pattern: '\\S' }, 'zh-CN': { type: 'string', pattern: '\\S' } },
  required: ['en', 'zh-CN'],
  additionalProperties: false,
} as const;
const text = { type: 'string', minLength: 1 } as const;
const expression = { type: 'string', minLength: 1, maxLength: 2048 } as const;
const name = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,39}$' } as const;

function object(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object, minItems = 0): object {
  return { type: 'array', items, minItems, maxItems: 64 };
}

const chain = list(object({ claim: words, observed: expression, inferred: expression }, ['claim', 'observed']));
const step = { do: words, run: text, when: expression };

/** JSON Schema of a rule file; the file's name is the rule's id. */
export const RULE_SCHEMA: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'unhang rule',
  type: 'object',
  properties: {
    severity: { enum: ['low', 'medium', 'high', 'critical'] },
    title: words,
    headline: words,
    summary: words,
    needs: list(object({ any: list(text, 1), fact: words, why: words, command: text }, ['any', 'fact', 'why'])),
    values: {
      type: 'object',
      propertyNames: name,
      additionalProperties: object({ see: expression, default: { type: 'string' } }, ['see', 'default']),
    },
    signals: {
      type: 'object',
      propertyNames: name,
      minProperties: 1,
      maxProperties: 100,
      additionalProperties: object(
        {
          see: expression,
          says: words,
          cite: name,
          role: { enum: ['for', 'against', 'context'] },
          limit: { type: 'integer', minimum: 1, maximum: 50 },
        },
        ['see', 'says'],
      ),
    },
    holds: {
      type: 'object',
      properties: { confirmed: expression, probable: expression, possible: expression, 'at-risk': expression },
      minProperties: 1,
      additionalProperties: false,
    },
    atRisk: object({ headline: words, summary: words, chain }, ['headline', 'summary', 'chain']),
    ruledOut: list(object({ when: expression, because: words, byAbsence: { type: 'boolean' } }, ['when', 'because'])),
    chain,
    missing: list(object({ unless: expression, fact: words, why: words, command: text }, ['unless', 'fact', 'why'])),
    reproduce: list(object(step, ['do'])),
    // A command nobody has weighed is not suggested.
    workarounds: list(
      object({ ...step, risk: { enum: ['none', 'low', 'medium', 'high'] }, undo: words }, ['do', 'risk']),
    ),
    fix: list(object({ ...step, patch: text, since: words }, ['do'])),
    verify: list(object({ ...step, expect: words }, ['do', 'expect'])),
    references: list(object({ title: text, url: { type: 'string', pattern: '^https://' } }, ['title', 'url'])),
  },
  required: [
    'severity',
    'title',
    'headline',
    'summary',
    'needs',
    'signals',
    'holds',
    'ruledOut',
    'chain',
    'reproduce',
    'workarounds',
    'fix',
    'verify',
    'references',
  ],
  additionalProperties: false,
};
