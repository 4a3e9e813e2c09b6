import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

import { loadSpec, type OperationId, routesOf, type Schema, type SpecOperation } from '../../../src/http/spec.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
ajv.addVocabulary(['example']);

/** In place of a media type. */
const NO_BODY = 'nothing';

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Holds answers against the OpenAPI document, and remembers which of its promises were seen kept. */
export async function contract() {
  const { spec } = await loadSpec();
  const operations = new Map(routesOf(spec).map(({ id, operation }) => [id, operation]));
  const seen = new Set<string>();

  return {
    promised: [...operations].flatMap(([id, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        Object.keys(content ?? { [NO_BODY]: {} }).map((type) => `${id} ${status} ${type}`),
      ),
    ),
    seen,
    operations,
    schemas: spec.components.schemas,
    check(id: OperationId, answer: Answer): void {
      const { type, response } = declared(operations.get(id), answer);
      seen.add(`${id} ${answer.statusCode} ${type}`);
      for (const [name, { schema, required }] of Object.entries(response.headers ?? {})) {
        const value = answer.headers[name.toLowerCase()];
        if (required === true || value !== undefined) expectValid(schema, value, `header ${name}`);
      }
      if (type === NO_BODY) {
        expect(answer.body).toBe('');
        return;
      }
      const body: unknown = type.endsWith('json') ? JSON.parse(answer.body) : answer.body;
      expectValid(response.content?.[type]?.schema ?? {}, body, 'body');
    },
  };
}

function declared(operation: SpecOperation | undefined, { statusCode, headers }: Answer) {
  const response = operation?.responses[statusCode];
  if (response === undefined) throw new Error(`status ${statusCode} is not declared`);
  if (response.content === undefined) return { type: NO_BODY, response };
  const [type = ''] = String(headers['content-type']).split(';');
  if (!(type in response.content)) throw new Error(`${statusCode} with ${type} is not declared`);
  return { type, response };
}

const compiled = new Map<Schema, ValidateFunction>();

export function expectValid(schema: Schema, value: unknown, what: string): void {
  const validate = compiled.get(schema) ?? ajv.compile(closed(schema) as Schema);
  compiled.set(schema, validate);
  expect(validate(value) ? [] : validate.errors, what).toEqual([]);
}

/** In a test, a field that the contract does not name is a defect; clients must live with new ones. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]: [string, unknown]) => [key, closed(value)]));
  return 'properties' in copy && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}
