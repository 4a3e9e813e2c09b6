import type { Job } from './records.ts';

/** What a worker does with a job. One that throws is tried again, later each time; the last throw goes to the dead letters. */
export type Work = (job: Job, context: JobContext) => Promise<void>;

export interface JobContext {
  /** From 1. */
  readonly attempt: number;
  /** No further try will be made. */
  readonly last: boolean;
  /** Fires where the worker stops: the job is handed back and done by another one. */
  readonly signal: AbortSignal;
}

export interface DeadJob {
  readonly job: Job;
  readonly at: string;
  readonly reason: string;
}

/** The queue, in the same database as the rows. Several workers share it; a job is with one of them at a time, by a lease. */
export interface Jobs {
  /** Works until told to stop, on so many jobs at once. */
  start(work: Work, options: { readonly concurrency: number }): Promise<Worker>;
  dead(limit: number): Promise<DeadJob[]>;
  /** Waiting and running ones. */
  depth(): Promise<{ readonly waiting: number; readonly running: number }>;
}

export interface Worker {
  /** Takes no more, gives its jobs `graceMs` to end, and hands back what did not. */
  stop(graceMs: number): Promise<void>;
}
