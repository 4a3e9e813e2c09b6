import type { FastifyRequest } from 'fastify';

import type { App } from '../cases/app.ts';
import type { ObjectDoor } from '../cases/ports/objects.ts';
import { UnhangError } from '../core/model/errors.ts';

/** The way into a store that has none of its own. Signed addresses of other stores do not lead here. */
export function objectDoor({ service }: App): ObjectDoor {
  if (service?.door !== undefined) return service.door;
  throw new UnhangError('NOT_FOUND', 'No bundles lie here: this server keeps none, or has a store with its own door.');
}

export function tokenOf({ params }: FastifyRequest): string {
  return (params as { token: string }).token; // the router has it from the path
}
