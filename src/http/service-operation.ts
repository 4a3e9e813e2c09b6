import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Caller } from '../cases/service/caller.ts';
import type { CaseService } from '../cases/service/service.ts';

import type { operations } from './openapi.gen.d.ts';
import type { Needs, Operation } from './operation.ts';
import type { OperationId } from './spec.ts';

/** What an operation of the case service is given. */
export interface Call {
  readonly service: CaseService;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly needs: Needs;
}

/** An operation that takes a key. */
export function withCaller(answer: (call: Call) => Promise<FastifyReply>): Operation {
  return (needs) => async (request, reply) => {
    const { service } = needs.app;
    const { caller } = request;
    // The contract says of these operations that they take a key; without that the hook made no caller.
    if (service === undefined || caller === undefined) throw new Error('An operation without its caller.');
    return answer({ service, caller, request, reply, needs });
  };
}

type QueryOf<Id extends OperationId> = NonNullable<operations[Id]['parameters']['query']>;

/** Validated against the contract, and completed with its defaults, before an operation sees it. */
export function queryOf<Id extends OperationId>(request: FastifyRequest): QueryOf<Id> {
  return request.query as QueryOf<Id>;
}

type BodyOf<Id extends OperationId> = operations[Id] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } };
}
  ? Body
  : never;

/** Validated against the contract before an operation sees it. */
export function bodyOf<Id extends OperationId>(request: FastifyRequest): BodyOf<Id> {
  return request.body as BodyOf<Id>;
}

/** The id in the address. */
export function idOf({ params }: FastifyRequest): string {
  return (params as { id: string }).id; // the router has it from the path
}

/** The ids in the address of a bundle. */
export function bundleOf({ params }: FastifyRequest): { readonly id: string; readonly bundleId: string } {
  return params as { id: string; bundleId: string }; // the router has them from the path
}
