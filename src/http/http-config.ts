import type { DestinationStream } from 'pino';

import { type Clock, SYSTEM_CLOCK } from './clock.ts';

export interface HttpConfig {
  /** Largest bundle, as sent. */
  readonly maxBytes: number;
  /** Largest JSON body. */
  readonly maxJsonBytes: number;
  /** Bundles diagnosed at once; one more is told to come back. */
  readonly maxConcurrent: number;
  /** Longest silence of a client that owes us bytes. */
  readonly idleMs: number;
  /** Slowest mean speed of a client, once we have waited `meanAfterMs` for it in all. */
  readonly minBytesPerSecond: number;
  readonly meanAfterMs: number;
  /** Requests that one API key may make in a minute. Bytes of bundles count for nothing here. */
  readonly requestsPerMinute: number;
  /** A request line and its headers must arrive within this time. */
  readonly headersMs: number;
  /** How long the rest of a body that we no longer want is still taken in, so that the client can read our answer. */
  readonly lingerMs: number;
  /** How long a shutdown waits for diagnoses in progress. */
  readonly drainMs: number;
  readonly logLevel: string;
  /** Where log lines go: standard error, since standard output is for results. */
  readonly logTo: DestinationStream;
  /** Of the program, told by the metrics. */
  readonly version: string;
  readonly clock: Clock;
}

export const HTTP_DEFAULTS: HttpConfig = {
  maxBytes: 5 * 1024 ** 3,
  maxJsonBytes: 1024 ** 2,
  maxConcurrent: 16,
  idleMs: 30_000,
  minBytesPerSecond: 64 * 1024,
  meanAfterMs: 60_000,
  requestsPerMinute: 600,
  headersMs: 10_000,
  lingerMs: 30_000,
  drainMs: 30_000,
  logLevel: 'info',
  logTo: process.stderr,
  version: 'unknown',
  clock: SYSTEM_CLOCK,
};

export const MAX_HEADER_BYTES = 16 * 1024;
export const MAX_URL_BYTES = 8 * 1024;
