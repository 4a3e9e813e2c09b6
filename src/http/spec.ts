import { readFile } from 'node:fs/promises';

import { parse } from 'yaml';

import type { operations } from './openapi.gen.d.ts';

export type OperationId = keyof operations;

/** The parts of OpenAPI 3.1 that we use; `$ref`s are resolved. */
export interface Spec {
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, SpecOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface SpecOperation {
  readonly operationId: OperationId;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly SpecParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, SpecMedia>> };
  readonly responses: Readonly<Record<string, SpecResponse>>;
  /** Absent or empty where no key is needed. */
  readonly security?: readonly Schema[];
}

interface SpecParameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Schema;
}

interface SpecMedia {
  readonly schema: Schema;
  readonly example?: unknown;
}

interface SpecResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly schema: Schema; readonly required?: boolean }>>;
  /** Absent where the answer has no body. */
  readonly content?: Readonly<Record<string, SpecMedia>>;
}

export type Schema = Readonly<Record<string, unknown>>;

/** The contract as it was written, and the same with every `$ref` replaced by what it refers to. */
export interface SpecDocument {
  readonly source: unknown;
  readonly spec: Spec;
}

/** The document lies beside `src` and, once built, beside `dist`. */
const LOCATION = new URL('../../openapi/openapi.yaml', import.meta.url);

let loaded: Promise<SpecDocument> | undefined;

/** Read and resolved once for the process; nobody changes it. */
export function loadSpec(): Promise<SpecDocument> {
  return (loaded ??= readSpec());
}

async function readSpec(): Promise<SpecDocument> {
  const source: unknown = parse(await readFile(LOCATION, 'utf8'));
  return { source, spec: resolve(source, source) as Spec }; // our own file, held to this shape by the contract tests
}

/** Replaces `$ref`s; our schemas do not recurse. */
function resolve(node: unknown, root: unknown): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => resolve(item, root));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string') return resolve(target(node.$ref, root), root);
  return Object.fromEntries(Object.entries(node).map(([key, value]: [string, unknown]) => [key, resolve(value, root)]));
}

function target(reference: string, root: unknown): unknown {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      root,
    );
}

export interface Route {
  readonly id: OperationId;
  readonly method: string;
  /** In Fastify's notation. */
  readonly url: string;
  readonly operation: SpecOperation;
  /** How the body is taken: as a stream of whatever it is, or as JSON. */
  readonly body?: 'stream' | 'json';
  readonly needsKey: boolean;
  /** The answer may have no end, or the size of a bundle: asking for its headers alone would produce all of it. */
  readonly streams: boolean;
}

const STREAMED = ['text/event-stream', 'application/octet-stream'];

export function routesOf(spec: Spec): Route[] {
  return Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      operation,
      ...bodyOf(operation),
      needsKey: (operation.security?.length ?? 0) > 0,
      streams: STREAMED.some((type) => type in (operation.responses['200']?.content ?? {})),
    })),
  );
}

function bodyOf({ requestBody }: SpecOperation): Pick<Route, 'body'> {
  if (requestBody === undefined) return {};
  return { body: 'application/json' in requestBody.content ? 'json' : 'stream' };
}

/** What Fastify validates: query parameters and JSON bodies. */
export function requestSchema({ operation }: Route): { querystring?: Schema; body?: Schema } {
  const query = operation.parameters?.filter((parameter) => parameter.in === 'query') ?? [];
  const json = operation.requestBody?.content['application/json'];
  return {
    ...(query.length > 0 && {
      querystring: {
        type: 'object',
        properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
        required: query.filter(({ required }) => required).map(({ name }) => name),
      },
    }),
    ...(json && { body: json.schema }),
  };
}
