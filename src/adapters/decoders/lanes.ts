import { availableParallelism } from 'node:os';

/** What is decoded at a time, by programs. A third does not find a place in memory. */
export const LANES = Math.min(2, availableParallelism());

/** By threads: each has ten megabytes before it has begun, and what it decodes in. */
export const THREAD_LANES = 1;
