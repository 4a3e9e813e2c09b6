const words = {
  type: 'object',
  description: 'The same in every language.',
  properties: { en: { type: 'string', pattern: '\\S' }, 'zh-CN': { type: 'string', pattern: '\\S' } },
  required: ['en', 'zh-CN'],
  additionalProperties: false,
} as const;
const text = { type: 'string', minLength: 1 } as const;
const expression = { type: 'string', minLength: 1, maxLength: 2048 } as const;
const name = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,39}$' } as const;

/** What an editor shows beside a field. */
function about(description: string, schema: object): object {
  return { ...schema, description };
}

function object(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object, minItems = 0): object {
  return { type: 'array', items, minItems, maxItems: 64 };
}

function signals(more: object = {}): object {
  const limit = about('Facts cited at most.', { type: 'integer', minimum: 1, maximum: 50 });
  return {
    type: 'object',
    propertyNames: name,
    minProperties: 1,
    maxProperties: 100,
    additionalProperties: object(
      {
        see: about('A CEL expression that yields a list of facts; see docs/facts.md for what there is.', expression),
        says: about('What a matched fact shows; {{field}} is a field of it.', words),
        cite: about('A field of further lines to cite in place of the line that the fact was read from.', name),
        limit,
        ...more,
      },
      ['see', 'says'],
    ),
  };
}

const claim = object(
  {
    claim: about('One link from the cause to the hang.', words),
    observed: about('Where this is true the claim was seen, and the signals it names are its evidence.', expression),
    inferred: about('Where this is true the claim follows from what was seen; else it is missing.', expression),
  },
  ['claim', 'observed'],
);
const chain = about('From the cause to the hang, link by link.', list(claim));
const run = about(
  'Pasted into a root shell; {{name}} is the first of a value, {{name*}} all of it, each quoted.',
  text,
);
const step = {
  do: about('What the command does, and what it costs.', words),
  run,
  when: about('Shown only where this is true: a truth over signals, and over `hanging`.', expression),
};
const command = about('What prints the fact on the host.', text);
const severity = { enum: ['low', 'medium', 'high', 'critical'] };
const role = { enum: ['for', 'against', 'context'] };

/** JSON Schema of a rule file; the file's name is the rule's id. */
export const RULE_SCHEMA: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'unhang rule',
  type: 'object',
  properties: {
    severity: about('How bad it is where it holds.', severity),
    title: about('The cause, in a few words.', words),
    headline: about('One sentence for the verdict: what hangs, where, and why.', words),
    summary: about('How it comes about, and how it shows.', words),
    behind: about(
      'Ids of rules whose causes make what this one sees: where both hold with the same word, they come first.',
      list({ type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }, 1),
    ),
    needs: about(
      'Without these nothing can be said.',
      list(
        object(
          {
            any: about('Kinds of facts, of which one at least must be known; see docs/facts.md.', list(text, 1)),
            fact: words,
            why: words,
            command,
          },
          ['any', 'fact', 'why'],
        ),
      ),
    ),
    values: {
      type: 'object',
      description: 'What {{name}} stands for in texts and commands.',
      propertyNames: name,
      additionalProperties: object(
        {
          see: about('A CEL expression that yields a list of strings or integers.', expression),
          default: { type: 'string', description: 'Stands where the bundle has no usable value; never quoted.' },
        },
        ['see', 'default'],
      ),
    },
    signals: about(
      'What can be seen in a bundle, by names that truths use. Whatever a signal matched becomes evidence.',
      signals({ role: about('`context` is shown only where a truth names it.', role) }),
    ),
    holds: {
      type: 'object',
      description:
        'Truths over the names of signals, tried from `confirmed` to `at-risk`; the first that is true counts.',
      properties: {
        confirmed: about('The cause itself was seen.', expression),
        probable: about('Its signs were seen, and hardly anything else makes them.', expression),
        possible: about('It fits, and so may other causes.', expression),
        'at-risk': about('Nothing hangs, and it could any time; goes with `atRisk`.', expression),
      },
      minProperties: 1,
      additionalProperties: false,
    },
    atRisk: about(
      'What is said instead where nothing hangs yet.',
      object({ headline: words, summary: words, chain }, ['headline', 'summary', 'chain']),
    ),
    ruledOut: about(
      'Tried before `holds`, in order; the first that is true rules the cause out.',
      list(
        object(
          {
            when: expression,
            because: words,
            byAbsence: about('It rests on something not found: in a bundle that was cut this proves nothing.', {
              type: 'boolean',
            }),
          },
          ['when', 'because'],
        ),
      ),
    ),
    chain,
    missing: about(
      'What would tell more; asked for unless a truth holds.',
      list(object({ unless: expression, fact: words, why: words, command }, ['unless', 'fact', 'why'])),
    ),
    reproduce: about(
      'How to see it happen on a machine that can be thrown away.',
      list(object({ ...step, cleansUp: about('It puts back what the other steps did.', { type: 'boolean' }) }, ['do'])),
    ),
    // A command nobody has weighed is not suggested.
    workarounds: about(
      'What gets the host going again, the least risky first.',
      list(
        object(
          {
            ...step,
            risk: about('What may be lost or hang by it.', { enum: ['none', 'low', 'medium', 'high'] }),
            undo: about('How to take it back.', words),
          },
          ['do', 'risk'],
        ),
      ),
    ),
    fix: about(
      'What mends the cause.',
      list(
        object(
          {
            ...step,
            patch: about('Name of a file in rules/patches of unhang.', text),
            since: about('The release that has it.', words),
          },
          ['do'],
        ),
      ),
    ),
    verify: about(
      'How to see that it is mended, on the host, and by `unhang verify` from a bundle made after the fix.',
      list(
        object(
          {
            ...step,
            expect: about('What the command then prints.', words),
            held: about('A truth over `signals` and `after` of the later bundle: it proves the step.', expression),
            broken: about('Tried before `held`: it proves that the step does not hold.', expression),
          },
          ['do', 'expect'],
        ),
      ),
    ),
    after: about(
      'Signals of the bundle made after the fix; before.NAME holds what a value was in the one before.',
      signals(),
    ),
    references: about(
      'Where claims come from; links are not fetched.',
      list(object({ title: text, url: { type: 'string', pattern: '^https://' } }, ['title', 'url'])),
    ),
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
