import type { CaseEvent } from '../cases/ports/records.ts';

import type { Clock } from './clock.ts';

/** How often the store is asked for more. */
const POLL_MS = 1000;
/** A comment in so long a silence, or proxies take the line for dead. */
const KEEP_ALIVE_MS = 15_000;
/** The client comes back by itself, with its key: one that was revoked meanwhile hears nothing more. */
const LONGEST_MS = 600_000;
/** What browsers wait before they come back. */
const RETRY_MS = 2000;

export interface EventSource {
  eventsAfter(id: number): Promise<readonly CaseEvent[]>;
  /** Is nothing being analysed any more? */
  isOver(): Promise<boolean>;
}

interface StreamOptions {
  readonly clock: Clock;
  /** Fires where the client goes. */
  readonly signal: AbortSignal;
  /** Is the server about to go? The client then comes back to another one. */
  readonly isClosing: () => boolean;
}

/** The first events, or `undefined` where there are none and none will come. */
export async function firstEvents(source: EventSource, after: number): Promise<readonly CaseEvent[] | undefined> {
  // In this order: all that happened before the end is written once the end is.
  const over = await source.isOver();
  const events = await source.eventsAfter(after);
  return over && events.length === 0 ? undefined : events;
}

/** Server-Sent Events, from those at hand to the end of the work, of patience, or of the client's interest. */
export async function* eventStream(
  source: EventSource,
  first: readonly CaseEvent[],
  after: number,
  { clock, signal, isClosing }: StreamOptions,
): AsyncGenerator<string> {
  const begun = clock.now();
  let [last, spoken, mayBeOver] = [after, begun, true];
  yield `retry: ${RETRY_MS}\n\n`;
  for (let batch = first; !signal.aborted; ) {
    for (const event of batch) {
      last = event.id;
      spoken = clock.now();
      mayBeOver ||= event.type === 'done' || event.type === 'error';
      yield written(event);
    }
    if (clock.now() - begun >= LONGEST_MS) return;
    const over: boolean = mayBeOver && (await source.isOver());
    mayBeOver = over;
    if (batch.length === 0 && !over) {
      await clock.wait(POLL_MS, signal);
      if (signal.aborted || isClosing()) return;
      if (clock.now() - spoken >= KEEP_ALIVE_MS) {
        spoken = clock.now();
        yield ': still there\n\n';
      }
    }
    batch = await source.eventsAfter(last);
    if (over && batch.length === 0) return;
  }
}

/** JSON has no line breaks outside its strings, and none inside them: one line of data. */
function written({ id, type, data, at }: CaseEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ ...data, at })}\n\n`;
}
