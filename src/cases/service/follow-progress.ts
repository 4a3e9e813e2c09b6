import type { Analysis, Bundle } from '../ports/records.ts';
import type { ServiceNeeds } from './needs.ts';

/** Seconds between two looks: is it cancelled, and how far has it come? */
const EVERY = 1;

export interface Following {
  /** Fires where the analysis was cancelled, or its worker stops. */
  readonly signal: AbortSignal;
  /** So many bytes more were read. */
  readonly count: (bytes: number) => void;
  cancelled(): boolean;
  stop(): void;
}

/** Writes down how far a running analysis has come, and hears that somebody cancelled it. */
export function followProgress(
  { id, organisation, caseId }: Analysis,
  { bytes: totalBytes }: Bundle,
  stopping: AbortSignal,
  { records, now, analysis }: ServiceNeeds,
): Following {
  const controller = new AbortController();
  const { watch } = analysis.startWatch(undefined);
  let [readBytes, told, cancelled, stopped] = [0, 0, false, false];
  let unset = watch.after(EVERY, look);

  function look(): void {
    void write().then(
      (running) => {
        if (!running && !stopped) {
          cancelled = true;
          controller.abort();
        } else if (!stopped) unset = watch.after(EVERY, look);
      },
      // A database that is away for a moment ends no analysis; the next look asks again.
      () => {
        if (!stopped) unset = watch.after(EVERY, look);
      },
    );
  }

  function write(): Promise<boolean> {
    const progress = { phase: 'reading', readBytes, totalBytes } as const;
    const moved = readBytes !== told;
    told = readBytes;
    return records.within(organisation, async (rows) => {
      const running = await rows.changeAnalysis(id, ['running'], { progress });
      if (running && moved) {
        await rows.addEvent({ caseId, at: now(), type: 'progress', data: { analysis: id, ...progress } });
      }
      return running;
    });
  }

  return {
    signal: AbortSignal.any([stopping, controller.signal]),
    count: (bytes) => {
      readBytes += bytes;
    },
    cancelled: () => cancelled,
    stop: () => {
      stopped = true;
      unset();
    },
  };
}
