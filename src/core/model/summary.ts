import type { Hangs, WaitingTasks } from './diagnosis.ts';
import type { Origin } from './fact.ts';

/** What a bundle says about itself, and its symptoms, whatever their cause. */
export interface Summary {
  readonly generator?: string;
  readonly host?: string;
  readonly os?: string;
  readonly kernel?: string;
  readonly capturedAt?: string;
  /** Commands and tasks that touch mounts and do not return: somebody must explain them. */
  readonly symptoms: readonly Symptom[];
  readonly timeline: readonly Moment[];
  /** Moments for which there was no room. */
  readonly moreMoments?: number;
  readonly hangs?: FoundHangs;
}

/** What hangs, without the words of a language. */
export interface FoundHangs extends Omit<Hangs, 'tasks'> {
  readonly tasks?: readonly FoundTasks[];
}

export type FoundTasks = Omit<WaitingTasks, 'waitsFor' | 'host'>;

export interface Symptom {
  /** `df (433)` */
  readonly who: string;
  /** The kernel function it sleeps in, or what the collector said. */
  readonly where: string;
  readonly source: Origin;
}

export interface Moment {
  readonly at: string;
  readonly what:
    | 'capture-start'
    | 'capture-end'
    | 'boot'
    | 'hung-report'
    | 'hung-report-last'
    | 'sign-once'
    | 'sign-first'
    | 'sign-last'
    | 'sign-over'
    | 'collector-command'
    | 'collector-timeout'
    | 'mount-started'
    | 'victim-started';
  /** The command or task it is about. */
  readonly subject: string;
  readonly source?: Origin;
}
