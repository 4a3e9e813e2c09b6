import { randomUUID } from 'node:crypto';

import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifySchemaCompiler,
  LogController,
} from 'fastify';

import type { App } from '../cases/app.ts';

import { authenticateCallers } from './authenticate.ts';
import { refuseBadRequest } from './client-error.ts';
import { createGate, type Gate } from './gate.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { HTTP_DEFAULTS, type HttpConfig, MAX_HEADER_BYTES, MAX_URL_BYTES } from './http-config.ts';
import { prepareBodies } from './json-body.ts';
import { lingerAfterEarlyAnswers } from './linger.ts';
import { createLogger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { Needs } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { sendError, sendProblem } from './problem.ts';
import { observeAnswer, observeRequests } from './observe.ts';
import { loadSpec, requestSchema, routesOf } from './spec.ts';
import { refuseLongUrls, sendNotFound } from './unrouted.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly gate: Gate;
  }
}

/** Answers longer than this wait for a client that does not read are given up; no diagnosis may take so long either. */
const SOCKET_SILENCE_MS = 600_000;

/** The HTTP door, not yet listening. The contract in `openapi/` says which routes there are and what they take. */
export async function createHttp(app: App, settings: Partial<HttpConfig> = {}): Promise<FastifyInstance> {
  const config: HttpConfig = { ...HTTP_DEFAULTS, ...settings };
  const document = await loadSpec();
  const gate = createGate(config.maxConcurrent);
  const metrics = createMetrics({ ...config, inFlight: () => gate.inFlight });
  const server = createServer(config, metrics);

  server.decorate('gate', gate);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
  });
  observeRequests(server, metrics);
  lingerAfterEarlyAnswers(server, config.lingerMs);
  refuseLongUrls(server);
  const needs: Needs = { app, config, document, gate, metrics };
  authenticateCallers(server, needs);
  prepareBodies(server, config, metrics);
  addRoutes(server, needs);
  return server;
}

function createServer(config: HttpConfig, metrics: Metrics): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = createLogger(config.logLevel, config.logTo);
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    connectionTimeout: SOCKET_SILENCE_MS,
    keepAliveTimeout: 72_000,
    // Node's limit for a whole request would end a long upload; bodies have limits of their own, see request-body.ts.
    requestTimeout: 0,
    http: { headersTimeout: config.headersMs, maxHeaderSize: MAX_HEADER_BYTES, connectionsCheckingInterval: 1000 },
    clientErrorHandler: refuseBadRequest,
    // A parameter may be as long as an address; the router would answer 414 at 100 characters.
    routerOptions: { maxParamLength: MAX_URL_BYTES },
    // For addresses that cannot be decoded; no hooks run for them.
    frameworkErrors: (_error, request, reply) => {
      reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
      if (request.url.length > MAX_URL_BYTES) sendProblem(reply, 'uri-too-long');
      else sendProblem(reply, 'invalid-request', 'The address is not a valid one.');
      observeAnswer(request, reply, metrics);
    },
  });
  server.setValidatorCompiler(requestValidator());
  server.setSerializerCompiler(() => JSON.stringify);
  server.setErrorHandler((error, _request, reply) => sendError(reply, error));
  server.setNotFoundHandler(sendNotFound);
  return server;
}

/**
 * Bodies are held against the contract as they are: nothing is coerced, nothing dropped. An address has no numbers and no
 * lists, only text; there `limit=5` is a number and one `state` is a list of one.
 */
function requestValidator(): FastifySchemaCompiler<AnySchema> {
  const options = { allErrors: true, strict: true, strictTypes: false, removeAdditional: false } as const;
  const bodies = new Ajv2020({ ...options, coerceTypes: false }).addVocabulary(['example']);
  const addresses = new Ajv2020({ ...options, coerceTypes: 'array', useDefaults: true }).addVocabulary(['example']);
  return ({ schema, httpPart }) => (httpPart === 'querystring' ? addresses : bodies).compile(schema);
}

function addRoutes(server: FastifyInstance, needs: Needs): void {
  for (const route of routesOf(needs.document.spec)) {
    server.route({
      method: route.method,
      url: route.url,
      schema: requestSchema(route),
      exposeHeadRoute: !route.streams,
      config: { needsKey: route.needsKey, ...(route.body !== undefined && { body: route.body }) },
      handler: OPERATIONS[route.id](needs),
    });
  }
}

/** The caller's own id is kept where it is harmless to write into logs and headers. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
