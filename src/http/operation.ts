import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../cases/app.ts';

import type { Gate } from './gate.ts';
import type { HttpConfig } from './http-config.ts';
import type { Metrics } from './metrics.ts';
import type { ProblemSlug } from './problem.ts';
import type { SpecDocument } from './spec.ts';

/** What the operations need. */
export interface Needs {
  readonly app: App;
  readonly config: HttpConfig;
  readonly document: SpecDocument;
  readonly gate: Gate;
  readonly metrics: Metrics;
}

/** One operation of the contract: it translates between HTTP and the app, and nothing else. */
export type Operation = (needs: Needs) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

declare module 'fastify' {
  interface FastifyReply {
    /** The problem that was answered with, for the log and the metrics. */
    problem?: ProblemSlug;
    verdict?: string;
    bytesIn?: number;
  }
  interface FastifyContextConfig {
    readonly body?: 'stream' | 'json';
    readonly needsKey?: boolean;
  }
}
