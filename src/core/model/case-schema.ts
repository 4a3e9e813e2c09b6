const text = { type: 'string', minLength: 1 } as const;
const folder = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' } as const;
const ruleId = folder;
const status = { enum: ['confirmed', 'probable', 'possible', 'at-risk', 'ruled-out', 'not-assessable'] } as const;

function list(items: object, description: string): object {
  return { type: 'array', items, maxItems: 64, description };
}

const place = { type: 'string', pattern: '^[^\\n]+:[1-9][0-9]{0,9}$' } as const;

const expectation = {
  type: 'object',
  description: 'What the rule must make of the bundle. What is not mentioned is not looked at.',
  properties: {
    status: { ...status, description: 'The outcome of the rule.' },
    cites: list(place, 'Lines that must be cited, as path:line.'),
    citesNot: list(place, 'Lines that must not be cited.'),
    against: list(place, 'Lines that must be shown as speaking against it.'),
    missing: list(text, 'Parts of the facts that must be asked for, in English.'),
    runs: list(text, 'Commands that must be suggested, filled in, one line each.'),
    runsNot: list(text, 'Commands that must not be suggested.'),
    chain: list({ enum: ['observed', 'inferred', 'missing'] }, 'Each link of the chain, in order.'),
    because: { ...text, description: 'Part of the reason why it is ruled out or cannot be told, in English.' },
    verdict: {
      enum: ['confirmed', 'probable', 'possible', 'at-risk', 'clear', 'insufficient'],
      description: 'The verdict of the whole diagnosis, all other rules considered.',
    },
    headline: { ...text, description: "Part of the verdict's headline, in English." },
    others: {
      type: 'object',
      propertyNames: ruleId,
      additionalProperties: status,
      description: 'Outcomes of other rules on the same bundle, by their ids.',
    },
  },
  required: ['status'],
  additionalProperties: false,
};

const start = {
  tree: { ...folder, description: 'The folder beside this file that the bundle begins as.' },
  evidence: { ...folder, description: 'The folder of test/evidence that the bundle begins as; in a checkout only.' },
  fixture: { ...folder, description: 'The folder of test/fixtures that the bundle begins as; in a checkout only.' },
} as const;

const change = {
  without: list(text, 'Members to leave out: globs, in which * stands for any run of characters but /.'),
  files: {
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Members to add or replace: path to text.',
  },
  links: { type: 'object', additionalProperties: text, description: 'Symbolic links to add: path to target.' },
  edit: {
    type: 'object',
    additionalProperties: { type: 'object', propertyNames: text, additionalProperties: { type: 'string' } },
    description: 'Text to replace in a member: path to pairs of old and new.',
  },
} as const;

const later = {
  type: 'object',
  description: "A bundle made after a fix: the case's own, changed, unless it says what it begins as.",
  properties: {
    name: { ...text, description: 'What came of the fix, in a few words.' },
    ...start,
    ...change,
    verify: list(
      { enum: ['held', 'not-held', 'cannot-tell'] },
      'What each step of verify that the finding shows must say of it, in order.',
    ),
  },
  required: ['name', 'verify'],
  additionalProperties: false,
} as const;

/** JSON Schema of a case file; the file's name is the id of the rule. */
export const CASE_SCHEMA: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Cases of an unhang rule',
  description: 'Small bundles, and what the rule of the same name must make of each.',
  type: 'array',
  minItems: 1,
  maxItems: 500,
  items: {
    type: 'object',
    properties: {
      name: { ...text, description: 'What this case shows, in a few words.' },
      ...start,
      ...change,
      truth: list(ruleId, 'Rules whose causes were really there; for npm run accuracy.'),
      expect: expectation,
      later: list(later, 'Bundles made after a fix, and what the steps of verify must say of each.'),
    },
    required: ['name', 'expect'],
    additionalProperties: false,
  },
};
